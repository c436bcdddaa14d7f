using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Protection;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Commitments;

/// <summary>What the form that hands commitments over offers: those of the person that the actor may hand over, and members who could follow them up.</summary>
public sealed class HandoverChoices(Database database, ICurrentActor current, Vault vault, TimeProvider clock) : IUseCase
{
    public async Task<Result<HandoverSheet>> Run(WorkspaceId workspace, AccountId person, string language, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<HandoverChoices>(actor, cancel);
        var sheet = await db.HandoverOf(vault, actor, workspace, person, language, clock.GetUtcNow(), cancel);
        return sheet is null ? Refusal.NotFound : sheet with { Open = [.. sheet.Open.Where(commitment => commitment.MayGive).Take(HandOverCommitments.Most)] };
    }
}
