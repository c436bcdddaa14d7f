using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Protection;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.Consultations;

/// <summary>Another consultation that may be about the same meeting, as far as its reader may see it.</summary>
/// <param name="Title">Null for an own draft that has none yet.</param>
/// <param name="Reference">Null until it is on record.</param>
public sealed record SameMeeting(Guid Id, string? Title, string? Reference, ConsultationState State);

/// <summary>Finds what may have been written down, or planned, twice.</summary>
internal static class SameMeetingsFinding
{
    /// <summary>More than these are no slip.</summary>
    private const int Most = 20;

    /// <summary>What a mission may hold in a day of one kind, and an author have begun, by a wide margin: so many are compared.</summary>
    private const int MostCompared = 500;

    /// <summary>
    /// Of the same kind, on the same day, in the same place, area or with one of the same communities: those among what the author may see, and the author's
    /// other drafts. A place or an area counts as far as the other record shows it: else typing places would tell which one it hides.
    /// </summary>
    public static async Task<IReadOnlyList<SameMeeting>> SameMeetings(this PeaceCoordDb db, Vault vault, Consultation consultation, ConsultationContent content, Actor actor, CancellationToken cancel)
    {
        if (consultation.State == ConsultationState.Recorded || content is not { HeldOn: { } day, Kind: { } kind })
            return [];

        var (workspace, me) = (consultation.WorkspaceId, actor.Id!.Value);
        var others = await db.Consultations.AsNoTracking().VisibleTo(actor)
            .Where(c => c.WorkspaceId == workspace && c.Id != consultation.Id && c.HeldOn == day && c.Kind == kind && c.State != ConsultationState.Cancelled && c.State != ConsultationState.Draft)
            .OrderByDescending(c => c.RecordedAt).ThenBy(c => c.Id).Take(MostCompared)
            .Select(c => new { c.Id, c.Title, c.Reference, c.State, c.PlaceName, c.AreaPCode, c.Sensitivity, Communities = c.Communities.Select(part => part.CommunityId).ToList() })
            .ToListAsync(cancel);
        return
        [
            .. others.Where(c => content.Communities.Intersect(c.Communities).Any()
                    || (c.Sensitivity.ShowsPlace && IsSame(content.PlaceName, c.PlaceName))
                    || (c.Sensitivity.ShowsArea && IsSame(content.AreaPCode, c.AreaPCode)))
                .Take(Most).Select(c => new SameMeeting(c.Id.Value, c.Title, c.Reference, c.State)),
            .. (await db.OtherDrafts(vault, consultation, me, cancel))
                .Where(draft => draft.Content.HeldOn == day && draft.Content.Kind == kind)
                .Where(draft => content.Communities.Intersect(draft.Content.Communities).Any() || IsSame(content.PlaceName, draft.Content.PlaceName) || IsSame(content.AreaPCode, draft.Content.AreaPCode))
                .Take(Most).Select(draft => new SameMeeting(draft.Id.Value, draft.Content.Title, null, ConsultationState.Draft)),
        ];
    }

    /// <summary>What else the author is writing in the mission, opened; the latest first.</summary>
    private static async Task<IReadOnlyList<(ConsultationId Id, ConsultationContent Content)>> OtherDrafts(this PeaceCoordDb db, Vault vault, Consultation consultation, AccountId me, CancellationToken cancel)
    {
        var workspace = consultation.WorkspaceId;
        var consultations = db.Consultations;
        var drafts = await db.ConsultationDrafts.AsNoTracking()
            .Where(d => d.AuthorId == me && d.ConsultationId != consultation.Id)
            .Where(d => consultations.Any(c => c.Id == d.ConsultationId && c.WorkspaceId == workspace && c.AuthorId == me && c.State == ConsultationState.Draft))
            .OrderByDescending(d => d.SavedAt).Take(MostCompared)
            .ToListAsync(cancel);
        if (drafts.Count == 0)
            return [];
        var keys = await vault.KeysOf(db, drafts.ConvertAll(d => d.ConsultationId.Value), cancel);
        return [.. drafts.Where(d => keys.ContainsKey(d.ConsultationId.Value)).Select(d => (d.ConsultationId, DraftReading.Read(Drafts.Open(keys[d.ConsultationId.Value], d), new Check())))];
    }

    /// <summary>Written the same but for case, accents and spaces around it.</summary>
    private static bool IsSame(string? one, string? other) =>
        !string.IsNullOrWhiteSpace(one) && !string.IsNullOrWhiteSpace(other)
        && CultureInfo.InvariantCulture.CompareInfo.Compare(one.Trim(), other.Trim(), CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace | CompareOptions.IgnoreWidth) == 0;
}
