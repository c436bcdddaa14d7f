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
}
