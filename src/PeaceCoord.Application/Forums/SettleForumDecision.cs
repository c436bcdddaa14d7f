using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Forums;
using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Application.Forums;

/// <summary>Says what became of a decision: done, not possible and why, or handed on and to whom. Officers and section heads.</summary>
public sealed class SettleForumDecision(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(JointForumId id, ForumDecisionId decision, SettleForumDecisionInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<SettleForumDecision>(actor, cancel);
        return await db.Keep(actor, id, input.Version, clock, (forum, today) => Task.FromResult<Result?>(forum.Settle(decision, input.State, input.On, input.Outcome, today)), cancel);
    }
}

public sealed class SettleForumDecisionInput
{
    public ForumDecisionState? State { get; set; }

    public DateOnly? On { get; set; }

    /// <summary>How it was done, why it is not possible, or who takes it on.</summary>
    public string? Outcome { get; set; }

    public int? Version { get; set; }
}
