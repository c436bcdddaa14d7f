using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Organisations;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.Requests;

namespace PeaceCoord.Application.Requests;

/// <summary>
/// An organisation asks the mission that registered it for a meeting, or raises a concern. Its coordinators and members; at most
/// <see cref="EngagementRequest.MostADay"/> within 24 hours.
/// </summary>
public sealed class SendRequest(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(SendRequestInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        var now = clock.GetUtcNow();
        if (!RequestAccess.CanSend(actor))
            return Refusal.NotPermitted(RequestAccess.Senders);
        await using var db = await database.Open<SendRequest>(actor, cancel);
        var asked = input.OrganisationId is { } chosen ? new OrganisationId(chosen) : actor.Organisations.Count == 1 ? actor.Organisations[0] : (OrganisationId?)null;
        if (asked is not { } own)
            return Refusal.Required(nameof(input.OrganisationId));
        var organisation = await db.Organisations.AsNoTracking().VisibleTo(actor).Find(own, cancel);
        if (organisation is null || !RequestAccess.CanSend(actor, organisation))
            return new Refusal(RequestRefusalCodes.NotYourOrganisation, nameof(input.OrganisationId));
        if (await db.Requests.AsNoTracking().VisibleTo(actor).AnyAsync(r => r.Id == new RequestId(input.Id), cancel))
            return Result.Done;

        var since = now.AddDays(-1);
        var check = new Check().Unless(
            await db.Requests.CountAsync(r => r.OrganisationId == own && r.SentAt > since, cancel) < EngagementRequest.MostADay,
            new Refusal(RequestRefusalCodes.TooManyToday, null, EngagementRequest.MostADay));
        var sent = EngagementRequest.Send(new RequestId(input.Id), organisation, input.Facts, actor.Id!.Value, await db.Today(organisation.WorkspaceId, clock, cancel), now);
        if (!check.Passed || !sent.TryGet(out var request))
            return Result.Refused(check.MergedWith(sent));

        db.Requests.Add(request);
        return await db.Save(cancel);
    }
}

public sealed class SendRequestInput
{
    /// <summary>Made with the empty form, so that sending it twice is asking once.</summary>
    public Guid Id { get; set; } = RequestId.New().Value;

    /// <summary>Needed only of who belongs to several.</summary>
    public Guid? OrganisationId { get; set; }

    public RequestKind? Kind { get; set; }

    public string? Subject { get; set; }

    public ConcernTheme? Theme { get; set; }

    public string? Text { get; set; }

    public ConcernUrgency? Urgency { get; set; }

    public string? Language { get; set; }

    public HowToMeet? How { get; set; }

    internal RequestFacts Facts => new(Kind, Subject, Theme, Text, Urgency, Language, How);
}
