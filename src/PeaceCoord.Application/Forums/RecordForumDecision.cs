using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Forums;
using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Application.Forums;

/// <summary>Writes down what a meeting of a forum decided. Officers and section heads.</summary>
public sealed class RecordForumDecision(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(JointForumId id, ForumMeetingId meeting, RecordForumDecisionInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<RecordForumDecision>(actor, cancel);
        var decision = new ForumDecisionId(input.Id);
        return await db.Keep(actor, id, input.Version, clock, (forum, _) => Task.FromResult(
            forum.Decisions.Any(taken => taken.Id == decision) ? null : forum.Decide(decision, meeting, new ForumDecisionFacts(input.Text, input.DoneBy, input.Due, input.AsksMission))), cancel);
    }
}

public sealed class RecordForumDecisionInput
{
    /// <summary>Made with the empty form, so that sending it twice is deciding once.</summary>
    public Guid Id { get; set; } = ForumDecisionId.New().Value;

    public string? Text { get; set; }

    public string? DoneBy { get; set; }

    public DateOnly? Due { get; set; }

    public bool AsksMission { get; set; }

    public int? Version { get; set; }
}
