using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Application.Commitments;

/// <summary>
/// Corrects what is noted of a telling and of the community's answer, with a reason: those who may tell, whoever told it. What stood there is kept. Of what is closed
/// too: it is open again when it could not be closed by what is true now.
/// </summary>
public sealed class CorrectTelling(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(CommitmentId id, TellingId telling, CorrectTellingInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        var now = clock.GetUtcNow();
        await using var db = await database.Open<CorrectTelling>(actor, cancel);
        return await db.Do(actor, id, input.Version, CommitmentAccess.CanTell, Who.MissionStaff, Correct, now, cancel);

        Result Correct(Commitment commitment, DateOnly today)
        {
            var check = new Check()
                .Unless(input.On is not null, Refusal.Required(nameof(input.On)))
                .Unless(input.How is not null, Refusal.Required(nameof(input.How)))
                .Unless(input.Answer is not null, Refusal.Required(nameof(input.Answer)));
            return check.Passed
                ? commitment.CorrectTelling(
                    telling,
                    new TellingFacts(
                        input.On!.Value, input.How!.Value, actor.Id!.Value, input.Answer!.Value, input.AnswerWords, input.AnswerLanguage, input.AnsweredBy,
                        Communities: input.Communities.Count == 0 ? null : [.. input.Communities.Select(community => new CommunityId(community))]),
                    input.Reason,
                    actor.Id!.Value,
                    today,
                    now)
                : check.Result();
        }
    }
}

public sealed class CorrectTellingInput
{
    /// <summary>Which were told; as it stood when empty.</summary>
    public List<Guid> Communities { get; set => field = value ?? []; } = [];

    public DateOnly? On { get; set; }

    public ToldHow? How { get; set; }

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
