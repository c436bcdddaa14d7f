using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Forums;
using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Application.Forums;

/// <summary>Ends a forum, with its last day, the reason, and what becomes of each decision that is open. Officers and section heads.</summary>
public sealed class EndForum(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(JointForumId id, EndForumInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<EndForum>(actor, cancel);
        return await db.Keep(actor, id, input.Version, clock, (forum, today) => Task.FromResult<Result?>(forum.End(
            input.On,
            input.Reason,
            [.. input.Left.Index().Select(row => new LeftDecision(new ForumDecisionId(row.Item.Decision), row.Item.What, $"Left[{row.Index}].What"))],
            actor.Id!.Value,
            today)), cancel);
    }
}

public sealed class EndForumInput
{
    public DateOnly? On { get; set; }

    public string? Reason { get; set; }

    /// <summary>Decisions that are open and have no answer.</summary>
    public List<LeftDecisionInput> Left { get; set => field = value ?? []; } = [];

    public int? Version { get; set; }
}

public sealed class LeftDecisionInput
{
    public Guid Decision { get; set; }

    /// <summary>Who takes it on, or why nobody does.</summary>
    public string? What { get; set; }
}
