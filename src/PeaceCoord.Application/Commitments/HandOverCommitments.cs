using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Commitments;

/// <summary>
/// Gives open commitments of one person to another owner, with a reason: all that were chosen, each looked at by itself, or none. Each keeps a
/// version and an audit entry, as if it were handed over alone.
/// </summary>
public sealed class HandOverCommitments(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    /// <summary>In one act; more are handed over in another.</summary>
    public const int Most = 100;

    public async Task<Result> Run(WorkspaceId workspace, AccountId from, HandOverCommitmentsInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        var now = clock.GetUtcNow();
        await using var db = await database.Open<HandOverCommitments>(actor, cancel);
        if (!CommitmentAccess.CanSeeHandover(actor, workspace, from))
            return Refusal.NotFound;

        var check = new Check();
        var chosen = input.Read(check);
        if (!check.Passed)
            return check.Result();
        var commitments = await db.Commitments.Where(CommitmentAccess.VisibleTo(actor)).Where(c => c.WorkspaceId == workspace && c.OwnerId == from && chosen.Contains(c.Id)).ToListAsync(cancel);
        if (commitments.Count < chosen.Count)
            return Refusal.NotFound;
        if (!commitments.TrueForAll(commitment => CommitmentAccess.CanHandOver(actor, commitment)))
            return Refusal.NotPermitted(Who.TheOwnerOrASectionHead);

        var to = new AccountId(input.To!.Value);
        var readers = await db.MembersOf(workspace, now, cancel);
        check.Unless(commitments.TrueForAll(commitment => readers.CanOwn(to, commitment)), new Refusal(CommitmentRefusalCodes.OwnerCannotRead, nameof(input.To)));
        foreach (var commitment in check.Passed ? commitments : [])
        {
            var handed = commitment.HandOver(to, input.Reason, actor.Id!.Value, now);
            if (!handed.Succeeded)
                return handed;
        }

        return check.Passed ? await db.Save(cancel) : check.Result();
    }
}

public sealed class HandOverCommitmentsInput
{
    /// <summary>Ids of those that are handed over. A form without a tick posts nothing at all.</summary>
    public List<string> Commitments
    {
        get;
        set => field = value ?? [];
    } = [];

    /// <summary>The member who follows them up from now on.</summary>
    public Guid? To { get; set; }

    /// <summary>As it stands in the history of each.</summary>
    public string? Reason { get; set; }

    internal IReadOnlyList<CommitmentId> Read(Check check)
    {
        var ids = Commitments.Select(text => Guid.TryParse(text, out var id) ? new CommitmentId(id) : (CommitmentId?)null).Distinct().ToList();
        check.Unless(ids.Count > 0, Refusal.Required(nameof(Commitments)))
            .Unless(ids.TrueForAll(id => id is not null), new Refusal(RefusalCodes.UnknownChoice, nameof(Commitments)))
            .Unless(ids.Count <= HandOverCommitments.Most, new Refusal(CommitmentRefusalCodes.TooManyAtOnce, nameof(Commitments), HandOverCommitments.Most))
            .Unless(To is not null, Refusal.Required(nameof(To)))
            .RequiredText(Reason, Commitment.ReasonMaxLength, nameof(Reason));
        return [.. ids.OfType<CommitmentId>()];
    }
}
