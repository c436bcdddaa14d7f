using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Consultations;

/// <summary>Plans a meeting that is to be held; colleagues who plan see it.</summary>
public sealed class PlanConsultation(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    /// <param name="id">Made by the one who asks; planning twice under one id is planning once.</param>
    public async Task<Result> Run(ConsultationId id, PlanConsultationInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<PlanConsultation>(actor, cancel);
        var workspace = await db.WorkspaceToWriteIn(actor, input.WorkspaceId, cancel);
        if (workspace is null)
            return Refusal.NotFound;
        if (!ConsultationAccess.CanWrite(actor, workspace.Id))
            return Refusal.NotPermitted(Who.MissionStaff);
        if (await db.Consultations.AnyAsync(c => c.Id == id && c.AuthorId == actor.Id!.Value, cancel))
            return Result.Done;
        if (id.Value.Version != 7)
            return new Refusal(RefusalCodes.Malformed);

        // Who writes in two workspaces says which: a plan in the wrong one would be read by the wrong people.
        if (input.WorkspaceId is null && actor.WorkspacesAs(ConsultationAccess.Writers).Count > 1)
            return Refusal.Required(nameof(input.WorkspaceId));

        var check = Check(input, workspace, out var starts);
        var plan = new ConsultationPlan(input.Title, input.Kind, input.OfficeId is { } office ? new FieldOfficeId(office) : null, input.PlaceName, input.On, starts, input.Purpose);
        var planned = Consultation.Plan(id, workspace, actor.Id!.Value, workspace.DefaultLabel, plan, clock.GetUtcNow());
        if (!planned.TryGet(out var consultation) || !check.Passed)
            return Result.Refused([.. planned.Refusals, .. check.Refusals]);

        db.Consultations.Add(consultation);
        return await db.Save(cancel);
    }

    private static Check Check(PlanConsultationInput input, MissionWorkspace workspace, out TimeOnly? starts)
    {
        starts = TimeOnly.TryParse(input.StartsAt, System.Globalization.CultureInfo.InvariantCulture, out var time) ? time : null;
        return new Check()
            .Unless(input.OfficeId is null || workspace.FieldOffices.Any(o => o.Id.Value == input.OfficeId), new Refusal(ConsultationRefusalCodes.UnknownOffice, nameof(input.OfficeId)))
            .Unless(string.IsNullOrWhiteSpace(input.StartsAt) || starts is not null, new Refusal(ConsultationRefusalCodes.MalformedTime, nameof(input.StartsAt)));
    }
}

public class PlanConsultationInput
{
    public Guid? WorkspaceId { get; set; }

    public string? Title { get; set; }

    public ConsultationKind? Kind { get; set; }

    public Guid? OfficeId { get; set; }

    public string? PlaceName { get; set; }

    public DateOnly? On { get; set; }

    /// <summary>Local time, <c>HH:mm</c>.</summary>
    public string? StartsAt { get; set; }

    public string? Purpose { get; set; }
}
