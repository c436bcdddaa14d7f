using PeaceCoord.Domain.Organisations;

namespace PeaceCoord.Web.Shared;

public static partial class Routes
{
    /// <summary>What organisations ask of the mission; for an organisation its own.</summary>
    public const string Requests = "/requests";
    public const string NewRequest = "/requests/new";

    public static string RequestsOf(OrganisationId organisation) => With(Requests, ("organisation", organisation.Value.ToString()));

    public static string Request(Guid id) => $"{Requests}/{id}";

    public static string SetMeeting(Guid id) => $"{Request(id)}/meeting";

    public static string AnswerRequest(Guid id) => $"{Request(id)}/answer";

    public static string WithdrawRequest(Guid id) => $"{Request(id)}/withdraw";
}
