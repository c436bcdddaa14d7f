namespace PeaceCoord.Web.Shared;

public static partial class Routes
{
    public const string Account = "/account";
    public const string SecondStep = "/account/second-step";
    public const string SignInCode = "/sign-in/code";
    public const string Members = "/workspace/members";
    public const string Invitations = "/account/invitations";
    public const string Accounts = "/admin/accounts";
    public const string Workspaces = "/admin/workspaces";

    public static string MembersOf(Guid of) => $"{Members}?of={of}";

    public static string Invitation(Guid id) => $"{Invitations}/{id}";

    public static string MembershipOf(Guid of, Guid id) => $"{Members}/{of}/{id}";

    public static string WithdrawInvitation(Guid of, Guid id) => $"{Members}/{of}/invitations/{id}/withdraw";

    public static string EndMember(Guid of, Guid id) => $"{Members}/{of}/{id}/end";

    public static string AccountOf(Guid id) => $"{Accounts}/{id}";

    public static string AppointIn(Guid id) => $"{Workspaces}/{id}/administrator";

    public static string SignInCodeThen(string next) => $"{SignInCode}?next={Uri.EscapeDataString(next)}";
}
