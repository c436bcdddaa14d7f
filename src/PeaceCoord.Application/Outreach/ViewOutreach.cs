using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Commitments;
using PeaceCoord.Application.Communities;
using PeaceCoord.Application.Missions;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Outreach;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Outreach;

/// <summary>One outreach activity as the actor may read it. Communities that the actor does not see are not named.</summary>
public sealed class ViewOutreach(Database database, ICurrentActor current) : IUseCase
{
    /// <param name="language">Of the names of communities.</param>
    public async Task<Result<OutreachView>> Run(OutreachActivityId id, string language, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<ViewOutreach>(actor, cancel);
        var activity = await db.OutreachActivities.AsNoTracking().VisibleTo(actor).FirstOrDefaultAsync(a => a.Id == id, cancel);
        if (activity is null)
            return Refusal.NotFound;

        var workspace = await db.Workspaces.AsNoTracking().SingleAsync(w => w.Id == activity.WorkspaceId, cancel);
        var takenUp = await db.TakenUp(actor, id, cancel);
        var communities = await db.CommunityNames(actor, [.. activity.Communities.Select(community => new CommunityId(community))], language, cancel);
        return new OutreachView
        {
            Id = id,
            WorkspaceId = activity.WorkspaceId,
            Version = activity.Version,
            Channel = activity.Channel,
            Message = activity.Message,
            Languages = activity.Languages,
            Audience = activity.Audience,
            Areas = activity.Areas,
            Communities = [.. communities.Select(named => new ReachedCommunity(named.Key, named.Value)).OrderBy(named => named.Name.Text, StringComparer.CurrentCulture)],
            UnseenCommunities = activity.Communities.Count - communities.Count,
            On = activity.On,
            Until = activity.Until,
            Reach = activity.Reach,
            Counting = activity.Counting,
            Rumours = [.. activity.Rumours.OrderBy(rumour => rumour.Id.Value).Select(rumour => new RumourView(rumour.Id.Value, rumour.Theme, rumour.Words, [.. takenUp[rumour.Id]]))],
            Tasks = [.. (await db.TasksNamed(cancel)).Where(task => activity.Tasks.Contains(task.Code))],
            SectionId = activity.SectionId?.Value,
            Section = workspace.Sections.FirstOrDefault(section => section.Id == activity.SectionId)?.Name,
            Office = workspace.FieldOffices.FirstOrDefault(office => office.Id == activity.FieldOfficeId)?.Name,
            Label = activity.Label,
            MayTakeUp = ConsultationAccess.CanWrite(actor, activity.WorkspaceId),
            MayCorrect = OutreachAccess.CanCorrect(actor, activity),
            Zone = workspace.TimeZone,
        };
    }
}

public sealed record OutreachView
{
    public required OutreachActivityId Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required int Version { get; init; }

    public required OutreachChannel Channel { get; init; }

    public required string Message { get; init; }

    /// <summary>Codes.</summary>
    public required IReadOnlyList<string> Languages { get; init; }

    public required string Audience { get; init; }

    /// <summary>Codes of the gazetteer.</summary>
    public required IReadOnlyList<string> Areas { get; init; }

    public required IReadOnlyList<ReachedCommunity> Communities { get; init; }

    public required int UnseenCommunities { get; init; }

    public required DateOnly On { get; init; }

    public required DateOnly? Until { get; init; }

    public required int? Reach { get; init; }

    public required Counting? Counting { get; init; }

    public required IReadOnlyList<RumourView> Rumours { get; init; }

    public required IReadOnlyList<TaskName> Tasks { get; init; }

    public required Guid? SectionId { get; init; }

    public required string? Section { get; init; }

    public required string? Office { get; init; }

    public required Label Label { get; init; }

    public required bool MayCorrect { get; init; }

    /// <summary>Whether the reader may make a rumour a concern of a consultation.</summary>
    public required bool MayTakeUp { get; init; }

    /// <summary>The mission's, for its clocks.</summary>
    public required string Zone { get; init; }
}

/// <param name="TakenUp">What became of it, as far as the reader may know.</param>
public sealed record RumourView(Guid Id, ConcernTheme Theme, string Words, IReadOnlyList<TakenUpView> TakenUp);

public sealed record ReachedCommunity(CommunityId Id, SaidName Name);
