using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Audit;
using PeaceCoord.Application.Commitments;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.Consultations;

/// <summary>
/// A form to fill in by hand where there is no link. It is blank, or begins with what a plan says to whoever prints it. Paper is lost: nothing of a
/// plan that is Strictly confidential is on it, no place that readers of the record would not be told, and no name. What a plan says leaves an entry
/// in the audit trail before it is shown.
/// </summary>
public sealed class PrintPaperForm(Database database, ICurrentActor current) : IUseCase
{
    /// <param name="plan">Blank as well where it is no plan, or none that the actor sees.</param>
    /// <param name="language">Of the names of communities.</param>
    public async Task<Result<PaperForm>> Run(ConsultationId? plan, string language, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        var own = actor.WorkspacesAs(ConsultationAccess.Writers);
        if (own.Count == 0)
            return Refusal.NotPermitted(Who.MissionStaff);

        await using var db = await database.Open<PrintPaperForm>(actor, cancel);
        var record = plan is { } id ? await db.Consultations.AsNoTracking().VisibleTo(actor).Find(id, cancel) : null;
        if (record is not { IsAhead: true } || !own.Contains(record.WorkspaceId) || record.Label == Label.StrictlyConfidential)
            return new PaperForm((await db.Workspaces.AsNoTracking().Where(w => own.Contains(w.Id)).Select(w => w.DefaultLabel).ToListAsync(cancel)).Max(), null);

        var communities = await db.CommunityNames(actor, [.. record.Communities.Select(c => c.CommunityId)], language, cancel);
        await db.Note(new Act(nameof(PrintPaperForm), nameof(Consultation), record.Id.Value, record.WorkspaceId.Value, record.Version), cancel);
        return new PaperForm(record.Label, new PaperPlan(
            record.Title,
            record.Purpose,
            record.Sensitivity.ShowsPlace ? [.. communities.Values.Select(name => name.Text)] : [],
            record.Sensitivity.ShowsPlace ? record.PlaceName : null,
            record.HeldOn,
            record.StartsAt,
            record.Language,
            record.WithInterpreter));
    }
}

/// <param name="Label">Whoever finds the filled form is told to treat it so: the plan's, or what new consultations of the mission begin with.</param>
/// <param name="Plan">Null for a blank form.</param>
public sealed record PaperForm(Label Label, PaperPlan? Plan);

/// <summary>What stands on the form already.</summary>
/// <param name="Communities">Those the reader sees; none where the place is sensitive.</param>
/// <param name="StartsAt">Local time.</param>
public sealed record PaperPlan(string? Title, string? Purpose, IReadOnlyList<string> Communities, string? Place, DateOnly? On, TimeOnly? StartsAt, string? Language, bool WithInterpreter);
