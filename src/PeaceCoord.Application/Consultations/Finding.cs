using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Consultations;

/// <summary>How the use cases of this feature find what they act on.</summary>
internal static class Finding
{
    public static IQueryable<Consultation> VisibleTo(this IQueryable<Consultation> consultations, Actor actor) =>
        consultations.Where(ConsultationAccess.VisibleTo(actor));

    public static Task<Consultation?> Find(this IQueryable<Consultation> consultations, ConsultationId id, CancellationToken cancel) =>
        consultations.FirstOrDefaultAsync(c => c.Id == id, cancel);

    /// <summary>The workspace that was chosen, or the only one the actor writes in; null when it is not open to the actor.</summary>
    public static async Task<MissionWorkspace?> WorkspaceToWriteIn(this PeaceCoordDb db, Actor actor, Guid? chosen, CancellationToken cancel)
    {
        var own = chosen is { } id ? actor.Workspaces.Where(w => w.Value == id).ToList() : [.. actor.WorkspacesAs(ConsultationAccess.Writers), .. actor.Workspaces];
        if (own.Count == 0)
            return null;
        var workspace = own[0];
        return await db.Workspaces.AsNoTracking().FirstOrDefaultAsync(w => w.Id == workspace, cancel);
    }
}
