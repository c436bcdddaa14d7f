using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Application.Consultations;

/// <summary>
/// Corrects what is noted of the answer when people were told that a concern cannot be met, with a reason: those who may tell. What stood there is kept.
/// </summary>
public sealed class CorrectConcernTelling(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(ConsultationId id, TellingId telling, CorrectConcernTellingInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<CorrectConcernTelling>(actor, cancel);
        var asked = await db.Consultations.VisibleTo(actor).Find(id, cancel);
        if (asked is null)
            return Refusal.NotFound;
        if (!CommitmentAccess.CanTell(actor, asked))
            return Refusal.NotPermitted(CommitmentAccess.Adders);
        if (input.Answer is not { } answer)
            return Refusal.Required(nameof(input.Answer));

        var corrected = asked.CorrectTelling(telling, answer, input.AnswerWords, input.AnswerLanguage, input.AnsweredBy, input.Reason, actor.Id!.Value, clock.GetUtcNow());
        return await db.Save(corrected, asked, input.Version, cancel);
    }
}

public sealed class CorrectConcernTellingInput
{
    public CommunityAnswer? Answer { get; set; }

    /// <summary>In the community's own words.</summary>
    public string? AnswerWords { get; set; }

    /// <summary>The language of the words, such as <c>fr</c>.</summary>
    public string? AnswerLanguage { get; set; }

    /// <summary>Which group answered, never a name.</summary>
    public string? AnsweredBy { get; set; }

    /// <summary>Why it is corrected.</summary>
    public string? Reason { get; set; }

    public int? Version { get; set; }
}
