using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Communities;
using PeaceCoord.Application.Missions;
using PeaceCoord.Application.Organisations;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Places;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Consultations;

/// <summary>What is typed into the form of a plan. A form without a tick sends no list: that is an empty one.</summary>
public class PlanConsultationInput
{
    public Guid? WorkspaceId { get; set; }

    public string? Title { get; set; }

    public ConsultationKind? Kind { get; set; }

    public Guid? OfficeId { get; set; }

    public List<Guid> Communities { get; set => field = value ?? []; } = [];

    public List<Guid> Organisations { get; set => field = value ?? []; } = [];

    public List<Guid> Leaders { get; set => field = value ?? []; } = [];

    /// <summary>Code of the gazetteer's area.</summary>
    public string? Area { get; set; }

    public string? PlaceName { get; set; }

    public DateOnly? On { get; set; }

    /// <summary>Local time, <c>HH:mm</c>.</summary>
    public string? StartsAt { get; set; }

    /// <summary>Local time, <c>HH:mm</c>.</summary>
    public string? EndsAt { get; set; }

    public string? Language { get; set; }

    public bool WithInterpreter { get; set; }

    public string? Purpose { get; set; }

    /// <summary>Codes of mandate tasks.</summary>
    public List<string> Tasks { get; set => field = value ?? []; } = [];

    /// <summary>Who goes.</summary>
    public string? ForTheMission { get; set; }

    /// <summary>Null for what consultations of the mission begin with.</summary>
    public Label? Label { get; set; }

    public PlaceSensitivity? Sensitivity { get; set; }

    public ReprisalRisk? ReprisalRisk { get; set; }

    public MeetingVisibility? Visibility { get; set; }

    public string? DoNoHarm { get; set; }
}

/// <summary>Reads plans as they are typed, and looks whether what they point at is there.</summary>
internal static class Plans
{
    /// <summary>What was typed, as it is meant; what cannot be read is refused at its field.</summary>
    public static ConsultationPlan Read(this PlanConsultationInput input, Check check) => new()
    {
        Title = input.Title,
        Kind = input.Kind,
        FieldOfficeId = input.OfficeId is { } office ? new FieldOfficeId(office) : null,
        Communities = [.. input.Communities.Distinct().Select(id => new CommunityId(id))],
        Organisations = [.. input.Organisations.Distinct().Select(id => new OrganisationId(id))],
        Leaders = [.. input.Leaders.Distinct().Select(id => new LeaderId(id))],
        AreaPCode = string.IsNullOrWhiteSpace(input.Area) ? null : input.Area.Trim(),
        PlaceName = input.PlaceName,
        On = input.On,
        StartsAt = Time(input.StartsAt, nameof(input.StartsAt), check),
        EndsAt = Time(input.EndsAt, nameof(input.EndsAt), check),
        Language = input.Language,
        WithInterpreter = input.WithInterpreter,
        Purpose = input.Purpose,
        Tasks = input.Tasks,
        ForTheMission = input.ForTheMission,
        Label = input.Label,
        Sensitivity = input.Sensitivity,
        ReprisalRisk = input.ReprisalRisk,
        Visibility = input.Visibility,
        DoNoHarm = input.DoNoHarm,
    };

    /// <summary>Whether the office, the area and the tasks exist, and whether the actor sees whom the plan names.</summary>
    /// <param name="kept">Communities that stay on the plan although the actor does not see them.</param>
    /// <param name="keptOrganisations">Organisations likewise.</param>
    /// <param name="keptLeaders">Leaders likewise.</param>
    public static async Task Lookups(this Check check, PeaceCoordDb db, MissionWorkspace workspace, ConsultationPlan plan, IReadOnlyCollection<CommunityId> kept, IReadOnlyCollection<OrganisationId> keptOrganisations, IReadOnlyCollection<LeaderId> keptLeaders, Actor actor, CancellationToken cancel)
    {
        var communities = plan.Communities.Except(kept).ToList();
        var organisations = plan.Organisations.Except(keptOrganisations).ToList();
        var leaders = plan.Leaders.Except(keptLeaders).ToList();
        // What no code can be is asked for as none.
        var place = plan.AreaPCode is null || Check.IsPlain(plan.AreaPCode) ? plan.AreaPCode : "";
        var tasks = await db.MandateTasks.AsNoTracking().Select(task => task.Code).ToListAsync(cancel);
        check.Unless(workspace.TakesMeetingsOn(plan.On), new Refusal(WorkspaceRefusalCodes.AfterItsEnd, nameof(plan.On), workspace.EndsOn ?? default))
            .Unless(plan.FieldOfficeId is null || workspace.FieldOffices.Any(o => o.Id == plan.FieldOfficeId), new Refusal(ConsultationRefusalCodes.UnknownOffice, nameof(PlanConsultationInput.OfficeId)))
            .Unless(await db.Communities.Where(CommunityAccess.VisibleTo(actor)).CountAsync(c => c.WorkspaceId == workspace.Id && communities.Contains(c.Id), cancel) == communities.Count, new Refusal(ConsultationRefusalCodes.UnknownRecord, nameof(plan.Communities)))
            .Unless(await db.Organisations.VisibleTo(actor).CountAsync(o => o.WorkspaceId == workspace.Id && organisations.Contains(o.Id), cancel) == organisations.Count, new Refusal(ConsultationRefusalCodes.UnknownRecord, nameof(plan.Organisations)))
            .Unless(await db.Leaders.Where(CommunityAccess.LeadersVisibleTo(actor)).CountAsync(l => l.WorkspaceId == workspace.Id && leaders.Contains(l.Id), cancel) == leaders.Count, new Refusal(ConsultationRefusalCodes.UnknownRecord, nameof(plan.Leaders)))
            .Unless(place is null || await db.Areas.AnyAsync(a => a.PCode == place, cancel), new Refusal(ConsultationRefusalCodes.UnknownArea, nameof(PlanConsultationInput.Area)))
            .Unless(plan.Tasks.All(tasks.Contains), new Refusal(ConsultationRefusalCodes.UnknownTask, nameof(plan.Tasks)));
    }

    /// <summary>What everybody wishes whom the plan names, whether or not the actor sees them: what must not be done to them must not be done by those who do not know them.</summary>
    public static Task<IReadOnlyList<MetWish>> Wishes(this PeaceCoordDb db, WorkspaceId workspace, ConsultationPlan plan, CancellationToken cancel) =>
        db.Wishes(workspace, [.. plan.Communities], [.. plan.Organisations], [.. plan.Leaders], cancel);

    /// <summary>As they wish now whom a planned meeting names.</summary>
    public static Task<IReadOnlyList<MetWish>> Wishes(this PeaceCoordDb db, Consultation planned, CancellationToken cancel) =>
        db.Wishes(planned.WorkspaceId, [.. planned.Communities.Select(c => c.CommunityId)], [.. planned.Organisations.Select(o => o.OrganisationId)], [.. planned.Leaders.Select(l => l.LeaderId)], cancel);

    private static async Task<IReadOnlyList<MetWish>> Wishes(this PeaceCoordDb db, WorkspaceId workspace, List<CommunityId> communities, List<OrganisationId> organisations, List<LeaderId> leaders, CancellationToken cancel)
    {
        var ofOrganisations = await db.Organisations.AsNoTracking().Where(o => organisations.Contains(o.Id)).Select(o => o.Visibility).ToListAsync(cancel);
        var wishes = await db.Communities.AsNoTracking().Where(c => c.WorkspaceId == workspace && communities.Contains(c.Id)).Select(c => c.SeenWithUs).ToListAsync(cancel);
        var ofLeaders = await db.Leaders.AsNoTracking().Where(l => l.WorkspaceId == workspace && leaders.Contains(l.Id)).Select(l => new { l.SeenWithUs, l.ReprisalRisk }).ToListAsync(cancel);
        return [.. wishes.Select(wish => new MetWish(wish)), .. ofOrganisations.Select(wish => new MetWish(wish ?? SeenWithUs.Discreetly)), .. ofLeaders.Select(l => new MetWish(l.SeenWithUs, l.ReprisalRisk))];
    }

    /// <summary>Everything at once, one refusal a field.</summary>
    public static Result Refused(Result plan, Check check) => Result.Refused([.. plan.Refusals.Concat(check.Refusals).DistinctBy(refusal => refusal.Field ?? refusal.Code)]);

    private static TimeOnly? Time(string? text, string field, Check check)
    {
        var isRead = TimeOnly.TryParse(text, CultureInfo.InvariantCulture, out var time);
        check.Unless(isRead || string.IsNullOrWhiteSpace(text), new Refusal(ConsultationRefusalCodes.MalformedTime, field));
        return isRead ? time : null;
    }
}
