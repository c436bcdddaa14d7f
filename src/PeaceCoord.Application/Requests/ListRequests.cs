using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Organisations;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Requests;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Requests;

/// <summary>Requests the actor may see: those the mission was sent, and those the actor's organisations sent. Open ones first, the longest waiting first.</summary>
public sealed class ListRequests(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public const int PageSize = 25;

    public async Task<RequestList> Run(ListRequestsInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        var asked = new AddressReading();
        var state = asked.Choice<RequestState>(input.State, nameof(input.State));
        var theme = asked.Choice<ConcernTheme>(input.Theme, nameof(input.Theme));
        var organisation = Guid.TryParse(input.Organisation, out var chosen) ? new OrganisationId(chosen) : (OrganisationId?)null;
        await using var db = await database.Open<ListRequests>(actor, cancel);
        var seen = db.Requests.AsNoTracking().VisibleTo(actor);
        if (state is { } s)
            seen = seen.Where(r => r.State == s);
        if (theme is { } t)
            seen = seen.Where(r => r.Theme == t);
        if (organisation is { } o)
            seen = seen.Where(r => r.OrganisationId == o);
        var count = await seen.CountAsync(cancel);
        var page = Part.At(AddressReading.Page(input.Page), count, PageSize);
        var found = await seen.OrderBy(r => r.State == RequestState.Answered || r.State == RequestState.Withdrawn)
            .ThenBy(r => r.State == RequestState.Answered || r.State == RequestState.Withdrawn ? DateTimeOffset.UnixEpoch : r.SentAt).ThenByDescending(r => r.SentAt)
            .Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(cancel);
        var names = await db.OrganisationNames(actor, found, cancel);
        var zones = await db.Workspaces.AsNoTracking().Select(w => new { w.Id, w.TimeZone, w.Name }).ToDictionaryAsync(w => w.Id, cancel);
        var now = clock.GetUtcNow();
        return new RequestList(
            [.. found.Select(r => RequestRow.Of(r, actor, names.GetValueOrDefault(r.OrganisationId, ""), zones[r.WorkspaceId].Name, MissionTime.Today(zones[r.WorkspaceId].TimeZone, now)))],
            count, page, state, theme, organisation, RequestAccess.CanSend(actor), actor.WorkspacesAs(Role.Officer, Role.SectionHead).Count > 0, asked.Refusals);
    }
}

internal static class RequestNames
{
    public static async Task<Dictionary<OrganisationId, string>> OrganisationNames(this PeaceCoordDb db, Actor actor, IReadOnlyList<EngagementRequest> requests, CancellationToken cancel)
    {
        var ids = requests.Select(r => r.OrganisationId).Distinct().ToList();
        return await db.Organisations.AsNoTracking().VisibleTo(actor).Where(o => ids.Contains(o.Id)).Select(o => new { o.Id, o.LegalName }).ToDictionaryAsync(o => o.Id, o => o.LegalName, cancel);
    }
}

/// <summary>The list's address, as typed.</summary>
public sealed record ListRequestsInput
{
    public string? State { get; init; }

    public string? Theme { get; init; }

    /// <summary>One organisation's; what cannot be read counts as none.</summary>
    public string? Organisation { get; init; }

    public string? Page { get; init; }
}

/// <param name="CanSend">Whether the reader belongs to an organisation.</param>
/// <param name="Answers">Whether the reader answers for a mission.</param>
public sealed record RequestList(
    IReadOnlyList<RequestRow> Rows, int Count, int Page, RequestState? State, ConcernTheme? Theme, OrganisationId? Organisation, bool CanSend, bool Answers, IReadOnlyList<Refusal> Refusals);

/// <param name="Days">Since it was sent, until it was answered.</param>
/// <param name="Turn">What the reader's side is asked to do; null when it is not its turn.</param>
public sealed record RequestRow(
    Guid Id, string Organisation, string Mission, string Subject, RequestKind Kind, ConcernTheme Theme, ConcernUrgency Urgency, RequestState State, Label Label, DateOnly SentOn, int Days, DateOnly? MeetingOn, RequestTurn? Turn)
{
    internal static RequestRow Of(EngagementRequest request, Actor actor, string organisation, string mission, DateOnly today) => new(
        request.Id.Value,
        organisation,
        mission,
        request.Subject,
        request.Kind,
        request.Theme,
        request.Urgency,
        request.State,
        request.Label,
        request.SentOn,
        Math.Max(0, (request.AnsweredOn ?? today).DayNumber - request.SentOn.DayNumber),
        request.MeetingOn,
        actor.Organisations.Contains(request.OrganisationId) ? request.TurnOfTheOrganisation(today) : request.TurnOfTheMission(today));
}
