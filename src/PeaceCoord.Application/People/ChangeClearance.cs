using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.People;

/// <summary>Lowers a member's clearance at once; asks for a higher one, which a second administrator gives.</summary>
public sealed class ChangeClearance(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(MembershipId id, ChangeClearanceInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<ChangeClearance>(actor, cancel);
        var found = await db.ManagedOfWorkspace(id, actor, cancel);
        if (!found.TryGet(out var membership))
            return found;
        var check = new Check().Unless(input.Clearance is not null, Refusal.Required(nameof(input.Clearance))).Choice(input.Clearance, nameof(input.Clearance));
        return check.Passed
            ? await db.Save(membership.ChangeClearance(input.Clearance!.Value, actor.Id!.Value, clock.GetUtcNow()), membership, input.Version, cancel)
            : check.Result();
    }
}

public sealed class ChangeClearanceInput
{
    public Label? Clearance { get; set; }

    public int? Version { get; set; }
}
