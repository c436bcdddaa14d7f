using PeaceCoord.Domain.People;
using PeaceCoord.Web.Communities;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.People;

/// <summary>From when until when, in words.</summary>
internal static class Periods
{
    /// <param name="until">The last day; before <paramref name="from"/> when it was ended before it began.</param>
    public static string Say(DateOnly from, DateOnly? until) => until switch
    {
        null => Spoken.Fill(Words.PeriodOpen, Shared.Say.Date(from)),
        { } last when last < from => Spoken.Fill(Words.PeriodNeverBegan, Shared.Say.Date(last)),
        { } last => Spoken.Fill(Words.PeriodBoth, Shared.Say.Date(from), Shared.Say.Date(last)),
    };

    /// <summary>The class of the chip that says the state.</summary>
    public static string? Look(MembershipState state) => state switch
    {
        MembershipState.InForce => "ok",
        MembershipState.Ended => "off",
        _ => null,
    };
}
