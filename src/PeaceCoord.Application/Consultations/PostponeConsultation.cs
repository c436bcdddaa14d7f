using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Consultations;

/// <summary>Puts a planned meeting off: to a day, or until there is one.</summary>
public sealed class PostponeConsultation(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(ConsultationId id, PostponeConsultationInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<PostponeConsultation>(actor, cancel);
        var consultation = await db.Consultations.VisibleTo(actor).Find(id, cancel);
        if (consultation is null)
            return Refusal.NotFound;
        if (!ConsultationAccess.CanWrite(actor, consultation))
            return Refusal.NotPermitted(Who.Author);
        var workspace = await db.Workspaces.AsNoTracking().FirstAsync(w => w.Id == consultation.WorkspaceId, cancel);
        if (!workspace.TakesMeetingsOn(input.Until))
            return new Refusal(WorkspaceRefusalCodes.AfterItsEnd, nameof(input.Until), workspace.EndsOn ?? default);

        return await db.Save(consultation.Postpone(input.Until, input.Reason, await db.Wishes(consultation, cancel), clock.GetUtcNow()), consultation, input.Version, cancel);
    }
}

public sealed class PostponeConsultationInput
{
    /// <summary>The new day; null while there is none.</summary>
    public DateOnly? Until { get; set; }

    public string? Reason { get; set; }

    /// <summary>The version the form was opened on.</summary>
    public int? Version { get; set; }
}
