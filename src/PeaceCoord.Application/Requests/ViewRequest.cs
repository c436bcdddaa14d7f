using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.Organisations;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Requests;

namespace PeaceCoord.Application.Requests;

/// <summary>One request. The mission does not read who of the organisation wrote, nor the organisation who of the mission answered.</summary>
public sealed class ViewRequest(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    /// <summary>Planned meetings offered at most.</summary>
    private const int MostPlans = 50;

    public async Task<Result<RequestView>> Run(RequestId id, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<ViewRequest>(actor, cancel);
        var request = await db.Requests.AsNoTracking().VisibleTo(actor).FirstOrDefaultAsync(r => r.Id == id, cancel);
        if (request is null)
            return Refusal.NotFound;

        var ofTheOrganisation = actor.Organisations.Contains(request.OrganisationId);
        var organisation = await db.Organisations.AsNoTracking().VisibleTo(actor).Where(o => o.Id == request.OrganisationId).Select(o => new { o.LegalName, o.Visibility }).FirstOrDefaultAsync(cancel);
        var mission = await db.Workspaces.AsNoTracking().Where(w => w.Id == request.WorkspaceId).Select(w => w.Name).FirstAsync(cancel);
        var answers = RequestAccess.CanAnswer(actor, request);
        var staff = answers ? await db.NamesOf(request.Steps.Where(step => !step.IsOfTheOrganisation).Select(step => step.By), cancel) : new Dictionary<AccountId, string>();
        var plans = answers ? await Plans(db, actor, request, cancel) : [];
        return new RequestView
        {
            Row = RequestRow.Of(request, actor, organisation?.LegalName ?? "", mission, await db.Today(request.WorkspaceId, clock, cancel)),
            OrganisationId = request.OrganisationId,
            Wish = organisation?.Visibility,
            Text = request.Text,
            Language = request.Language,
            How = request.How,
            MeetingHow = request.MeetingHow,
            MeetingNote = request.MeetingNote,
            Answer = request.Answer,
            AnsweredOn = request.AnsweredOn,
            WithdrawnBecause = request.WithdrawnBecause,
            Steps = [.. request.Steps.OrderBy(step => step.At).Select(step => new RequestStepTold(step.To, step.At, step.IsOfTheOrganisation, staff.GetValueOrDefault(step.By)))],
            Plan = request.ConsultationId is { } plan ? plans.FirstOrDefault(p => p.Id == plan.Value) : null,
            Plans = plans,
            Version = request.Version,
            ByTheMission = !ofTheOrganisation,
            CanAcknowledge = answers && request.State == RequestState.Sent,
            CanAnswer = answers && request.State is RequestState.Acknowledged or RequestState.MeetingSet,
            CanWithdraw = RequestAccess.CanWithdraw(actor, request) && request.IsOpen,
        };
    }

    private static async Task<IReadOnlyList<RequestPlan>> Plans(PeaceCoordDb db, Actor actor, EngagementRequest request, CancellationToken cancel) =>
        await db.Consultations.AsNoTracking().VisibleTo(actor)
            .Where(c => c.WorkspaceId == request.WorkspaceId && (c.State == ConsultationState.Planned || c.Id == request.ConsultationId))
            .OrderByDescending(c => c.Id == request.ConsultationId).ThenBy(c => c.HeldOn).Take(MostPlans)
            .Select(c => new RequestPlan(c.Id.Value, c.Title ?? "", c.HeldOn))
            .ToListAsync(cancel);
}

public sealed record RequestView
{
    public required RequestRow Row { get; init; }

    public required OrganisationId OrganisationId { get; init; }

    /// <summary>Whether the organisation wishes to be seen with the mission, as its profile says now.</summary>
    public required SeenWithUs? Wish { get; init; }

    public required string Text { get; init; }

    public required string Language { get; init; }

    public required HowToMeet How { get; init; }

    public required HowToMeet? MeetingHow { get; init; }

    public required string? MeetingNote { get; init; }

    public required string? Answer { get; init; }

    public required DateOnly? AnsweredOn { get; init; }

    /// <summary>Null where it was not taken back, or nothing was said.</summary>
    public required string? WithdrawnBecause { get; init; }

    public required IReadOnlyList<RequestStepTold> Steps { get; init; }

    /// <summary>The planned consultation it became, for those of the mission who see it.</summary>
    public required RequestPlan? Plan { get; init; }

    /// <summary>Planned meetings it could be; none for the organisation.</summary>
    public required IReadOnlyList<RequestPlan> Plans { get; init; }

    public required int Version { get; init; }

    public required bool ByTheMission { get; init; }

    public required bool CanAcknowledge { get; init; }

    /// <summary>Say when to meet, and answer.</summary>
    public required bool CanAnswer { get; init; }

    public required bool CanWithdraw { get; init; }
}

/// <param name="By">A name of the mission's staff, for the mission only.</param>
public sealed record RequestStepTold(RequestState To, DateTimeOffset At, bool IsOfTheOrganisation, string? By);

public sealed record RequestPlan(Guid Id, string Title, DateOnly? On);
