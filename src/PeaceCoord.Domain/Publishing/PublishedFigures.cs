using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Inclusion;

namespace PeaceCoord.Domain.Publishing;

/// <summary>
/// What a mission tells everybody about one quarter. People are what the records themselves tell, added up; concerns and promises are
/// counted by the same rule for small numbers; areas stand alone only where there were enough meetings. No names, no free text.
/// </summary>
/// <param name="Told">Who came, as <see cref="MeetingFigures.Written"/>.</param>
/// <param name="Areas">Areas of the first level by their code, and the others together; empty where no area had enough meetings.</param>
/// <param name="Concerns">How many were raised.</param>
/// <param name="Themes">Those that were raised; empty where their numbers would tell too much.</param>
public sealed record PublishedFigures(
    int Meetings,
    IReadOnlyList<int> Told,
    IReadOnlyList<PublishedArea> Areas,
    HeadRange Concerns,
    IReadOnlyList<PublishedTheme> Themes,
    PublishedPromises Promises)
{
    /// <summary>A quarter, and an area in it, is told of from so many meetings on.</summary>
    public const int LeastMeetings = SmallNumbers.Few + 1;

    public MeetingFigures People() => MeetingFigures.Read(Told);

    /// <summary>Null where there were too few meetings to tell anything.</summary>
    /// <param name="meetings">Of areas of the first level; several of one area are added up.</param>
    public static PublishedFigures? Of(IReadOnlyList<MeetingsOfArea> meetings, IReadOnlyDictionary<ConcernTheme, int> concerns, IReadOnlyDictionary<PromiseFate, int> promises)
    {
        var count = meetings.Sum(m => m.Meetings);
        if (count < LeastMeetings)
            return null;

        var themes = SmallNumbers.Protect([.. Themed.Select(theme => concerns.GetValueOrDefault(theme))]);
        return new PublishedFigures(
            count,
            TogetherOf(meetings).Written(),
            AreasOf(meetings),
            themes.Total,
            themes.IsWithheld ? [] : [.. Themed.Select((theme, i) => new PublishedTheme(theme, themes.Only(i, Themed.Length))).Where(theme => theme.Raised.Most > 0)],
            PublishedPromises.Of(promises));
    }

    private static ConcernTheme[] Themed { get; } = Enum.GetValues<ConcernTheme>();

    /// <summary>
    /// Areas with too few meetings are told together with those whose area is not known. Where these together are too few still, the
    /// total less the others would tell of them, so the first of the others joins them: the first by its code, which tells nothing.
    /// </summary>
    private static IReadOnlyList<PublishedArea> AreasOf(IReadOnlyList<MeetingsOfArea> meetings)
    {
        var areas = meetings.Where(m => m.PCode is not null).GroupBy(m => m.PCode, StringComparer.Ordinal).OrderBy(area => area.Key, StringComparer.Ordinal).ToList();
        var alone = areas.Where(area => area.Sum(m => m.Meetings) >= LeastMeetings).ToList();
        var others = meetings.Where(m => alone.TrueForAll(area => area.Key != m.PCode)).ToList();
        if (alone.Count > 0 && others.Sum(m => m.Meetings) is > 0 and < LeastMeetings)
        {
            others.AddRange(alone[0]);
            alone.RemoveAt(0);
        }

        if (alone.Count == 0)
            return [];
        var told = alone.Select(area => Area(area.Key, [.. area]));
        return [.. others.Count == 0 ? told : told.Append(Area(null, others))];
    }

    private static PublishedArea Area(string? pCode, IReadOnlyList<MeetingsOfArea> meetings) =>
        new(pCode, meetings.Sum(m => m.Meetings), TogetherOf(meetings).People);

    private static MeetingFigures TogetherOf(IEnumerable<MeetingsOfArea> meetings) => meetings.Aggregate(MeetingFigures.None, (sum, m) => sum + m.Told);
}

/// <summary>Meetings of one area, to be published.</summary>
/// <param name="PCode">Of the first level; null where the area or the place is not told.</param>
public sealed record MeetingsOfArea(string? PCode, int Meetings, MeetingFigures Told);

/// <param name="PCode">Null for all other areas together.</param>
public sealed record PublishedArea(string? PCode, int Meetings, HeadRange People);

public sealed record PublishedTheme(ConcernTheme Theme, HeadRange Raised);

/// <summary>What had become of a promise.</summary>
public enum PromiseStage
{
    Open,
    Delivered,
    DeliveredAndTold,
    Confirmed,
    Disputed,
    Declined,
    DeclinedAndTold,
}

/// <param name="Ground">Why it was declined, where that was said.</param>
public readonly record struct PromiseFate(PromiseStage Stage, DeclineGround? Ground = null)
{
    /// <param name="isTold">Whether the community was told since it was delivered or declined.</param>
    public static PromiseFate Of(CommitmentState state, bool isTold, DeclineGround? ground) => state switch
    {
        CommitmentState.Delivered => new(isTold ? PromiseStage.DeliveredAndTold : PromiseStage.Delivered),
        CommitmentState.Confirmed => new(PromiseStage.Confirmed),
        CommitmentState.Disputed => new(PromiseStage.Disputed),
        CommitmentState.Declined => new(isTold ? PromiseStage.DeclinedAndTold : PromiseStage.Declined, ground),
        _ => new(PromiseStage.Open),
    };
}

/// <summary>Promises and what became of them, as far as it may be told. All numbers follow from one table, so no two of them tell a third.</summary>
/// <param name="Delivered">Told of or not, confirmed and disputed ones included.</param>
/// <param name="Told">The community was told that it was delivered or declined.</param>
/// <param name="Grounds">Why promises were declined; empty where none was.</param>
public sealed record PublishedPromises(
    HeadRange Made,
    HeadRange Open,
    HeadRange Delivered,
    HeadRange Declined,
    HeadRange Told,
    HeadRange Confirmed,
    HeadRange Disputed,
    IReadOnlyList<PublishedGround> Grounds)
{
    private static readonly PromiseFate[] Cells =
    [
        new(PromiseStage.Open), new(PromiseStage.Delivered), new(PromiseStage.DeliveredAndTold), new(PromiseStage.Confirmed), new(PromiseStage.Disputed),
        .. Grounded.SelectMany(ground => (PromiseFate[])[new(PromiseStage.Declined, ground), new(PromiseStage.DeclinedAndTold, ground)]),
    ];

    private static IEnumerable<DeclineGround?> Grounded => Enum.GetValues<DeclineGround>().Select(ground => (DeclineGround?)ground).Append(null);

    public static PublishedPromises Of(IReadOnlyDictionary<PromiseFate, int> promises)
    {
        var shown = SmallNumbers.Protect([.. Cells.Select(cell => promises.GetValueOrDefault(cell))]);
        return new PublishedPromises(
            shown.Total,
            In(PromiseStage.Open),
            In(PromiseStage.Delivered, PromiseStage.DeliveredAndTold, PromiseStage.Confirmed, PromiseStage.Disputed),
            In(PromiseStage.Declined, PromiseStage.DeclinedAndTold),
            In(PromiseStage.DeliveredAndTold, PromiseStage.Confirmed, PromiseStage.Disputed, PromiseStage.DeclinedAndTold),
            In(PromiseStage.Confirmed),
            In(PromiseStage.Disputed),
            shown.IsWithheld ? [] : [.. Grounded.Select(ground => new PublishedGround(ground, For(ground))).Where(told => told.Declined.Most > 0)]);

        HeadRange In(params PromiseStage[] stages) => shown.Of([.. Cells.Select(cell => stages.Contains(cell.Stage))]).Part;
        HeadRange For(DeclineGround? ground) => shown.Of([.. Cells.Select(cell => cell.Stage is PromiseStage.Declined or PromiseStage.DeclinedAndTold && cell.Ground == ground)]).Part;
    }
}

/// <param name="Ground">Null where none was said.</param>
public sealed record PublishedGround(DeclineGround? Ground, HeadRange Declined);

internal static class OneCount
{
    /// <summary>One count of several, as far as it may be told.</summary>
    public static HeadRange Only(this ShownCounts shown, int index, int count) => shown.Of([.. Enumerable.Range(0, count).Select(i => i == index)]).Part;
}
