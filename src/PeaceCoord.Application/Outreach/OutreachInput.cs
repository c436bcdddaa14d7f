using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Communities;
using PeaceCoord.Application.Missions;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Places;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Outreach;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Outreach;

/// <summary>What is typed into the form of an outreach activity. A form without a tick sends no list: that is an empty one.</summary>
public class OutreachInput
{
    public OutreachChannel? Channel { get; set; }

    public string? Message { get; set; }

    /// <summary>Codes.</summary>
    public List<string> Languages { get; set => field = value ?? []; } = [];

    public string? Audience { get; set; }

    /// <summary>Codes of the gazetteer's areas.</summary>
    public List<string> Areas { get; set => field = value ?? []; } = [];

    public List<Guid> Communities { get; set => field = value ?? []; } = [];

    public DateOnly? On { get; set; }

    public DateOnly? Until { get; set; }

    public int? Reach { get; set; }

    public Counting? Counting { get; set; }

    /// <summary>Rows without theme and words count for nothing.</summary>
    public List<RumourInput> Rumours { get; set => field = value ?? []; } = [];

    /// <summary>Codes of mandate tasks.</summary>
    public List<string> Tasks { get; set => field = value ?? []; } = [];

    public Guid? SectionId { get; set; }

    public Label? Label { get; set; }

    internal OutreachFacts Facts() => new()
    {
        Channel = Channel,
        Message = Message,
        Languages = [.. Languages.Where(code => !string.IsNullOrWhiteSpace(code))],
        Audience = Audience,
        Areas = [.. Areas.Where(code => !string.IsNullOrWhiteSpace(code))],
        Communities = [.. Communities.Select(id => new CommunityId(id))],
        On = On,
        Until = Until,
        Reach = Reach,
        Counting = Counting,
        Rumours = [.. Rumours.Index().Where(row => row.Item.Theme is not null || !string.IsNullOrWhiteSpace(row.Item.Words)).Select(row => new HeardRumour(row.Item.Theme, row.Item.Words, $"Rumours[{row.Index}].Words", row.Item.Id is { } known ? new RumourId(known) : null))],
        Tasks = [.. Tasks.Where(code => !string.IsNullOrWhiteSpace(code))],
        SectionId = SectionId is { } section ? new SectionId(section) : null,
        Label = Label,
    };
}

public sealed class RumourInput
{
    /// <summary>Of a rumour that is corrected; null for another one.</summary>
    public Guid? Id { get; set; }

    public ConcernTheme? Theme { get; set; }

    public string? Words { get; set; }
}

internal static class OutreachLookups
{
    /// <summary>Whether areas, tasks, languages and the section exist, and whether the actor sees the communities.</summary>
    /// <param name="kept">Communities that stay although the actor does not see them.</param>
    public static async Task Lookups(this Check check, PeaceCoordDb db, MissionWorkspace workspace, OutreachFacts facts, IReadOnlyCollection<CommunityId> kept, Actor actor, CancellationToken cancel)
    {
        var communities = facts.Communities.Except(kept).ToList();
        // What no code can be is asked for as none.
        var areas = facts.Areas.Select(area => Check.IsPlain(area) ? area : "").Distinct(StringComparer.Ordinal).ToList();
        var tasks = await db.MandateTasks.AsNoTracking().Select(task => task.Code).ToListAsync(cancel);
        check.Unless(await db.Communities.Where(CommunityAccess.VisibleTo(actor)).CountAsync(c => c.WorkspaceId == workspace.Id && communities.Contains(c.Id), cancel) == communities.Count, new Refusal(OutreachRefusalCodes.UnknownRecord, nameof(facts.Communities)))
            .Unless(await db.Areas.CountAsync(a => areas.Contains(a.PCode), cancel) == areas.Count, new Refusal(OutreachRefusalCodes.UnknownRecord, nameof(facts.Areas)))
            .Unless(facts.Tasks.All(tasks.Contains), new Refusal(OutreachRefusalCodes.UnknownRecord, nameof(facts.Tasks)))
            .Unless(facts.Languages.All(IsLanguage), new Refusal(OutreachRefusalCodes.UnknownLanguage, nameof(facts.Languages)))
            .Unless(facts.SectionId is null || workspace.Sections.Any(section => section.Id == facts.SectionId), new Refusal(OutreachRefusalCodes.UnknownRecord, nameof(facts.SectionId)));
    }

    /// <summary>Two or three small letters, as ISO 639 has them.</summary>
    private static bool IsLanguage(string code) => code.Length is 2 or 3 && code.All(char.IsAsciiLetterLower);
}
