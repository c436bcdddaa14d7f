using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Oversight;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.Oversight;

/// <summary>
/// Asks that the label of a record be lowered, with the reason. Officers and section heads, of what they may change; nothing changes before a focal point decides.
/// A request that waits keeps others from asking; one whose asker or decider left is taken back by asking anew.
/// </summary>
public sealed class AskToLower(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(LabelledKind kind, Guid record, AskToLowerInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<AskToLower>(actor, cancel);
        var found = await db.FindLabelled(actor, kind, record, cancel);
        if (found is null)
            return Refusal.NotFound;
        if (!found.MayAsk)
            return Refusal.NotPermitted(Who.Officers);

        var id = new LabelRequestId(input.Id);
        if (await db.LabelRequests.AnyAsync(r => r.Id == id && r.AskedBy == actor.Id!.Value, cancel))
            return Result.Done;
        var now = clock.GetUtcNow();
        var waiting = await db.LabelRequests.FirstOrDefaultAsync(r => r.RecordId == record && r.State == LabelRequestState.Waiting, cancel);
        if (waiting is not null && !await db.IsLeft(waiting, now, cancel))
            return new Refusal(OversightRefusalCodes.AskedAlready);
        AccountId? decider = input.DeciderId is { } named ? new AccountId(named) : null;
        if (found.Label == Label.StrictlyConfidential && decider is not null && !(await db.FocalPointsOf(found.WorkspaceId, now, cancel)).Contains(decider.Value))
            return new Refusal(OversightRefusalCodes.NoSuchFocalPoint, nameof(input.DeciderId));

        var asked = LabelRequest.Ask(id, found.WorkspaceId, (kind, record), found.Label, found.Possible, input.To, input.Reason, decider, actor.Id!.Value, now);
        if (!asked.TryGet(out var request))
            return asked;
        waiting?.Withdraw(actor.Id!.Value, now);
        db.Add(request);
        return await db.Save(cancel);
    }
}

public sealed class AskToLowerInput
{
    /// <summary>Made with the empty form, so that sending it twice is asking once.</summary>
    public Guid Id { get; set; } = LabelRequestId.New().Value;

    public Label? To { get; set; }

    public string? Reason { get; set; }

    /// <summary>The focal point who is to open it and decide, of what is Strictly confidential.</summary>
    public Guid? DeciderId { get; set; }
}

/// <summary>Takes a request back: who asked.</summary>
public sealed class WithdrawLabelRequest(Database database, ICurrentActor current, TimeProvider clock) : IUseCase, IGoesOnWhenArchived
{
    public async Task<Result> Run(LabelRequestId id, WithdrawLabelRequestInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<WithdrawLabelRequest>(actor, cancel);
        var request = await db.LabelRequests.Where(OversightAccess.VisibleTo(actor)).SingleOrDefaultAsync(r => r.Id == id, cancel);
        if (request is null)
            return Refusal.NotFound;
        if (request.AskedBy != actor.Id)
            return Refusal.NotPermitted(Who.Author);
        return await db.Save(request.Withdraw(actor.Id!.Value, clock.GetUtcNow()), request, input.Version, cancel);
    }
}

public sealed class WithdrawLabelRequestInput
{
    public int? Version { get; set; }
}
