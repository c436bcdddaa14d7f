namespace PeaceCoord.Web.Shared;

public static partial class Routes
{
    public const string Account = "/account";
    public const string SecondStep = "/account/second-step";
    public const string Confirm = "/account/confirm";
    public const string StaySignedIn = "/account/stay";
    public const string Passkeys = "/account/second-step/passkeys";
    public const string PasskeyToAdd = "/account/second-step/passkey-offer";
    public const string PasskeyToConfirm = "/account/confirm/passkey-offer";
    public const string PasskeyToSignIn = "/sign-in/passkey-offer";
    public const string JoinStart = "/join";
    public const string JoinAccountStart = "/join/account";
    public const string BackStart = "/join/second-step";
    public const string NewPasswordStart = "/join/password";
    public const string SignInCode = "/sign-in/code";
    public const string Members = "/workspace/members";
    public const string Invitations = "/account/invitations";
    public const string Accounts = "/admin/accounts";
    public const string Workspaces = "/admin/workspaces";

    public static string MembersOf(Guid of) => $"{Members}?of={of}";

    public static string Invitation(Guid id) => $"{Invitations}/{id}";

    public static string MembershipOf(Guid of, Guid id) => $"{Members}/{of}/{id}";

    public static string WithdrawInvitation(Guid of, Guid id) => $"{Members}/{of}/invitations/{id}/withdraw";

    public static string InvitationLink(Guid of, Guid id) => $"{Members}/{of}/invitations/{id}/link";

    /// <param name="secret">Of the link.</param>
    public static string Join(string secret) => $"{JoinStart}?key={secret}";

    /// <summary>Where the person of an account that an administrator made chooses its password.</summary>
    /// <param name="secret">Of the link.</param>
    public static string JoinAccount(string secret) => $"{JoinAccountStart}?key={secret}";

    /// <summary>Where somebody whose second step was removed comes back in.</summary>
    /// <param name="secret">Of the link.</param>
    public static string BackIn(string secret) => $"{BackStart}?key={secret}";

    /// <summary>Where somebody who forgot the password chooses another.</summary>
    /// <param name="secret">Of the link.</param>
    public static string NewPassword(string secret) => $"{NewPasswordStart}?key={secret}";

    public static string SecondStepOf(Guid of, Guid id) => $"{Members}/{of}/{id}/second-step";

    public static string SignInAfterJoining => $"{SignIn}?joined=1&next={Uri.EscapeDataString(SecondStep)}";

    public static string SignInAfterNewPassword => $"{SignIn}?chosen=1";

    public static string SignInAfterInvitation => $"{SignIn}?next={Uri.EscapeDataString(SecondStep)}";

    public static string EndMember(Guid of, Guid id) => $"{Members}/{of}/{id}/end";

    public static string AccountOf(Guid id) => $"{Accounts}/{id}";

    public static string AppointIn(Guid id) => $"{Workspaces}/{id}/administrator";

    public static string RemovePasskey(string id) => $"{Passkeys}?remove={id}";

    public static string EndSession(Guid id) => $"{Account}/sessions/{id}/end";

    public static string ConfirmThen(string next) => $"{Confirm}?next={Uri.EscapeDataString(next)}";

    public static string SignInCodeThen(string next) => $"{SignInCode}?next={Uri.EscapeDataString(next)}";
}
