using System.Buffers.Binary;
using PeaceCoord.Domain.Kernel;
using static PeaceCoord.Domain.Consultations.DraftFieldNames;

namespace PeaceCoord.Domain.Consultations;

/// <summary>Concerns made of rough notes, and two made into one.</summary>
public sealed partial class DraftFields
{
    /// <summary>A concern for each that the notes hold, under those that are there, with what was said filled in; the notes are gone then. Refused at the notes, with nothing changed.</summary>
    public Result<DraftFields> WithNotesSplit(DateTimeOffset now)
    {
        var concerns = RoughNotes.Concerns(this[Notes]);
        var there = Rows(ConcernRow);
        if (concerns.Count == 0)
            return Refusal.Required(Notes);
        if (there.Count + concerns.Count > MostRows)
            return new Refusal(ConsultationRefusalCodes.NotesMakeTooMany, Notes, concerns.Count, MostRows - there.Count);

        var first = NextMoment(there, now);
        return With(
        [
            .. concerns.Select((text, index) => new KeyValuePair<string, string?>(InRow(ConcernRow, Guid.CreateVersion7(DateTimeOffset.FromUnixTimeMilliseconds(first + index)), "summary"), text)),
            new(Notes, null),
        ]);
    }

    /// <summary>
    /// The concern becomes part of the one above it: its words under the other's, what was not chosen there as it was chosen here, the more pressing
    /// urgency, and promises made for it are for that one. They may be attributed only where both might. The first, and one that is not there, stay as they are.
    /// </summary>
    /// <returns>The fields, and the concern it is part of now; null where nothing was joined.</returns>
    public Result<(DraftFields Fields, Guid? Above)> WithJoinedUp(Guid concern)
    {
        var rows = Rows(ConcernRow).ToList();
        if (rows.IndexOf(concern) is var at && at < 1)
            return (this, (Guid?)null);

        var above = rows[at - 1];
        string Part(Guid row, string part) => this[InRow(ConcernRow, row, part)];
        var changes = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            [InRow(ConcernRow, above, "summary")] = string.Join('\n', new[] { Part(above, "summary"), Part(concern, "summary") }.Select(text => text.Trim()).Where(text => text.Length > 0)),
            [InRow(ConcernRow, above, "theme")] = FirstOf(Part(above, "theme"), Part(concern, "theme")),
            [InRow(ConcernRow, above, "group")] = FirstOf(Part(above, "group"), Part(concern, "group")),
            [InRow(ConcernRow, above, "urgency")] = MorePressing(Part(above, "urgency"), Part(concern, "urgency")),
            [InRow(ConcernRow, above, "attributable")] = Part(concern, "attributable").Length > 0 && Part(above, "attributable") is { Length: > 0 } ticked ? ticked : null,
        };
        foreach (var promise in Rows(CommitmentRow).Select(id => InRow(CommitmentRow, id, "concern")).Where(field => Guid.TryParse(this[field], out var of) && of == concern))
            changes[promise] = above.ToString();
        var joined = WithoutRow(ConcernRow, concern).With(changes);
        return joined.TryGet(out var fields) ? (fields, (Guid?)above) : Result<(DraftFields, Guid?)>.Refused(joined.Refusals);
    }

    private static string FirstOf(string one, string other) => one.Length > 0 ? one : other;

    private static string MorePressing(string one, string other) =>
        Enum.TryParse<ConcernUrgency>(other, out var pressing) && (!Enum.TryParse<ConcernUrgency>(one, out var stands) || pressing > stands) ? other : one;

    /// <summary>Rows stand in the order of their ids, which begin with the millisecond they were made in: the next one after all that are there.</summary>
    private static long NextMoment(IEnumerable<Guid> rows, DateTimeOffset now)
    {
        var next = now.ToUnixTimeMilliseconds();
        // An id of another kind, or of a clock far ahead, says nothing of when it was made.
        var latest = rows.Select(Moment).Where(made => made < next + (long)TimeSpan.FromDays(1).TotalMilliseconds).DefaultIfEmpty(0).Max();
        return Math.Max(next, latest + 1);
    }

    private static long Moment(Guid id) => BinaryPrimitives.ReadInt64BigEndian(id.ToByteArray(bigEndian: true)) >>> 16;
}
