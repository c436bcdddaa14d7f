using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Domain.People;

/// <summary>How a membership stands now.</summary>
public enum MembershipState
{
    NotYetBegun,
    InForce,
    Ended,
}

/// <summary>From when until when somebody is a member: whole days where the mission works, the last one included.</summary>
/// <param name="From">The instant it begins: 00:00 of its first day, or now when that is today.</param>
/// <param name="Until">The instant its last day is over; null while open-ended.</param>
public sealed record MembershipPeriod(DateTimeOffset From, DateTimeOffset? Until)
{
    /// <summary>How far ahead a membership may begin, in days.</summary>
    public const int MostDaysAhead = 366;

    /// <summary>How long after today or its beginning it may end, in years.</summary>
    public const int MostYears = 10;

    /// <summary>Reads the two days of a form. Refused at <c>From</c> and <c>Until</c>: days in the past, too far ahead, or in the wrong order.</summary>
    /// <param name="from">The first day; null for today.</param>
    /// <param name="until">The last day; null for open-ended.</param>
    /// <param name="zone">IANA name of the mission's zone.</param>
    public static Result<MembershipPeriod> Of(DateOnly? from, DateOnly? until, string zone, DateTimeOffset now)
    {
        var today = MissionTime.Today(zone, now);
        var first = from ?? today;
        var latest = today.AddDays(MostDaysAhead);
        if (first < today || first > latest)
            return new Refusal(PeopleRefusalCodes.DayOutOfRange, "From", today, latest);

        var end = EndOf(until, first, zone);
        return end.TryGet(out var last)
            ? new MembershipPeriod(first == today ? now : MissionTime.StartOf(first, zone), last.At)
            : Result<MembershipPeriod>.Refused(end.Refusals);
    }

    /// <summary>The instant the last day is over. Refused at <c>Until</c> when that day is before <paramref name="first"/> or more than ten years after it.</summary>
    public static Result<MembershipEnd> EndOf(DateOnly? until, DateOnly first, string zone)
    {
        var latest = first.AddYears(MostYears);
        if (until is not { } last)
            return new MembershipEnd(null);
        return last >= first && last <= latest
            ? new MembershipEnd(MissionTime.EndOf(last, zone))
            : new Refusal(PeopleRefusalCodes.DayOutOfRange, "Until", first, latest);
    }
}

/// <param name="At">Null for open-ended.</param>
public sealed record MembershipEnd(DateTimeOffset? At);
