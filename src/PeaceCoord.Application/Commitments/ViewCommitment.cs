using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.Files;
using PeaceCoord.Application.Organisations;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Protection;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.Commitments;

/// <summary>One commitment, what was done about it, and what the actor may do now.</summary>
public sealed class ViewCommitment(Database database, ICurrentActor current, Vault vault, TimeProvider clock) : IUseCase
{
    public async Task<CommitmentView?> Run(CommitmentId id, string language, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<ViewCommitment>(actor, cancel);
        var commitment = await db.Commitments.AsNoTracking().Where(CommitmentAccess.VisibleTo(actor)).SingleOrDefaultAsync(c => c.Id == id, cancel);
        if (commitment is null)
            return null;

        var today = await db.Today(commitment.WorkspaceId, clock.GetUtcNow(), cancel);
        var names = await db.NamesTold(actor, commitment.WorkspaceId, PeopleIn(commitment), cancel);
        var communities = await db.CommunityNames(actor, [.. commitment.Communities.Select(owed => owed.CommunityId)], language, cancel);
        return new CommitmentView(
            new CommitmentRecord(commitment, communities, today, CommitmentAccess.CanTell(actor, commitment), actor.Workspaces.Contains(commitment.WorkspaceId))
            {
                WorkspaceId = commitment.WorkspaceId,
                Handovers = actor.Workspaces.Contains(commitment.WorkspaceId) ? [.. commitment.Handovers.OrderByDescending(h => h.At).Select(h => new HandoverRecord(h.From, h.To, h.Reason, h.By, h.At))] : [],
            },
            names,
            today,
            Permitted(actor, commitment, today))
        {
            Organisation = commitment.OrganisationId is { } promiser ? await db.Organisations.AsNoTracking().VisibleTo(actor).Where(o => o.Id == promiser).Select(o => o.LegalName).FirstOrDefaultAsync(cancel) : null,
            Files = await db.FilesOf(id.Value, vault, async people => await db.NamesTold(actor, commitment.WorkspaceId, people, cancel), cancel),
            Meetings = await db.MeetingsOpenTo(actor, commitment.Tellings.Select(telling => telling.MeetingId), cancel),
            ReadsConsultation = await db.Consultations.VisibleTo(actor).AnyAsync(c => c.Id == commitment.ConsultationId, cancel),
        };
    }

    private static List<AccountId> PeopleIn(Commitment commitment) =>
    [
        commitment.OwnerId,
        .. commitment.Steps.Select(step => step.AddedBy),
        .. commitment.Handovers.SelectMany(handover => new[] { handover.From, handover.To, handover.By }),
        .. commitment.Tellings.Select(telling => telling.By),
        .. commitment.Corrections.Select(correction => correction.By),
        .. commitment.TellingCorrections.Select(correction => correction.By),
        .. new[] { commitment.VerifiedBy, commitment.ClosedBy, commitment.Untold?.AskedBy, commitment.Untold?.AgreedBy }.OfType<AccountId>(),
    ];

    private static CommitmentActs Permitted(Actor actor, Commitment c, DateOnly today)
    {
        if (c.IsClosed)
            return new CommitmentActs { CorrectTelling = CommitmentAccess.CanTell(actor, c) && c.Tellings.Count > 0 };

        var works = CommitmentAccess.CanWork(actor, c);
        var closes = CommitmentAccess.CanClose(actor, c);
        var second = closes && c.Untold is not null && c.Untold.AskedBy != actor.Id;
        return new CommitmentActs
        {
            Accept = works && NextStep.Accept.Comes(c.State),
            Decline = works && c.State is CommitmentState.Recorded or CommitmentState.Accepted or CommitmentState.Planned or CommitmentState.InProgress or CommitmentState.Disputed,
            Plan = works && c.State == CommitmentState.Accepted,
            Start = works && NextStep.Start.Comes(c.State),
            AddStep = works && c.State is CommitmentState.Accepted or CommitmentState.Planned or CommitmentState.InProgress or CommitmentState.Delivered or CommitmentState.Disputed,
            Deliver = works && c.State is CommitmentState.Accepted or CommitmentState.Planned or CommitmentState.InProgress or CommitmentState.Disputed,
            Tell = CommitmentAccess.CanTell(actor, c) && c.CanBeTold(today),
            CorrectTelling = CommitmentAccess.CanTell(actor, c) && c.Tellings.Count > 0,
            Verify = closes && c.VerifiedBy is null && NextStep.Verify.Comes(c.State),
            Close = closes && c.Closing.Comes,
            AskToCloseUntold = CommitmentAccess.CanAskToCloseUntold(actor, c) && c.CanBeAskedToCloseUntold,
            DecideUntold = second,
            Correct = CommitmentAccess.CanCorrect(actor, c),
            HandOver = CommitmentAccess.CanHandOver(actor, c),
            AddFiles = works && c.TakesFiles && (c.Steps.Count > 0 || c.DeliveredOn is not null),
            RemoveFiles = CommitmentAccess.CanRemoveFiles(actor, c),
        };
    }
}

/// <param name="Names">Display names of the members that took part, as far as the reader is told: names of staff stay in the mission.</param>
/// <param name="Today">The mission's day.</param>
public sealed record CommitmentView(
    CommitmentRecord Commitment, IReadOnlyDictionary<AccountId, string> Names, DateOnly Today, CommitmentActs May)
{
    /// <summary>The organisation that promised, where it is one that the reader sees.</summary>
    public string? Organisation { get; init; }

    /// <summary>An organisation reads what it promised, and never the consultation that it comes from.</summary>
    public bool ReadsConsultation { get; init; }

    /// <summary>Evidence of its steps and of its delivery, and what was removed of it; oldest first.</summary>
    public required IReadOnlyList<FileView> Files { get; init; }

    /// <summary>Meetings at which it was told and which the reader may open, by their reference.</summary>
    public required IReadOnlyDictionary<ConsultationId, string> Meetings { get; init; }

    /// <summary>Null where the reader is not told who it is.</summary>
    public string? NameOf(AccountId? account) => account is { } id ? Names.GetValueOrDefault(id) : null;
}

/// <summary>What the actor may do to a commitment now.</summary>
public sealed record CommitmentActs
{
    public bool Accept { get; init; }

    public bool Decline { get; init; }

    public bool Plan { get; init; }

    public bool Start { get; init; }

    public bool AddStep { get; init; }

    public bool Deliver { get; init; }

    public bool Tell { get; init; }

    /// <summary>Correct what is noted of a telling.</summary>
    public bool CorrectTelling { get; init; }

    public bool Verify { get; init; }

    /// <summary>Offered also while the community was not told: the refusal says what is missing.</summary>
    public bool Close { get; init; }

    public bool AskToCloseUntold { get; init; }

    /// <summary>Agree to close untold, or turn it down.</summary>
    public bool DecideUntold { get; init; }

    /// <summary>Correct what was recorded wrongly.</summary>
    public bool Correct { get; init; }

    public bool HandOver { get; init; }

    /// <summary>Add evidence, once there is a step or a delivery that it could be of.</summary>
    public bool AddFiles { get; init; }

    public bool RemoveFiles { get; init; }

    /// <summary>Something is to be done next; that what is noted can be corrected is no such thing.</summary>
    public bool Any => this with { Correct = false, CorrectTelling = false, RemoveFiles = false } != new CommitmentActs();
}
