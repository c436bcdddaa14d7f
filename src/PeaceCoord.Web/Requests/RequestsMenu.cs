using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Requests;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.Requests;

/// <summary>For people of organisations, whose menu is short; those of the mission come to it from home.</summary>
internal sealed class RequestsEntry : IMenuEntry
{
    public static MenuItem Item { get; } = new(Routes.Requests, () => Words.Title, 420, SignedInOnly: true, [Role.OrgCoordinator, Role.OrgMember]);
}

/// <summary>How states of requests look.</summary>
internal static class RequestWords
{
    public static string ClassOf(RequestState state) => state switch
    {
        RequestState.Sent => "warn",
        RequestState.Acknowledged => "now",
        RequestState.MeetingSet => "info",
        RequestState.Answered => "ok",
        _ => "off",
    };
}
