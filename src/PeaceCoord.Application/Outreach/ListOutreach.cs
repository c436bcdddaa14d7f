using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Communities;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Places;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Outreach;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Outreach;

/// <summary>The outreach activities that the actor may read, newest first. A fixed number of queries.</summary>
public sealed class ListOutreach(Database database, ICurrentActor current) : IUseCase
{
    public const int PageSize = 50;

    public async Task<OutreachList> Run(OutreachFilter filter, string language, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<ListOutreach>(actor, cancel);
        var places = await db.Workspaces.AsNoTracking().AsSingleQuery().Where(w => actor.Workspaces.Contains(w.Id)).OrderBy(w => w.Code).ToListAsync(cancel);
        var activities = Filtered(db.OutreachActivities.AsNoTracking().VisibleTo(actor), filter);
        CommunityId? wanted = filter.Community is { } asked ? new CommunityId(asked) : null;
        var community = wanted is null ? null : await db.Communities.AsNoTracking().Where(CommunityAccess.VisibleTo(actor)).SingleOrDefaultAsync(c => c.Id == wanted, cancel);
        if (wanted is not null)
            activities = activities.For(community, community is null ? [] : await db.WithAllAbove(community.AreaPCode, cancel));
        var count = await activities.CountAsync(cancel);
        var number = Part.At(filter.Page, count, PageSize);
        var rows = await activities.OrderByDescending(activity => activity.On).ThenBy(activity => activity.Id).Skip((number - 1) * PageSize).Take(PageSize)
            .Select(activity => new { activity.Id, activity.Channel, activity.Message, activity.On, activity.Until, activity.Languages, activity.Audience, activity.Reach, activity.Counting, activity.Label, activity.FieldOfficeId, Rumours = activity.Rumours.Count })
            .ToListAsync(cancel);
        var offices = places.SelectMany(place => place.FieldOffices).ToDictionary(office => office.Id, office => office.Name);
        return new OutreachList(
            [.. rows.Select(row => new OutreachRow(row.Id.Value, row.Channel, row.Message, row.On, row.Until, row.Languages, row.Audience, row.Reach, row.Counting, row.Label, row.FieldOfficeId is { } office ? offices.GetValueOrDefault(office) : null, row.Rumours))],
            count,
            number,
            [.. offices.OrderBy(office => office.Value, StringComparer.CurrentCulture).Select(office => (office.Key.Value, office.Value))],
            community?.NameFor(language),
            actor.WorkspacesAs(OutreachAccess.WriterRoles).Count > 0);
    }

    private static IQueryable<OutreachActivity> Filtered(IQueryable<OutreachActivity> activities, OutreachFilter filter)
    {
        if (filter.Channel is { } channel)
            activities = activities.Where(activity => activity.Channel == channel);
        if (filter.Office is { } office)
            activities = activities.Where(activity => activity.FieldOfficeId == office);
        if (filter.Theme is { } theme)
            activities = activities.Where(activity => activity.Rumours.Any(rumour => rumour.Theme == theme));
        if (filter.From is { } from)
            activities = activities.Where(activity => (activity.Until ?? activity.On) >= from);
        return filter.Until is { } until ? activities.Where(activity => activity.On <= until) : activities;
    }
}

/// <param name="Theme">Only those where a rumour of that theme was heard.</param>
/// <param name="Community">Only those meant for it, or for its area as a whole.</param>
/// <param name="From">Only those that lasted to that day or longer.</param>
/// <param name="Page">From 1; the nearest there is when it is out of range.</param>
public sealed record OutreachFilter(OutreachChannel? Channel = null, FieldOfficeId? Office = null, ConcernTheme? Theme = null, DateOnly? From = null, DateOnly? Until = null, int? Page = null, Guid? Community = null);

/// <param name="Community">The name of the community that was filtered by; null where the reader does not see it.</param>
/// <param name="MayNote">Whether the actor may write a new one down.</param>
public sealed record OutreachList(IReadOnlyList<OutreachRow> Rows, int Count, int Page, IReadOnlyList<(Guid Id, string Name)> Offices, SaidName? Community, bool MayNote);

public sealed record OutreachRow(
    Guid Id, OutreachChannel Channel, string Message, DateOnly On, DateOnly? Until, IReadOnlyList<string> Languages, string Audience, int? Reach, Counting? Counting, Label Label, string? Office, int Rumours);

internal static class OutreachQueries
{
    /// <summary>Those meant for the community, and those of its area, or of one that it lies in, that name no community.</summary>
    /// <param name="community">Null for one that the reader does not see: then none.</param>
    /// <param name="areas">Of the community, with <see cref="AreasAsked.WithAllAbove"/>.</param>
    public static IQueryable<OutreachActivity> For(this IQueryable<OutreachActivity> activities, Community? community, IReadOnlyList<string> areas)
    {
        if (community is null)
            return activities.Where(activity => false);
        var (id, workspace) = (community.Id.Value, community.WorkspaceId);
        return activities.Where(activity => activity.WorkspaceId == workspace && (activity.Communities.Contains(id) || (activity.Communities.Count == 0 && activity.Areas.Any(area => areas.Contains(area)))));
    }
}
