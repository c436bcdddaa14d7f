using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Commitments;
using PeaceCoord.Application.Communities;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Places;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Inclusion;

/// <summary>Why a community is to be minded.</summary>
public enum MindedList
{
    /// <summary>Not met for <see cref="CommunitiesToMind.LongAgo"/> days, or never.</summary>
    NotMet,

    /// <summary>Asked often without hearing back.</summary>
    TooOften,
}

/// <summary>Communities that were not met for long, and those asked often without hearing back: as far as the actor may read.</summary>
/// <param name="NotMet">The longest first, and before them those never met; at most <see cref="Most"/>.</param>
/// <param name="AskedTooOften">The most often asked first; at most <see cref="Most"/>.</param>
public sealed record CommunitiesToMind(IReadOnlyList<CommunityToMind> NotMet, int NotMetCount, IReadOnlyList<CommunityToMind> AskedTooOften, int AskedTooOftenCount)
{
    /// <summary>So many days without a meeting are too many.</summary>
    public const int LongAgo = 90;

    /// <summary>On the report; <see cref="ListMinded"/> has all.</summary>
    public const int Most = 20;
}

/// <param name="Area">Null when the gazetteer no longer has it.</param>
/// <param name="LastMet">Null when no record open to the reader tells of a meeting.</param>
/// <param name="Days">Since it was last met.</param>
public sealed record CommunityToMind(CommunityId Id, SaidName Name, AreaChoice? Area, DateOnly? LastMet, int? Days, int SinceAnAnswer);

/// <summary>The communities to mind of one mission, in the order of their lists, without a word of any.</summary>
internal sealed class MindedCommunities
{
    private readonly IReadOnlyDictionary<CommunityId, MeetingLoad> _loads;
    private readonly DateOnly _today;

    private MindedCommunities(IReadOnlyList<(CommunityId Id, string Area)> notMet, IReadOnlyList<(CommunityId Id, string Area)> tooOften, IReadOnlyDictionary<CommunityId, MeetingLoad> loads, DateOnly today) =>
        (NotMet, TooOften, _loads, _today) = (notMet, tooOften, loads, today);

    /// <summary>Those never met, and then the longest first.</summary>
    public IReadOnlyList<(CommunityId Id, string Area)> NotMet { get; }

    /// <summary>The most often asked first.</summary>
    public IReadOnlyList<(CommunityId Id, string Area)> TooOften { get; }

    public static async Task<MindedCommunities> Read(PeaceCoordDb db, KeptAnswers answers, Actor actor, WorkspaceId workspace, DateOnly today, CancellationToken cancel)
    {
        var visible = db.Communities.AsNoTracking().Where(CommunityAccess.VisibleTo(actor)).Where(c => c.WorkspaceId == workspace);
        var all = await visible.Select(c => new { c.Id, c.AreaPCode, c.SearchText }).ToListAsync(cancel);
        var loads = await answers.Get(db, [workspace], actor, (workspace, today), () => db.Loads(actor, workspace, today, all.ConvertAll(c => c.Id), cancel), kept => kept.Count * 4, cancel);
        var since = today.AddDays(-CommunitiesToMind.LongAgo);
        return new MindedCommunities(
            [
                .. all.Where(c => loads.GetValueOrDefault(c.Id)?.LastMet is not { } last || last <= since)
                    .OrderBy(c => loads.GetValueOrDefault(c.Id)?.LastMet ?? DateOnly.MinValue).ThenBy(c => c.SearchText, StringComparer.Ordinal).ThenBy(c => c.Id.Value).Select(c => (c.Id, c.AreaPCode)),
            ],
            [
                .. all.Where(c => loads.GetValueOrDefault(c.Id)?.SinceAnAnswer >= MeetingLoad.TooOften)
                    .OrderByDescending(c => loads[c.Id].SinceAnAnswer).ThenBy(c => c.SearchText, StringComparer.Ordinal).ThenBy(c => c.Id.Value).Select(c => (c.Id, c.AreaPCode)),
            ],
            loads,
            today);
    }

    /// <summary>What is shown of some of them: two queries, however many.</summary>
    public async Task<Func<(CommunityId Id, string Area), CommunityToMind>> Tell(PeaceCoordDb db, Actor actor, IReadOnlyCollection<(CommunityId Id, string Area)> shown, string language, CancellationToken cancel)
    {
        var areas = await db.AreasTold([.. shown.Select(c => c.Area)], language, cancel);
        var names = await db.CommunityNames(actor, [.. shown.Select(c => c.Id).Distinct()], language, cancel);
        return community =>
        {
            var load = _loads.GetValueOrDefault(community.Id);
            return new CommunityToMind(
                community.Id, names.GetValueOrDefault(community.Id) ?? new SaidName("", "?"), areas.GetValueOrDefault(community.Area), load?.LastMet, _today.DayNumber - load?.LastMet?.DayNumber, load?.SinceAnAnswer ?? 0);
        };
    }

    /// <summary>The beginnings of both lists.</summary>
    public async Task<CommunitiesToMind> Beginnings(PeaceCoordDb db, Actor actor, string language, CancellationToken cancel)
    {
        List<(CommunityId Id, string Area)> notMet = [.. NotMet.Take(CommunitiesToMind.Most)], tooOften = [.. TooOften.Take(CommunitiesToMind.Most)];
        var told = await Tell(db, actor, [.. notMet, .. tooOften], language, cancel);
        return new CommunitiesToMind(notMet.ConvertAll(c => told(c)), NotMet.Count, tooOften.ConvertAll(c => told(c)), TooOften.Count);
    }
}
