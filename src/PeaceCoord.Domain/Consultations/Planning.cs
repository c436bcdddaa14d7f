using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Domain.Consultations;

/// <summary>A consultation before it is held.</summary>
public sealed partial class Consultation
{
    /// <summary>Whether it is still to be held: planned, or put off.</summary>
    public bool IsAhead => State is ConsultationState.Planned or ConsultationState.Postponed;

    /// <summary>
    /// A meeting that is to be held. Refused without a title, a day that is not past, a place, or the do no harm check; and as an open
    /// meeting with somebody who wishes never to be seen with the United Nations.
    /// </summary>
    /// <param name="met">What those wish whom the plan names.</param>
    public static Result<Consultation> Plan(ConsultationId id, MissionWorkspace workspace, AccountId author, ConsultationPlan plan, IReadOnlyCollection<MetWish> met, DateTimeOffset now)
    {
        var refused = plan.Check(MissionTime.Today(workspace.TimeZone, now), met);
        if (!refused.Passed)
            return Result<Consultation>.Refused(refused.Refusals);

        var planned = Begin(id, workspace, author, plan.Label ?? workspace.DefaultLabel, ConsultationState.Planned);
        planned.Apply(plan);
        return planned;
    }

    /// <summary>Corrects a plan, by the same rules. One that was put off may go on waiting for a day. The label is never lowered here: others have relied on it.</summary>
    /// <param name="met">What those wish whom the plan names now.</param>
    public Result ChangePlan(ConsultationPlan plan, IReadOnlyCollection<MetWish> met, DateTimeOffset now)
    {
        var state = InState(ConsultationState.Planned, ConsultationState.Postponed);
        if (!state.Passed)
            return state.Result();
        var check = plan.Check(MissionTime.Today(Zone, now), met, HeldOn, mayWait: State == ConsultationState.Postponed)
            .Unless(plan.Label is null || plan.Label >= Label, new Refusal(ConsultationRefusalCodes.LabelLowered, nameof(plan.Label)));
        if (!check.Passed)
            return check.Result();

        Label = plan.Label ?? Label;
        State = plan.On is null ? ConsultationState.Postponed : ConsultationState.Planned;
        Apply(plan);
        return Result.Done;
    }

    private void Apply(ConsultationPlan plan)
    {
        Title = plan.Title!.Trim();
        Kind = plan.Kind;
        FieldOfficeId = plan.FieldOfficeId;
        AreaPCode = Written(plan.AreaPCode);
        PlaceName = plan.PlaceName!.Trim();
        Language = Written(plan.Language);
        WithInterpreter = plan.WithInterpreter;
        Purpose = Written(plan.Purpose);
        ForTheMission = Written(plan.ForTheMission);
        Sensitivity = plan.Sensitivity;
        ReprisalRisk = plan.ReprisalRisk;
        Visibility = plan.Visibility;
        DoNoHarm = Written(plan.DoNoHarm);
        HoldOn(plan.On, plan.StartsAt, plan.EndsAt);
        _tasks.Clear();
        _tasks.AddRange(plan.Tasks.Distinct(StringComparer.Ordinal));
        Parts.Match(_communities, [.. plan.Communities.Distinct()], (part, id) => part.CommunityId == id, id => new ConsultedCommunity(id));
        Parts.Match(_organisations, [.. plan.Organisations.Distinct()], (part, id) => part.OrganisationId == id, id => new ConsultedOrganisation(id));
        Parts.Match(_leaders, [.. plan.Leaders.Distinct()], (part, id) => part.LeaderId == id, id => new ConsultedLeader(id));
    }

    private static string? Written(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
