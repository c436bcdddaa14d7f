using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Audit;
using PeaceCoord.Application.Commitments;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Places;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Inclusion;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Sharing;

namespace PeaceCoord.Application.Sharing;

/// <summary>
/// The sections that were shared with the actor's organisation, and nothing else. That it was read is in the audit trail before it is
/// shown: when the entry cannot be written, nothing is.
/// </summary>
public sealed class ViewSharedConsultation(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    /// <param name="language">Of the names of areas.</param>
    public async Task<Result<SharedConsultation>> Run(ShareId id, string language, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<ViewSharedConsultation>(actor, cancel);
        var share = await db.SharesOpenTo(actor, clock.GetUtcNow()).AsNoTracking().FirstOrDefaultAsync(s => s.Id == id, cancel);
        if (share is null)
            return Refusal.NotFound;

        var record = await db.SharedConsultations(actor).AsNoTracking().FirstAsync(c => c.Id == share.ConsultationId, cancel);
        var open = share.OpenOn(record);
        if (open.Count == 0)
            return Refusal.NotFound;
        var mission = await db.Workspaces.AsNoTracking().Where(w => w.Id == share.WorkspaceId).Select(w => w.Name).FirstOrDefaultAsync(cancel);
        var view = new SharedConsultation(share, open, record, mission ?? "")
        {
            Area = await Area(db, share, record, language, cancel),
            Commitments = open.Contains(SharedSection.Commitments) ? await Commitments(db, record, cancel) : null,
        };
        await db.Note(new Act(nameof(ViewSharedConsultation), nameof(Share), id.Value, share.WorkspaceId.Value, share.Version, [.. open.Select(section => section.ToString())]), cancel);
        return view;
    }

    private static async Task<string?> Area(PeaceCoordDb db, Share share, Consultation record, string language, CancellationToken cancel)
    {
        if (!share.Sections.Contains(SharedSection.WhereAndWhen) || record.AreaPCode is null || !record.Sensitivity.ShowsArea)
            return null;
        return (await db.AreasTold([record.AreaPCode], language, cancel)).GetValueOrDefault(record.AreaPCode)?.Name;
    }

    private static async Task<IReadOnlyList<SharedCommitment>> Commitments(PeaceCoordDb db, Consultation record, CancellationToken cancel) =>
        await db.Commitments.AsNoTracking()
            .Where(c => c.ConsultationId == record.Id && c.Label != Label.StrictlyConfidential)
            .OrderBy(c => c.Due)
            .Select(c => new SharedCommitment(c.Text, c.PromisedBy, c.Due, c.State, c.ClosedAt != null))
            .ToListAsync(cancel);
}

/// <summary>What an organisation reads of a consultation. Every part is null unless it was shared.</summary>
public sealed record SharedConsultation
{
    internal SharedConsultation(Share share, IReadOnlyList<SharedSection> open, Consultation record, string mission)
    {
        Id = share.Id.Value;
        Mission = mission;
        Label = record.Label;
        Purpose = share.Purpose;
        SharedAt = share.SharedAt;
        Until = share.Until;
        Sections = open;
        Meeting = If(SharedSection.Meeting, () => new SharedMeeting(record.Title ?? "", record.Kind, record.Purpose));
        Held = If(SharedSection.WhereAndWhen, () => new SharedDay(record.HeldOn, record.StartsAt, record.EndsAt, record.Sensitivity.ShowsPlace ? record.PlaceName : null));
        WhoCame = If(SharedSection.WhoCame, () => new SharedHeads(
            record.Participation.Sum(p => p.Heads),
            HeadCounts.Shown(record.Participation.Select(p => (p.Sex, p.Age, p.Heads))),
            record.Counting,
            SmallNumbers.Part(record.PersonsWithDisabilities, record.Participation.Sum(p => p.Heads)),
            SmallNumbers.Part(record.DisplacedPersons, record.Participation.Sum(p => p.Heads))));
        Context = If(SharedSection.Context, () => record.Context ?? "");
        Concerns = If<IReadOnlyList<SharedConcern>>(SharedSection.Concerns, () => [.. record.Concerns.OrderBy(c => c.Order).Select(Told)]);
        NextSteps = If(SharedSection.Action, () => new SharedNextSteps(record.Action, record.Horizon));
    }

    /// <summary>The share's id: the record's own is not told.</summary>
    public Guid Id { get; }

    public string Mission { get; }

    /// <summary>The record's: it goes with every copy.</summary>
    public Label Label { get; }

    public string Purpose { get; }

    public DateTimeOffset SharedAt { get; }

    public DateOnly Until { get; }

    public IReadOnlyList<SharedSection> Sections { get; }

    public SharedMeeting? Meeting { get; }

    public SharedDay? Held { get; }

    /// <summary>With where and when; null where the area is hidden.</summary>
    public required string? Area { get; init; }

    public SharedHeads? WhoCame { get; }

    /// <summary>Empty when nothing was written.</summary>
    public string? Context { get; }

    public IReadOnlyList<SharedConcern>? Concerns { get; }

    public required IReadOnlyList<SharedCommitment>? Commitments { get; init; }

    public SharedNextSteps? NextSteps { get; }

    private T? If<T>(SharedSection section, Func<T> read)
        where T : class => Sections.Contains(section) ? read() : null;

    private static SharedConcern Told(Concern concern) =>
        new(concern.Theme, concern.IsAttributable ? concern.RaisedBy : null, concern.Summary, concern.State, concern.NotPossibleReason, concern.ChangedBecause);
}

public sealed record SharedMeeting(string Title, ConsultationKind? Kind, string? Purpose);

/// <param name="Place">Null when only the area, or nothing, may be shown.</param>
public sealed record SharedDay(DateOnly? On, TimeOnly? StartsAt, TimeOnly? EndsAt, string? Place);

/// <param name="Came">How many in all; shown exactly from five on.</param>
public sealed record SharedHeads(int Came, IReadOnlyList<HeadCell> Heads, Counting? Counting, ShownPart? PersonsWithDisabilities, ShownPart? DisplacedPersons);

/// <param name="RaisedBy">Null where the group did not agree that it is told as theirs.</param>
public sealed record SharedConcern(ConcernTheme Theme, ConcernGroup? RaisedBy, string Summary, ConcernState State, string? NotPossibleReason, string? ChangedBecause);

public sealed record SharedCommitment(string Text, PromisedBy PromisedBy, DateOnly Due, CommitmentState State, bool IsClosed);

public sealed record SharedNextSteps(string? Text, Horizon? Horizon);
