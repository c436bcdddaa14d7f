using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Inclusion;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Sharing;

namespace PeaceCoord.Application.Sharing;

/// <summary>What an organisation reads of a consultation. Every part is null unless it was shared.</summary>
public sealed record SharedConsultation
{
    private readonly Share _share;

    internal SharedConsultation(Share share, IReadOnlyList<SharedSection> open, Consultation record, IReadOnlyList<SharedCommitment> commitments, string mission)
    {
        _share = share;
        Id = share.Id.Value;
        Mission = mission;
        Label = record.Label;
        Purpose = share.ReadPurpose();
        SharedAt = share.SharedAt;
        Until = share.Until;
        Sections = open;
        Meeting = If(SharedSection.Meeting, () => new SharedMeeting(share.Read(TextsToShare.TitleOf(record.Title)), record.Kind, Text(SharedField.Purpose, null, record.Purpose)));
        Held = If(SharedSection.WhereAndWhen, () => When(record));
        WhoCame = If(SharedSection.WhoCame, () => new SharedHeads(
            record.Participation.Sum(p => p.Heads),
            HeadCounts.Shown(record.Participation.Select(p => (p.Sex, p.Age, p.Heads))),
            record.Counting,
            SmallNumbers.Part(record.PersonsWithDisabilities, record.Participation.Sum(p => p.Heads)),
            SmallNumbers.Part(record.DisplacedPersons, record.Participation.Sum(p => p.Heads))));
        Context = If(SharedSection.Context, () => share.Read(new TextToShare(SharedField.Context, null, record.Context ?? "")));
        Concerns = If<IReadOnlyList<SharedConcern>>(SharedSection.Concerns, () =>
            [.. record.Concerns.Where(c => !share.LeavesOut(RedactionKind.Item, c.Id.Value) && !share.IsUnseen(c.Id.Value)).OrderBy(c => c.Order).Select(Told)]);
        Commitments = If(SharedSection.Commitments, () => commitments);
        NextSteps = If(SharedSection.Action, () => new SharedNextSteps(Text(SharedField.Action, null, record.Action), record.Horizon));
    }

    /// <summary>The share's id: the record's own is not told.</summary>
    public Guid Id { get; }

    public string Mission { get; }

    /// <summary>The record's: it goes with every copy.</summary>
    public Label Label { get; }

    public ReadText Purpose { get; }

    public DateTimeOffset SharedAt { get; }

    public DateOnly Until { get; }

    public IReadOnlyList<SharedSection> Sections { get; }

    public SharedMeeting? Meeting { get; }

    public SharedDay? Held { get; }

    /// <summary>With where and when; null where the area is hidden.</summary>
    public required string? Area { get; init; }

    public SharedHeads? WhoCame { get; }

    /// <summary>Empty when nothing was written.</summary>
    public ReadText? Context { get; }

    public IReadOnlyList<SharedConcern>? Concerns { get; }

    public IReadOnlyList<SharedCommitment>? Commitments { get; }

    public SharedNextSteps? NextSteps { get; }

    /// <summary>How much of the sections is not read, so that nobody takes it for the whole.</summary>
    public required SharedLeftOut LeftOut { get; init; }

    /// <summary>Every text of it that is read.</summary>
    public IEnumerable<ReadText> Texts => new[] { Purpose, Meeting?.Title, Meeting?.Purpose, Held?.Place, Context, NextSteps?.Text }
        .Concat((Concerns ?? []).SelectMany(c => new[] { c.Summary, c.NotPossibleReason, c.ChangedBecause }))
        .Concat((Commitments ?? []).Select(c => c.Text)).OfType<ReadText>();

    private T? If<T>(SharedSection section, Func<T> read)
        where T : class => Sections.Contains(section) ? read() : null;

    private ReadText? Text(SharedField field, Guid? item, string? text) => string.IsNullOrWhiteSpace(text) ? null : _share.Read(new TextToShare(field, item, text));

    private SharedDay When(Consultation record)
    {
        var place = record.Sensitivity.ShowsPlace && !_share.LeavesOut(RedactionKind.Place) && !_share.LeavesOut(RedactionKind.Area) ? Text(SharedField.Place, null, record.PlaceName) : null;
        var monthOnly = _share.LeavesOut(RedactionKind.ExactDay);
        return monthOnly
            ? new SharedDay(record.HeldOn is { } day ? new DateOnly(day.Year, day.Month, 1) : null, IsMonthOnly: true, null, null, place)
            : new SharedDay(record.HeldOn, IsMonthOnly: false, record.StartsAt, record.EndsAt, place);
    }

    private SharedConcern Told(Concern concern)
    {
        var id = concern.Id.Value;
        return new SharedConcern(
            concern.Theme,
            concern.IsAttributable && !_share.LeavesOut(RedactionKind.Group, id) ? concern.RaisedBy : null,
            _share.Read(new TextToShare(SharedField.Summary, id, concern.Summary)),
            concern.State,
            Text(SharedField.NotPossible, id, concern.NotPossibleReason),
            Text(SharedField.Changed, id, concern.ChangedBecause));
    }
}

public sealed record SharedMeeting(ReadText Title, ConsultationKind? Kind, ReadText? Purpose);

/// <param name="On">The day; the first of its month where only the month is told.</param>
/// <param name="Place">Null when only the area, or nothing, may be shown.</param>
public sealed record SharedDay(DateOnly? On, bool IsMonthOnly, TimeOnly? StartsAt, TimeOnly? EndsAt, ReadText? Place);

/// <param name="Came">How many in all; shown exactly from five on.</param>
public sealed record SharedHeads(int Came, IReadOnlyList<HeadCell> Heads, Counting? Counting, ShownPart? PersonsWithDisabilities, ShownPart? DisplacedPersons);

/// <param name="RaisedBy">Null where the group did not agree that it is told as theirs, or is left out.</param>
public sealed record SharedConcern(ConcernTheme Theme, ConcernGroup? RaisedBy, ReadText Summary, ConcernState State, ReadText? NotPossibleReason, ReadText? ChangedBecause);

public sealed record SharedCommitment(ReadText Text, PromisedBy PromisedBy, DateOnly Due, CommitmentState State, bool IsClosed);

public sealed record SharedNextSteps(ReadText? Text, Horizon? Horizon);

/// <param name="Unseen">Concerns and commitments that came since somebody looked, and wait for it.</param>
public sealed record SharedLeftOut(int Concerns, int Commitments, int Unseen)
{
    /// <summary>Concerns that are told without the group that agreed to be named.</summary>
    public int Groups { get; init; }

    /// <summary>The place, or place and area, is not told although it could be.</summary>
    public bool Place { get; init; }
}
