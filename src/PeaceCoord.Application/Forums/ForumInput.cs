using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Communities;
using PeaceCoord.Application.Organisations;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Places;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Forums;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Forums;

/// <summary>What is typed into the form of a forum. A form without a tick sends no list: that is an empty one.</summary>
public class ForumInput
{
    public string? Name { get; set; }

    public string? Purpose { get; set; }

    public Label? Label { get; set; }

    public ForumRhythm? Rhythm { get; set; }

    public DateOnly? NextMeeting { get; set; }

    /// <summary>Codes of the gazetteer's areas.</summary>
    public List<string> Areas { get; set => field = value ?? []; } = [];

    public List<Guid> Communities { get; set => field = value ?? []; } = [];

    public List<Guid> Organisations { get; set => field = value ?? []; } = [];

    public List<Guid> Leaders { get; set => field = value ?? []; } = [];

    /// <summary>One a line.</summary>
    public string? Authorities { get; set; }

    public List<Guid> Sections { get; set => field = value ?? []; } = [];

    internal JointForumFacts Facts() => new()
    {
        Name = Name,
        Purpose = Purpose,
        Label = Label,
        Rhythm = Rhythm,
        NextMeeting = NextMeeting,
        Areas = [.. Areas.Where(area => !string.IsNullOrWhiteSpace(area))],
        Communities = [.. Communities.Select(id => new CommunityId(id))],
        Organisations = [.. Organisations.Select(id => new OrganisationId(id))],
        Leaders = [.. Leaders.Select(id => new LeaderId(id))],
        Authorities = (Authorities ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
        Sections = [.. Sections.Select(id => new SectionId(id))],
    };
}

internal static class ForumLookups
{
    /// <summary>Whether the areas and sections exist, whether the actor sees who is to sit in it, and whether the mission is there when it meets next.</summary>
    /// <param name="kept">Those that stay although the actor does not see them.</param>
    public static async Task Lookups(this Check check, PeaceCoordDb db, MissionWorkspace workspace, JointForumFacts facts, JointForumFacts kept, Actor actor, CancellationToken cancel)
    {
        var communities = facts.Communities.Except(kept.Communities).ToList();
        var organisations = facts.Organisations.Except(kept.Organisations).ToList();
        var leaders = facts.Leaders.Except(kept.Leaders).ToList();
        // What no code can be is asked for as none.
        var areas = facts.Areas.Select(area => Check.IsPlain(area) ? area : "").Distinct(StringComparer.Ordinal).ToList();
        check.Unless(await db.Communities.Where(CommunityAccess.VisibleTo(actor)).CountAsync(c => c.WorkspaceId == workspace.Id && communities.Contains(c.Id), cancel) == communities.Count, new Refusal(ForumRefusalCodes.UnknownRecord, nameof(facts.Communities)))
            .Unless(await db.Organisations.VisibleTo(actor).CountAsync(o => o.WorkspaceId == workspace.Id && organisations.Contains(o.Id), cancel) == organisations.Count, new Refusal(ForumRefusalCodes.UnknownRecord, nameof(facts.Organisations)))
            .Unless(await db.Leaders.Where(CommunityAccess.LeadersVisibleTo(actor)).CountAsync(l => l.WorkspaceId == workspace.Id && leaders.Contains(l.Id), cancel) == leaders.Count, new Refusal(ForumRefusalCodes.UnknownRecord, nameof(facts.Leaders)))
            .Unless(await db.Areas.CountAsync(a => areas.Contains(a.PCode), cancel) == areas.Count, new Refusal(ForumRefusalCodes.UnknownRecord, nameof(facts.Areas)))
            .Unless(workspace.TakesMeetingsOn(facts.NextMeeting), new Refusal(WorkspaceRefusalCodes.AfterItsEnd, nameof(facts.NextMeeting), workspace.EndsOn ?? default))
            .Unless(facts.Sections.All(id => workspace.Sections.Any(section => section.Id == id)), new Refusal(ForumRefusalCodes.UnknownRecord, nameof(facts.Sections)));
    }
}
