using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Domain.People;

public static class PeopleRefusalCodes
{
    public const string AccountsExist = "People.AccountsExist";
    public const string EmailTaken = "People.EmailTaken";
    public const string EmailMalformed = "People.EmailMalformed";
    public const string PasswordTooShort = "People.PasswordTooShort";
    public const string PasswordTooPlain = "People.PasswordTooPlain";
    public const string PasswordKnown = "People.PasswordKnown";
    public const string PasswordsDiffer = "People.PasswordsDiffer";
    public const string WrongPassword = "People.WrongPassword";
    public const string WrongSignIn = "People.WrongSignIn";
    public const string WrongCode = "People.WrongCode";
    public const string SignInExpired = "People.SignInExpired";
    public const string SecondStepInUse = "People.SecondStepInUse";
    public const string LockedOut = "People.LockedOut";
    public const string NoSuchAccount = "People.NoSuchAccount";
    public const string NotOneself = "People.NotOneself";
    public const string AlreadyMember = "People.AlreadyMember";
    public const string RoleElsewhere = "People.RoleElsewhere";
    public const string UnknownFieldOffice = "People.UnknownFieldOffice";
    public const string DayOutOfRange = "People.DayOutOfRange";
    public const string MembershipOver = "People.MembershipOver";
    public const string NoClearanceAsked = "People.NoClearanceAsked";
    public const string AskedByOneself = "People.AskedByOneself";
    public const string AlreadyInvited = "People.AlreadyInvited";
    public const string TooManyInvitations = "People.TooManyInvitations";
    public const string InvitationOver = "People.InvitationOver";
    public const string PasswordNamesOneself = "People.PasswordNamesOneself";
    public const string NotInvitedAddress = "People.NotInvitedAddress";
    public const string PasskeyFailed = "People.PasskeyFailed";
    public const string TooManyPasskeys = "People.TooManyPasskeys";
    public const string NotTheAddress = "People.NotTheAddress";
    public const string LinkOver = "People.LinkOver";
    public const string LinkFirst = "People.LinkFirst";
    public const string HasJoined = "People.HasJoined";
    public const string ResetWaits = "People.ResetWaits";
    public const string NoResetAsked = "People.NoResetAsked";
    public const string NoSecondStep = "People.NoSecondStep";
    public const string OnServerOnly = "People.OnServerOnly";
    public const string MemberTooShort = "People.MemberTooShort";
    public const string AccountShut = "People.AccountShut";
    public const string NotJoined = "People.NotJoined";
    public const string PasswordOnServer = "People.PasswordOnServer";
    public const string ConfirmFirst = "People.ConfirmFirst";
}

public static class PeopleRefusals
{
    /// <summary>The act asks for a proof of a moment ago; forms answer it with a field for the password or the code, and keep what was typed. See <see cref="StepUp"/>.</summary>
    public static Refusal ConfirmFirst { get; } = new(PeopleRefusalCodes.ConfirmFirst);
}
