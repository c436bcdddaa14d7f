using PeaceCoord.Application.Oversight;
using PeaceCoord.Domain.Oversight;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.Oversight;

/// <summary>What the pages of this folder say alike.</summary>
internal static class OversightWords
{
    public static string ClassOf(LabelRequestState state) => state switch
    {
        LabelRequestState.Waiting => "warn",
        LabelRequestState.Granted => "ok",
        _ => "off",
    };

    public static string ClassOf(EmergencyRow row) => row switch
    {
        { IsOpen: true } => "bad",
        { Verdict: EmergencyVerdict.Justified } => "ok",
        _ => "warn",
    };

    public static string StateOf(EmergencyRow row) => row.IsOpen ? Words.OpenNow : row.Verdict is { } verdict ? Say.Choice(verdict) : Words.NotReviewed;

    /// <summary>Who asked and who decided, each with the day.</summary>
    public static string Who(LabelRequestRow row) => Say.Fill(Words.AskedBy, row.AskedBy, Say.Short(row.AskedAt))
        + (row is { DecidedBy: { } decider, DecidedAt: { } at } ? " · " + Say.Fill(Words.DecidedBy, decider, Say.Short(at)) : "");

    /// <summary>The record by its reference; by its kind where it has none.</summary>
    public static string Named(LabelledKind kind, string? reference) => reference is null ? Say.Choice(kind) : Say.Fill(Words.KindAndReference, Say.Choice(kind), reference);

    /// <summary>A membership: the role, how far it reads, and where.</summary>
    public static string Membership(Standing standing, IReadOnlyDictionary<FieldOfficeId, string> offices) => Say.Fill(
        Words.MembershipOf, Say.Choice(standing.Role), Say.Choice(standing.Clearance), standing.FieldOfficeId is { } office ? offices.GetValueOrDefault(office) ?? "" : Words.AllOffices);

    public static string Moment(DateTimeOffset at, string zone) => Say.Moment(TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(zone)).DateTime);
}
