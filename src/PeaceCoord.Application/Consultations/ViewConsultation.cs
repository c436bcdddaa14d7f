using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Commitments;
using PeaceCoord.Application.Communities;
using PeaceCoord.Application.Organisations;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Protection;
using PeaceCoord.Application.Sharing;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Inclusion;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Sharing;

namespace PeaceCoord.Application.Consultations;

/// <summary>One consultation as the actor may read it, and what the actor may do with it.</summary>
public sealed class ViewConsultation(Database database, ICurrentActor current, Vault vault, TimeProvider clock) : IUseCase
{
    public Task<Result<ConsultationView>> Run(ConsultationId id, CancellationToken cancel) => Run(id, "en", cancel);

    /// <param name="language">Of the names of communities.</param>
    public async Task<Result<ConsultationView>> Run(ConsultationId id, string language, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<ViewConsultation>(actor, cancel);
        var record = await db.Consultations.AsNoTracking().VisibleTo(actor).Find(id, cancel);
        if (record is null)
            return Refusal.NotFound;

        var workspace = await db.Workspaces.AsNoTracking().FirstAsync(w => w.Id == record.WorkspaceId, cancel);
        var names = await db.NamesOf([record.AuthorId, .. record.Reviews.Select(r => r.By), .. record.NamedReaders.Select(r => r.AccountId), .. record.ProposedCommitments.Select(p => p.OwnerId)], cancel);
        var draft = await db.DraftOf(id, actor, cancel);
        var now = clock.GetUtcNow();
        return new ConsultationView(record, workspace.Name)
        {
            Author = names.GetValueOrDefault(record.AuthorId, ""),
            Office = workspace.FieldOffices.FirstOrDefault(o => o.Id == record.FieldOfficeId)?.Name,
            Section = workspace.Sections.FirstOrDefault(s => s.Id == record.SectionId)?.Name,
            Names = names.ToDictionary(n => n.Key.Value, n => n.Value),
            Title = record.State == ConsultationState.Draft && draft is not null ? await TypedTitle(db, record, draft, cancel) : record.Title,
            Acts = Acts(actor, record, draft is not null),
            CommunityNames = await Communities(db, record, actor, language, cancel),
            OrganisationNames = await Organisations(db, record, actor, cancel),
            LeaderCodes = await Leaders(db, record, actor, cancel),
            Commitments = await Commitments(db, id, actor, cancel),
            Shares = await db.SharesOf(id, actor, now, cancel),
            Today = Consultation.Today(record.Zone, now),
        };
    }

    /// <summary>A draft's title is sealed with its text, and this is its author.</summary>
    private async Task<string?> TypedTitle(PeaceCoordDb db, Consultation record, ConsultationDraft draft, CancellationToken cancel) =>
        (await vault.Open(db, record, draft, cancel))[DraftFieldNames.Title] is { Length: > 0 } typed ? typed : null;

    private static async Task<IReadOnlyDictionary<Guid, string>> Communities(PeaceCoordDb db, Consultation record, Actor actor, string language, CancellationToken cancel)
    {
        var ids = record.Communities.Select(c => c.CommunityId).ToList();
        var visible = await db.Communities.AsNoTracking().Where(CommunityAccess.VisibleTo(actor)).Where(c => ids.Contains(c.Id)).Select(c => c.Id).ToListAsync(cancel);
        return (await db.CommunityNames(visible, language, cancel)).ToDictionary(n => n.Key.Value, n => n.Value.Text);
    }

    private static async Task<IReadOnlyDictionary<Guid, string>> Organisations(PeaceCoordDb db, Consultation record, Actor actor, CancellationToken cancel)
    {
        var ids = record.Organisations.Select(o => o.OrganisationId).ToList();
        return (await db.Organisations.AsNoTracking().VisibleTo(actor).Where(o => ids.Contains(o.Id)).Select(o => new { o.Id, o.LegalName }).ToListAsync(cancel)).ToDictionary(o => o.Id.Value, o => o.LegalName);
    }

    private static async Task<IReadOnlyDictionary<Guid, string>> Leaders(PeaceCoordDb db, Consultation record, Actor actor, CancellationToken cancel)
    {
        var ids = record.Leaders.Select(l => l.LeaderId).ToList();
        return (await db.Leaders.AsNoTracking().Where(CommunityAccess.LeadersVisibleTo(actor)).Where(l => ids.Contains(l.Id)).Select(l => new { l.Id, l.Code }).ToListAsync(cancel)).ToDictionary(l => l.Id.Value, l => l.Code);
    }

    private static async Task<IReadOnlyList<MadeCommitment>> Commitments(PeaceCoordDb db, ConsultationId id, Actor actor, CancellationToken cancel)
    {
        ConsultationId? from = id;
        var made = await db.Commitments.AsNoTracking().Where(CommitmentAccess.VisibleTo(actor)).Where(c => c.ConsultationId == from).OrderBy(c => c.Due)
            .Select(c => new { c.Id, c.Text, c.PromisedBy, c.OwnerId, c.Due, c.State, c.ClosedAt })
            .ToListAsync(cancel);
        var owners = await db.NamesOf([.. made.Select(c => c.OwnerId)], cancel);
        return [.. made.Select(c => new MadeCommitment(c.Id.Value, c.Text, c.PromisedBy, owners.GetValueOrDefault(c.OwnerId, ""), c.Due, c.State, c.ClosedAt is not null))];
    }

    private static ConsultationActs Acts(Actor actor, Consultation record, bool hasDraft)
    {
        var writes = ConsultationAccess.CanWrite(actor, record);
        var isPlan = record.State is ConsultationState.Planned or ConsultationState.Postponed;
        return new ConsultationActs(
            Write: writes && (isPlan || record.State is ConsultationState.Draft or ConsultationState.Returned),
            Postpone: writes && isPlan,
            Cancel: writes && (isPlan || record.State is ConsultationState.Draft or ConsultationState.Returned),
            Review: record.State == ConsultationState.Submitted && ConsultationAccess.CanReview(actor, record),
            Amend: record.State == ConsultationState.Recorded && ConsultationAccess.CanAmend(actor, record),
            Share: record is { State: ConsultationState.Recorded, Label: not Label.StrictlyConfidential } && ShareAccess.CanShare(actor, record.WorkspaceId) && ShareAccess.IsCleared(actor, record),
            AddCommitment: record.State == ConsultationState.Recorded && CommitmentAccess.CanAdd(actor, record),
            HasDraft: hasDraft);
    }
}

/// <summary>What this reader may do now.</summary>
public sealed record ConsultationActs(bool Write, bool Postpone, bool Cancel, bool Review, bool Amend, bool Share, bool AddCommitment, bool HasDraft);

public sealed record ConsultationView
{
    internal ConsultationView(Consultation record, string workspace)
    {
        Workspace = workspace;
        Id = record.Id;
        Version = record.Version;
        State = record.State;
        Reference = record.Reference;
        Label = record.Label;
        Kind = record.Kind;
        HeldOn = record.HeldOn;
        StartsAt = record.StartsAt;
        EndsAt = record.EndsAt;
        Zone = record.Zone;
        Place = record.Sensitivity == PlaceSensitivity.Exact || record.Sensitivity is null ? record.PlaceName : null;
        AreaPCode = record.Sensitivity == PlaceSensitivity.Hidden ? null : record.AreaPCode;
        Sensitivity = record.Sensitivity;
        Language = record.Language;
        WithInterpreter = record.WithInterpreter;
        Purpose = record.Purpose;
        Tasks = record.Tasks;
        ForTheMission = record.ForTheMission;
        TeamWomen = record.TeamWomen;
        TeamMen = record.TeamMen;
        DoNoHarm = record.DoNoHarm;
        Context = record.Context;
        Action = record.Action;
        Horizon = record.Horizon;
        Counting = record.Counting;
        PersonsWithDisabilities = SmallNumbers.Part(record.PersonsWithDisabilities, record.Participation.Sum(p => p.Heads));
        DisplacedPersons = SmallNumbers.Part(record.DisplacedPersons, record.Participation.Sum(p => p.Heads));
        Reason = record.Reason;
        Came = record.Participation.Sum(p => p.Heads);
        Heads = HeadCounts.Shown(record.Participation.Select(p => (p.Sex, p.Age, p.Heads)));
        Communities = [.. record.Communities.Select(c => c.CommunityId.Value)];
        Organisations = [.. record.Organisations.Select(o => o.OrganisationId.Value)];
        Leaders = [.. record.Leaders.Select(l => l.LeaderId.Value)];
        Readers = [.. record.NamedReaders.Select(r => r.AccountId.Value)];
        Concerns = [.. record.Concerns.OrderBy(c => c.Order).Select(c => new ConcernView(c.Id.Value, c.Theme, c.RaisedBy, c.Summary, c.Urgency, c.IsAttributable, c.State, c.NotPossibleReason, c.ChangedBecause))];
        Referrals = [.. record.Referrals.OrderBy(r => r.On).Select(r => new ReferralView(r.Topic, r.Body, r.On))];
        Proposed = record.State == ConsultationState.Recorded ? [] : [.. record.ProposedCommitments.OrderBy(p => p.Order).Select(p => new ProposedView(p.Text, p.PromisedBy, p.OwnerId.Value, p.Due, p.Priority))];
        Reviews = [.. record.Reviews.OrderByDescending(r => r.At).Select(r => new ReviewView(r.By.Value, r.At, r.Decision, r.Comment))];
    }

    public string Workspace { get; }

    public ConsultationId Id { get; }

    public int Version { get; }

    public ConsultationState State { get; }

    public string? Reference { get; }

    public Label Label { get; }

    public required string? Title { get; init; }

    public ConsultationKind? Kind { get; }

    public DateOnly? HeldOn { get; }

    public TimeOnly? StartsAt { get; }

    public TimeOnly? EndsAt { get; }

    public string Zone { get; }

    /// <summary>Null when only the area, or nothing, may be shown.</summary>
    public string? Place { get; }

    public string? AreaPCode { get; }

    public PlaceSensitivity? Sensitivity { get; }

    public string? Language { get; }

    public bool WithInterpreter { get; }

    public string? Purpose { get; }

    public IReadOnlyList<string> Tasks { get; }

    public string? ForTheMission { get; }

    public int? TeamWomen { get; }

    public int? TeamMen { get; }

    public string? DoNoHarm { get; }

    public string? Context { get; }

    public string? Action { get; }

    public Horizon? Horizon { get; }

    public Counting? Counting { get; }

    public ShownPart? PersonsWithDisabilities { get; }

    public ShownPart? DisplacedPersons { get; }

    public string? Reason { get; }

    /// <summary>How many came in all; shown exactly from five on.</summary>
    public int Came { get; }

    public IReadOnlyList<HeadCell> Heads { get; }

    public IReadOnlyList<Guid> Communities { get; }

    public IReadOnlyList<Guid> Organisations { get; }

    public IReadOnlyList<Guid> Leaders { get; }

    public IReadOnlyList<Guid> Readers { get; }

    public IReadOnlyList<ConcernView> Concerns { get; }

    public IReadOnlyList<ReferralView> Referrals { get; }

    /// <summary>Promises not yet on record; recorded ones are commitments.</summary>
    public IReadOnlyList<ProposedView> Proposed { get; }

    public IReadOnlyList<ReviewView> Reviews { get; }

    public required string Author { get; init; }

    public required string? Office { get; init; }

    public required string? Section { get; init; }

    /// <summary>Names of colleagues that the record mentions, by account.</summary>
    public required IReadOnlyDictionary<Guid, string> Names { get; init; }

    /// <summary>Communities the reader may see, by id.</summary>
    public required IReadOnlyDictionary<Guid, string> CommunityNames { get; init; }

    public required IReadOnlyDictionary<Guid, string> OrganisationNames { get; init; }

    /// <summary>Codes, never names.</summary>
    public required IReadOnlyDictionary<Guid, string> LeaderCodes { get; init; }

    /// <summary>What came of its promises, as far as the reader may see.</summary>
    public required IReadOnlyList<MadeCommitment> Commitments { get; init; }

    /// <summary>Whom it is shared with, and was.</summary>
    public required IReadOnlyList<ShareRow> Shares { get; init; }

    public required ConsultationActs Acts { get; init; }

    public required DateOnly Today { get; init; }
}

public sealed record ConcernView(Guid Id, ConcernTheme Theme, ConcernGroup RaisedBy, string Summary, ConcernUrgency Urgency, bool IsAttributable, ConcernState State, string? NotPossibleReason, string? ChangedBecause);

public sealed record ReferralView(ReferralTopic Topic, ReferralBody Body, DateOnly On);

public sealed record ProposedView(string Text, Domain.Commitments.PromisedBy PromisedBy, Guid Owner, DateOnly Due, Domain.Commitments.Priority Priority);

public sealed record MadeCommitment(Guid Id, string Text, PromisedBy PromisedBy, string Owner, DateOnly Due, CommitmentState State, bool IsClosed);

public sealed record ReviewView(Guid By, DateTimeOffset At, ReviewDecision Decision, string? Comment);
