using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;

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

        var check = new Check();
        var plan = input.Read(check);
        await check.Lookups(db, workspace, plan, [], [], [], actor, cancel);
        var planned = Consultation.Plan(id, workspace, actor.Id!.Value, plan, await db.Wishes(workspace.Id, plan, cancel), clock.GetUtcNow());
        if (!planned.TryGet(out var consultation) || !check.Passed)
            return Plans.Refused(planned, check);

        db.Consultations.Add(consultation);
        return await db.Save(cancel);
    }
}
