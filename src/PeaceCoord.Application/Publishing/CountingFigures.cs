using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Commitments;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.Inclusion;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Places;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Inclusion;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Publishing;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Publishing;

internal static class CountingFigures
{
    /// <summary>
    /// The figures of a quarter as they are now: of recorded consultations that are not Strictly confidential, with their concerns and
    /// promises. Not <c>VisibleTo</c>, on purpose, as with the figures on inclusion: they are the same whoever asks.
    /// </summary>
    /// <returns>Null where there were too few meetings.</returns>
    public static async Task<PublishedFigures?> FiguresToPublish(this PeaceCoordDb db, WorkspaceId workspace, InclusionPeriod period, CancellationToken cancel)
    {
        var counted = await db.CountedMeetings(workspace, period, cancel);
        var areas = await db.AreasAround([.. counted.Select(m => m.AreaPCode).OfType<string>()], ViewInclusion.Level, "en", cancel);
        var meetings = counted.ConvertAll(m => new MeetingsOfArea(FirstLevel(m.AreaPCode), m.Count, m.Told));

        var (first, last) = (period.First, period.Last);
        var held = db.Consultations.Where(c => c.WorkspaceId == workspace && c.State == ConsultationState.Recorded && c.Label != Label.StrictlyConfidential && c.HeldOn >= first && c.HeldOn <= last);
        var concerns = await held.SelectMany(c => c.Concerns).GroupBy(concern => concern.Theme)
            .Select(theme => new { Theme = theme.Key, Count = theme.Count() }).ToDictionaryAsync(theme => theme.Theme, theme => theme.Count, cancel);
        var fates = await db.Commitments.Where(c => c.WorkspaceId == workspace && c.Label != Label.StrictlyConfidential && held.Any(from => from.Id == c.ConsultationId))
            .GroupBy(c => new { c.State, Told = c.ToldOn != null, c.DeclinedGround })
            .Select(fate => new { fate.Key.State, fate.Key.Told, fate.Key.DeclinedGround, Count = fate.Count() }).ToListAsync(cancel);
        var promises = fates.GroupBy(fate => PromiseFate.Of(fate.State, fate.Told, fate.DeclinedGround)).ToDictionary(fate => fate.Key, fate => fate.Sum(part => part.Count));
        return PublishedFigures.Of(meetings, concerns, promises);

        string? FirstLevel(string? place) => place is not null && areas.TryGetValue(place, out var area) && area.Level == ViewInclusion.Level ? area.PCode : null;
    }

    /// <summary>Tells whether the figures that are approved are those that were looked at.</summary>
    public static string Digest(this PublishedFigures? figures) =>
        figures is null ? "" : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(FiguresAsJson.Write(figures))));
}
