using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Commitments;
using PeaceCoord.Application.Communities;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Places;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Inclusion;

/// <summary>Communities that were not met for long, and those asked often without hearing back: as far as the actor may read.</summary>
/// <param name="NotMet">The longest first, and before them those never met; at most <see cref="Most"/>.</param>
/// <param name="AskedTooOften">The most often asked first; at most <see cref="Most"/>.</param>
public sealed record CommunitiesToMind(IReadOnlyList<CommunityToMind> NotMet, int NotMetCount, IReadOnlyList<CommunityToMind> AskedTooOften, int AskedTooOftenCount)
{
    /// <summary>So many days without a meeting are too many.</summary>
    public const int LongAgo = 90;

    public const int Most = 20;
}

/// <param name="Area">Null when the gazetteer no longer has it.</param>
/// <param name="LastMet">Null when no record open to the reader tells of a meeting.</param>
/// <param name="Days">Since it was last met.</param>
public sealed record CommunityToMind(CommunityId Id, SaidName Name, AreaChoice? Area, DateOnly? LastMet, int? Days, int SinceAnAnswer);

internal static class MindedCommunities
{
    public static async Task<CommunitiesToMind> CommunitiesToMind(this PeaceCoordDb db, KeptAnswers answers, Actor actor, WorkspaceId workspace, DateOnly today, string language, CancellationToken cancel)
    {
        var visible = db.Communities.AsNoTracking().Where(CommunityAccess.VisibleTo(actor)).Where(c => c.WorkspaceId == workspace);
        var all = await visible.Select(c => new { c.Id, c.AreaPCode, c.SearchText }).ToListAsync(cancel);
        var loads = await answers.Get(db, [workspace], actor, (workspace, today), () => db.Loads(actor, workspace, today, all.ConvertAll(c => c.Id), cancel), kept => kept.Count * 4, cancel);
        var since = today.AddDays(-Inclusion.CommunitiesToMind.LongAgo);
        var notMet = all.Where(c => loads.GetValueOrDefault(c.Id)?.LastMet is not { } last || last <= since)
            .OrderBy(c => loads.GetValueOrDefault(c.Id)?.LastMet ?? DateOnly.MinValue).ThenBy(c => c.SearchText, StringComparer.Ordinal).ThenBy(c => c.Id.Value).ToList();
        var tooOften = all.Where(c => loads.GetValueOrDefault(c.Id)?.SinceAnAnswer >= MeetingLoad.TooOften)
            .OrderByDescending(c => loads[c.Id].SinceAnAnswer).ThenBy(c => c.SearchText, StringComparer.Ordinal).ThenBy(c => c.Id.Value).ToList();
        var shown = notMet.Take(Inclusion.CommunitiesToMind.Most).Concat(tooOften.Take(Inclusion.CommunitiesToMind.Most)).ToList();
        var areas = await db.AreasTold([.. shown.Select(c => c.AreaPCode)], language, cancel);
        var names = await db.CommunityNames(actor, [.. shown.Select(c => c.Id).Distinct()], language, cancel);
        return new CommunitiesToMind(
            [.. notMet.Take(Inclusion.CommunitiesToMind.Most).Select(c => Told(c.Id, c.AreaPCode))],
            notMet.Count,
            [.. tooOften.Take(Inclusion.CommunitiesToMind.Most).Select(c => Told(c.Id, c.AreaPCode))],
            tooOften.Count);

        CommunityToMind Told(CommunityId id, string area)
        {
            var load = loads.GetValueOrDefault(id);
            return new CommunityToMind(id, names.GetValueOrDefault(id) ?? new SaidName("", "?"), areas.GetValueOrDefault(area), load?.LastMet, today.DayNumber - load?.LastMet?.DayNumber, load?.SinceAnAnswer ?? 0);
        }
    }
}
