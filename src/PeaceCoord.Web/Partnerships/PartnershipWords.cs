using PeaceCoord.Application.Partnerships;
using PeaceCoord.Domain.Partnerships;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.Partnerships;

/// <summary>Says partnerships in the reader's language.</summary>
internal static class PartnershipWords
{
    /// <summary>A chip's class for a state.</summary>
    public static string ClassOf(PartnershipState state) => state switch
    {
        PartnershipState.Draft => "",
        PartnershipState.Submitted or PartnershipState.UnderReview => "info",
        PartnershipState.Agreed or PartnershipState.Active => "ok",
        PartnershipState.Suspended => "warn",
        PartnershipState.Terminated => "bad",
        _ => "off",
    };

    public static string? Period(DateOnly? from, DateOnly? until) => (from, until) switch
    {
        (null, _) => null,
        ({ } first, null) => Say.Fill(Words.FromOn, Say.Date(first)),
        ({ } first, { } last) => Say.Fill(Words.FromTo, Say.Date(first), Say.Date(last)),
    };

    /// <summary>Names as one reads them: "A, B and C".</summary>
    public static string Join(IReadOnlyList<string> names) =>
        names.Count < 2 ? string.Concat(names) : $"{string.Join(", ", names.SkipLast(1))} {Words.And} {names[^1]}";

    /// <summary>Who took a step: the side, and to staff the person as well.</summary>
    public static string Who(PartnershipStepRecord step, PartnershipView view)
    {
        var day = Say.Short(step.At);
        return view.Names.TryGetValue(step.By, out var name)
            ? Say.Fill(Words.StepByName, step.Side, name, day)
            : Say.Fill(Words.StepBy, step.Side, day);
    }

    /// <summary>The page of what the reader is asked to do.</summary>
    public static string To(Turn turn, PartnershipId id) => turn switch
    {
        Turn.Submit => Routes.EditPartnership(id),
        Turn.Review => Routes.ReviewPartnership(id),
        Turn.Sign => Routes.SignPartnership(id),
        Turn.AgreeForTheMission => Routes.AgreePartnership(id),
        _ => Routes.StartPartnership(id),
    };
}
