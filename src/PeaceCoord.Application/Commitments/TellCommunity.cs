using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.Commitments;

/// <summary>Writes down that communities were told what became of a commitment: which, how, when, by whom, and their answer in their words.</summary>
public sealed class TellCommunity(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(CommitmentId id, TellCommunityInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        var now = clock.GetUtcNow();
        await using var db = await database.Open<TellCommunity>(actor, cancel);
        return await db.Do(actor, id, input.Version, CommitmentAccess.CanTell, Who.MissionStaff, Tell, now, cancel);

        Result Tell(Commitment commitment, DateOnly today)
        {
            var check = input.Check().Unless(input.Communities.Count > 0 || commitment.Communities.Count(commitment.IsToHear) <= 1, Refusal.Required(nameof(input.Communities)));
            return check.Passed ? commitment.Tell(input.Facts(actor.Id!.Value), today, now) : check.Result();
        }
    }
}

/// <summary>What is noted of a telling.</summary>
public abstract class TellingInput
{
    /// <summary>Which were told. May be empty where only one of them is to hear; in a correction, as it stood when empty.</summary>
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

    public int? Version { get; set; }

    /// <summary>What no telling does without.</summary>
    internal Check Check() => new Check()
        .Unless(On is not null, Refusal.Required(nameof(On)))
        .Unless(How is not null, Refusal.Required(nameof(How)))
        .Unless(Answer is not null, Refusal.Required(nameof(Answer)));

    /// <summary>Once <see cref="Check"/> passed.</summary>
    /// <param name="by">Who writes it down.</param>
    internal TellingFacts Facts(AccountId by) => new(
        On!.Value, How!.Value, by, Answer!.Value, AnswerWords, AnswerLanguage, AnsweredBy,
        Communities: Communities.Count == 0 ? null : [.. Communities.Select(community => new CommunityId(community))]);
}

/// <summary>The one who writes it down is the one who told them.</summary>
public sealed class TellCommunityInput : TellingInput;
