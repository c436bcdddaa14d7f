using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Forums;
using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Application.Forums;

/// <summary>Corrects a decision that was written down wrongly, with the reason. The mission's answer and its commitment stay. Officers and section heads.</summary>
public sealed class CorrectForumDecision(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(JointForumId id, ForumDecisionId decision, CorrectForumDecisionInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<CorrectForumDecision>(actor, cancel);
        return await db.Keep(actor, id, input.Version, clock, (forum, today) => Task.FromResult<Result?>(
            forum.CorrectDecision(decision, new ForumDecisionFacts(input.Text, input.DoneBy, input.Due, input.AsksMission), input.Reason, actor.Id!.Value, today)), cancel);
    }
}

public sealed class CorrectForumDecisionInput
{
    public string? Text { get; set; }

    public string? DoneBy { get; set; }

    public DateOnly? Due { get; set; }

    public bool AsksMission { get; set; }

    public string? Reason { get; set; }

    public int? Version { get; set; }
}
