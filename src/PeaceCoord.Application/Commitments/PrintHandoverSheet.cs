using PeaceCoord.Application.Audit;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Protection;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Commitments;

/// <summary>
/// What somebody who leaves hands to a successor: drafts, open commitments by age, whom they met, what communities were not told. For the
/// person and the section's head. Each sheet leaves an entry in the audit trail before it is shown.
/// </summary>
public sealed class PrintHandoverSheet(Database database, ICurrentActor current, Vault vault, TimeProvider clock) : IUseCase
{
    /// <param name="language">Of the names of communities.</param>
    public async Task<Result<HandoverSheet>> Run(WorkspaceId workspace, AccountId person, string language, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<PrintHandoverSheet>(actor, cancel);
        if (await db.HandoverOf(vault, actor, workspace, person, language, clock.GetUtcNow(), cancel) is not { } sheet)
            return Refusal.NotFound;

        await db.Note(new Act(nameof(PrintHandoverSheet), nameof(Account), person.Value, workspace.Value), cancel);
        return sheet;
    }
}
