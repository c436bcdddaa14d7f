using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Domain.Oversight;

public readonly record struct IncidentId(Guid Value) : IEntityId<IncidentId>
{
    public static IncidentId From(Guid value) => new(value);

    public static IncidentId New() => new(Guid.CreateVersion7());
}

public readonly record struct IncidentNoteId(Guid Value) : IEntityId<IncidentNoteId>
{
    public static IncidentNoteId From(Guid value) => new(value);

    public static IncidentNoteId New() => new(Guid.CreateVersion7());
}

/// <summary>What can be frozen: what people can be found by.</summary>
public enum FrozenKind
{
    /// <summary>A recorded consultation.</summary>
    Consultation,

    /// <summary>A leader, with the sealed name.</summary>
    Leader,
}

/// <summary>
/// Something went wrong with a record: it may have been seen by somebody who must not. The record is frozen at once by one person, so that nobody but the focal point and
/// the heads of mission opens it, and a leader's nobody; what is found out is noted; and two people release it.
/// </summary>
public sealed class Incident : AggregateRoot, IInWorkspace
{
    public const int TextMaxLength = 2000;

    private readonly List<IncidentNote> _notes = [];

    private Incident()
    {
    }

    public IncidentId Id { get; private init; }

    public WorkspaceId WorkspaceId { get; private init; }

    public FrozenKind Of { get; private init; }

    /// <summary>The consultation, or the leader.</summary>
    public Guid RecordId { get; private init; }

    /// <summary>What happened, as far as it was known when it was frozen.</summary>
    public string What { get; private set; } = "";

    public AccountId FrozenBy { get; private init; }

    public DateTimeOffset FrozenAt { get; private init; }

    /// <summary>What was found out and done, in the order of time.</summary>
    public IReadOnlyList<IncidentNote> Notes => _notes;

    /// <summary>Who asked that it be released, and therefore does not release it.</summary>
    public AccountId? ReleaseAskedBy { get; private set; }

    public DateTimeOffset? ReleaseAskedAt { get; private set; }

    /// <summary>Why it may be opened again.</summary>
    public string? ReleaseReason { get; private set; }

    public AccountId? ReleasedBy { get; private set; }

    public DateTimeOffset? ReleasedAt { get; private set; }

    /// <summary>Freezes a record at once, with what is known. One person is enough: it must never wait.</summary>
    public static Result<Incident> Freeze(IncidentId id, Consultation consultation, string? what, AccountId by, DateTimeOffset now)
    {
        var begun = Begin(new Incident { Id = id, WorkspaceId = consultation.WorkspaceId, Of = FrozenKind.Consultation, RecordId = consultation.Id.Value, FrozenBy = by, FrozenAt = now }, consultation.FrozenSince, what);
        if (begun.Succeeded)
            consultation.Freeze(now);
        return begun;
    }

    /// <inheritdoc cref="Freeze(IncidentId, Consultation, string?, AccountId, DateTimeOffset)"/>
    public static Result<Incident> Freeze(IncidentId id, Leader leader, string? what, AccountId by, DateTimeOffset now)
    {
        var begun = Begin(new Incident { Id = id, WorkspaceId = leader.WorkspaceId, Of = FrozenKind.Leader, RecordId = leader.Id.Value, FrozenBy = by, FrozenAt = now }, leader.FrozenSince, what);
        if (begun.Succeeded)
            leader.Freeze(now);
        return begun;
    }

    /// <summary>Writes down what was found out or done.</summary>
    public Result Note(string? text, AccountId by, DateTimeOffset now)
    {
        var check = Open().RequiredText(text, TextMaxLength, "Text");
        if (check.Passed)
            _notes.Add(new IncidentNote(IncidentNoteId.New(), text!.Trim(), by, now));
        return check.Result();
    }

    /// <summary>The first of two asks that it be released, with the reason; asking again replaces what was asked.</summary>
    public Result AskRelease(string? reason, AccountId by, DateTimeOffset now)
    {
        var check = Open().RequiredText(reason, TextMaxLength, nameof(ReleaseReason));
        if (check.Passed)
            (ReleaseReason, ReleaseAskedBy, ReleaseAskedAt) = (reason!.Trim(), by, now);
        return check.Result();
    }

    /// <summary>The second releases it: from now on it is opened as before.</summary>
    public Result Release(Consultation consultation, AccountId by, DateTimeOffset now)
    {
        var released = Release(by, now);
        if (released.Succeeded)
            consultation.Release();
        return released;
    }

    /// <inheritdoc cref="Release(Consultation, AccountId, DateTimeOffset)"/>
    public Result Release(Leader leader, AccountId by, DateTimeOffset now)
    {
        var released = Release(by, now);
        if (released.Succeeded)
            leader.Release();
        return released;
    }

    /// <summary>A name, wherever it is written, stays out.</summary>
    public void TakeOut(WrittenName name)
    {
        (What, ReleaseReason) = (name.TakenOutOf(What)!, name.TakenOutOf(ReleaseReason));
        foreach (var note in _notes)
            note.TakeOut(name);
    }

    private static Result<Incident> Begin(Incident incident, DateTimeOffset? frozenSince, string? what)
    {
        var check = new Check().RequiredText(what, TextMaxLength, nameof(What));
        if (!check.Passed)
            return Result<Incident>.Refused(check.Refusals);
        if (frozenSince is not null)
            return new Refusal(OversightRefusalCodes.FrozenAlready);
        incident.What = what!.Trim();
        return incident;
    }

    private Result Release(AccountId by, DateTimeOffset now)
    {
        var check = Open()
            .Unless(ReleaseAskedBy is not null, new Refusal(OversightRefusalCodes.NobodyAskedToRelease))
            .Unless(ReleaseAskedBy != by, new Refusal(OversightRefusalCodes.SecondPersonNeeded));
        if (!check.Passed)
            return check.Result();
        (ReleasedBy, ReleasedAt) = (by, now);
        return Result.Done;
    }

    private Check Open() => new Check().Unless(ReleasedAt is null, new Refusal(OversightRefusalCodes.ReleasedAlready));
}

/// <summary>Something found out or done.</summary>
public sealed class IncidentNote(IncidentNoteId id, string text, AccountId by, DateTimeOffset at)
{
    public IncidentNoteId Id { get; private init; } = id;

    public string Text { get; private set; } = text;

    public AccountId By { get; private init; } = by;

    public DateTimeOffset At { get; private init; } = at;

    internal void TakeOut(WrittenName name) => Text = name.TakenOutOf(Text)!;
}
