using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Commitments;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.Communities;

/// <summary>What one community asked, was promised, was told and answered, as far as the actor may read; a few rows at a time, for there may be thousands.</summary>
internal sealed class CommunityChain(PeaceCoordDb db, Actor actor, CommunityId community, DateOnly today, string language)
{
    public CommunityId Community => community;

    /// <summary>What the actor may read, whomever it is owed to.</summary>
    public IQueryable<Commitment> Readable => db.Commitments.AsNoTracking().Where(CommitmentAccess.VisibleTo(actor));

    /// <summary>What is owed to it, though it may be owed to others too.</summary>
    public IQueryable<Commitment> Commitments => Readable.OwedTo(community);

    /// <summary>Done or declined, and this community was not told.</summary>
    public IQueryable<Commitment> Untold => Commitments.UntoldTo(community);

    /// <summary>Not closed, and this community is owed no word of it yet.</summary>
    public IQueryable<Commitment> Waiting => Commitments.WaitingFor(community);

    public IQueryable<Consultation> Consultations => db.Consultations.AsNoTracking().VisibleTo(actor).Where(c => c.Communities.Any(consulted => consulted.CommunityId == community));

    /// <summary>At meetings that are recorded.</summary>
    public IQueryable<RaisedConcern> Concerns => Consultations.Where(c => c.State == ConsultationState.Recorded)
        .SelectMany(c => c.Concerns, (c, concern) => new RaisedConcern
        {
            MeetingId = c.Id,
            On = c.HeldOn,
            Label = c.Label,
            Concern = concern,
            ToldOn = c.ConcernTellings.Where(telling => telling.ConcernId == concern.Id && (telling.Communities.Count == 0 || telling.Communities.Contains(community.Value))).Max(telling => (DateOnly?)telling.On),
        });

    /// <summary>Concerns that nothing was promised for.</summary>
    public IQueryable<RaisedConcern> Unpromised
    {
        get
        {
            var promises = Commitments;
            return Concerns.Where(raised => !promises.Any(promise => promise.ConcernId == raised.Concern.Id));
        }
    }

    /// <summary>Those rows in that order, with the concern that each answers and how they were told.</summary>
    public async Task<IReadOnlyList<ChainPromise>> Read(IReadOnlyList<CommitmentId> some, CancellationToken cancel)
    {
        var promises = (await Read(Commitments.Where(c => some.Contains(c.Id)), cancel)).ToDictionary(promise => promise.Id);
        return [.. some.Where(promises.ContainsKey).Select(id => promises[id])];
    }

    /// <summary>Those rows, with the concern that each answers and how they were told.</summary>
    public async Task<IReadOnlyList<ChainPromise>> Read(IQueryable<Commitment> some, CancellationToken cancel)
    {
        var promises = await some.ToListAsync(cancel);
        var owners = await db.DisplayNames([.. promises.Select(p => p.OwnerId).Distinct()], cancel);
        var answered = promises.Select(p => p.ConcernId).OfType<ConcernId>().Distinct().ToList();
        var others = await db.CommunityNames(actor, [.. promises.SelectMany(p => p.Communities).Select(of => of.CommunityId).Where(of => of != community)], language, cancel);
        var concerns = (answered.Count == 0 ? [] : await Read(Concerns.Where(raised => answered.Contains(raised.Concern.Id)), cancel)).ToDictionary(concern => concern.Id);
        var toldAt = await db.MeetingsOpenTo(actor, promises.SelectMany(p => p.Tellings).Select(t => t.MeetingId), cancel);
        return [.. promises.Select(promise => Promise(promise, concerns, owners, others, toldAt))];
    }

    public async Task<IReadOnlyList<AskedConcern>> Read(IQueryable<RaisedConcern> some, CancellationToken cancel)
    {
        var found = await some.Select(raised => new
        {
            raised.Concern.Id,
            raised.MeetingId,
            raised.On,
            raised.Concern.Theme,
            raised.Concern.RaisedBy,
            raised.Concern.Summary,
            raised.Concern.IsAttributable,
            raised.Concern.State,
            raised.Concern.NotPossibleReason,
            raised.Concern.ChangedBecause,
        }).ToListAsync(cancel);
        var told = await ToldThat([.. found.Where(concern => concern.State == ConcernState.NotPossible).Select(concern => concern.Id)], cancel);
        var toldAt = await db.MeetingsOpenTo(actor, told.Values.Select(telling => telling.MeetingId), cancel);
        return
        [
            .. found.Select(concern => new AskedConcern(
                concern.Id, concern.MeetingId, concern.On, concern.Theme, concern.IsAttributable ? concern.RaisedBy : null, concern.Summary, concern.State, concern.NotPossibleReason, concern.ChangedBecause)
            {
                Told = Open(Said(told.GetValueOrDefault(concern.Id)), toldAt),
            }),
        ];
    }

    /// <summary>The last time that this community was told of each concern that cannot be met, where it was; a telling that names none told whoever raised it.</summary>
    private async Task<Dictionary<ConcernId, Telling>> ToldThat(List<ConcernId> concerns, CancellationToken cancel)
    {
        if (concerns.Count == 0)
            return [];
        var tellings = await Consultations.SelectMany(c => c.ConcernTellings).Where(telling => telling.ConcernId != null && concerns.Contains(telling.ConcernId.Value)).ToListAsync(cancel);
        return tellings.Where(telling => telling.Communities.Count == 0 || telling.IsTo(community)).GroupBy(telling => telling.ConcernId!.Value)
            .ToDictionary(of => of.Key, of => of.MaxBy(telling => (telling.On, telling.RecordedAt))!);
    }

    private ChainPromise Promise(Commitment c, Dictionary<ConcernId, AskedConcern> concerns, Dictionary<AccountId, string> owners, Dictionary<CommunityId, SaidName> others, IReadOnlyDictionary<ConsultationId, string> toldAt)
    {
        var owed = c.Communities.First(of => of.CommunityId == community);
        var told = c.LastTellingTo(community);
        var state = c.StateFor(owed);
        return new ChainPromise
        {
            Id = c.Id,
            ConsultationId = c.ConsultationId,
            Text = c.Text,
            Kind = c.Kind,
            PromisedBy = c.PromisedBy,
            Owner = owners.GetValueOrDefault(c.OwnerId, ""),
            Priority = c.Priority,
            State = state,
            Label = c.Label,
            Due = c.Due,
            RecordedOn = DateOnly.FromDateTime(c.RecordedAt.UtcDateTime),
            Asked = c.ConcernId is { } concern ? concerns.GetValueOrDefault(concern) : null,
            LastStep = c.Steps.MaxBy(s => (s.On, s.AddedAt))?.Note,
            DeliveredOn = c.DeliveredOn,
            DeliveryNote = c.DeliveryNote,
            IsVerified = c.VerifiedBy is not null,
            DeclinedOn = c.DeclinedOn,
            DeclinedReason = c.DeclinedReason,
            Told = Open(Said(told), toldAt),
            Disputed = state == CommitmentState.Disputed ? Open(Said(told), toldAt) : null,
            Others = [.. c.Communities.Where(of => others.ContainsKey(of.CommunityId)).Select(of => others[of.CommunityId]).OrderBy(name => name.Text, StringComparer.CurrentCulture)],
            DisputedByOthers = c.State == CommitmentState.Disputed && state != CommitmentState.Disputed,
            Untold = owed.ToldOn is null ? c.Untold?.Reason : null,
            ClosedOn = c.ClosedAt is { } at ? DateOnly.FromDateTime(at.UtcDateTime) : null,
            DaysOverdue = ListCommitments.DaysOverdue(state, c.Due, c.ClosedAt, today),
            DaysUntold = ListCommitments.DaysUntold(c.State, c.DeliveredOn, c.DeclinedOn, owed.ToldOn, c.ClosedAt, today),
        };
    }

    private static ToldThem? Said(Telling? telling) => telling is null
        ? null
        : new ToldThem(telling.On, telling.How, telling.Answer, telling.AnswerWords, telling.AnswerLanguage, telling.AnsweredBy, telling.MeetingId);

    /// <summary>A meeting that the reader may not open is not named.</summary>
    private static ToldThem? Open(ToldThem? told, IReadOnlyDictionary<ConsultationId, string> toldAt) =>
        told?.MeetingId is { } meeting && !toldAt.ContainsKey(meeting) ? told with { MeetingId = null } : told;
}

/// <summary>A concern and the meeting at which it was raised.</summary>
internal sealed class RaisedConcern
{
    public required ConsultationId MeetingId { get; init; }

    public required DateOnly? On { get; init; }

    public required Label Label { get; init; }

    public required Concern Concern { get; init; }

    /// <summary>The last day this community was told that it cannot be; null when it was not.</summary>
    public required DateOnly? ToldOn { get; init; }
}
