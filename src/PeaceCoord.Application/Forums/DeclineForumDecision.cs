using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Forums;
using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Application.Forums;

/// <summary>Answers for the mission that it does not take on what a forum asks of it, with the reason that is given to the forum. Officers and section heads.</summary>
public sealed class DeclineForumDecision(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(JointForumId id, ForumDecisionId decision, DeclineForumDecisionInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<DeclineForumDecision>(actor, cancel);
        return await db.Keep(actor, id, input.Version, clock, (forum, today) => Task.FromResult<Result?>(forum.Decline(decision, input.Reason, actor.Id!.Value, today)), cancel);
    }
}

public sealed class DeclineForumDecisionInput
{
    public string? Reason { get; set; }

    public int? Version { get; set; }
}
