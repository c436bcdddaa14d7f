using PeaceCoord.Domain.People;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.People;

/// <summary>From when until when, in words.</summary>
internal static class Periods
{
    /// <param name="until">The last day; before <paramref name="from"/> when it was ended before it began.</param>
    public static string Of(DateOnly from, DateOnly? until) => until switch
    {
        null => Say.Fill(Words.PeriodOpen, Say.Date(from)),
        { } last when last < from => Say.Fill(Words.PeriodNeverBegan, Say.Date(last)),
        { } last => Say.Fill(Words.PeriodBoth, Say.Date(from), Say.Date(last)),
    };

    /// <summary>The class of the chip that says the state.</summary>
    public static string? Look(MembershipState state) => state switch
    {
        MembershipState.InForce => "ok",
        MembershipState.Ended => "off",
        _ => null,
    };
}
