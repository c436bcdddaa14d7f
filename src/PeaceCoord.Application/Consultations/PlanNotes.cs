using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.Consultations;

/// <summary>What is to be thought of before a planned meeting is held, by what is known now.</summary>
/// <param name="Findings">Of the do no harm check, over those to be met whom the reader may see.</param>
/// <param name="TooOften">Communities and leaders, by id, that were consulted too often without hearing back, and how often.</param>
/// <param name="CanPrint">Whether the reader may print sheets for the visit.</param>
public sealed record PlanNotes(IReadOnlyList<HarmFinding> Findings, IReadOnlyDictionary<Guid, int> TooOften, bool CanPrint);

internal static class PlanNoting
{
    /// <summary>Null when it is no plan any more.</summary>
    public static async Task<PlanNotes?> NotesOn(this PeaceCoordDb db, Consultation record, Actor actor, DateOnly today, CancellationToken cancel)
    {
        if (!record.IsAhead)
            return null;
        var marks = await db.MarksOf(actor, record.WorkspaceId, [.. record.Communities.Select(c => c.CommunityId)], [.. record.Organisations.Select(o => o.OrganisationId)], [.. record.Leaders.Select(l => l.LeaderId)], today, cancel);
        return new PlanNotes(
            DoNoHarmCheck.Find(record.Visibility, record.ReprisalRisk, [.. marks.Values.Select(mark => new MetWish(mark.Wish, mark.Risk))], record.Sensitivity),
            marks.Where(mark => mark.Value.IsAskedTooOften).ToDictionary(mark => mark.Key, mark => mark.Value.SinceAnAnswer),
            ConsultationAccess.CanWrite(actor, record.WorkspaceId));
    }
}
