using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Organisations;

namespace PeaceCoord.Application.Organisations;

/// <summary>Records what the mission found for the questions of the check; the level follows from the answers.</summary>
public sealed class AnswerVerification(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(OrganisationId id, AnswerVerificationInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<AnswerVerification>(actor, cancel);
        var organisation = await db.Organisations.VisibleTo(actor).Find(id, cancel);
        if (organisation is null)
            return Refusal.NotFound;
        if (!OrganisationAccess.CanVerify(actor, organisation))
            return Refusal.NotPermitted(OrganisationAccess.Verifiers);

        List<Refusal> refusals = [];
        for (var i = 0; i < input.Answers.Count; i++)
        {
            var answer = input.Answers[i];
            var field = $"Answers[{i}].Comment";
            if (answer.Question is not { } question)
                refusals.Add(new Refusal(RefusalCodes.UnknownChoice, field));
            else if (answer.Reply is { } reply)
                refusals.AddRange(organisation.Answer(question, reply, answer.Comment, actor.Id!.Value, clock.GetUtcNow(), field).Refusals);
            else if (!string.IsNullOrWhiteSpace(answer.Comment))
                refusals.Add(Refusal.Required($"Answers[{i}].Reply"));
        }

        if (refusals.Count == 0 && input.Answers.TrueForAll(answer => answer.Reply is null))
            return new Refusal(OrganisationsRefusalCodes.NothingAnswered);
        return await db.Save(Result.From(refusals), organisation, input.Version, cancel);
    }
}

public sealed class AnswerVerificationInput
{
    public int? Version { get; set; }

    public List<VerificationAnswerInput> Answers { get; set => field = value ?? []; } = [];
}

public sealed class VerificationAnswerInput
{
    public VerificationQuestion? Question { get; set; }

    /// <summary>Null leaves the question as it is.</summary>
    public VerificationReply? Reply { get; set; }

    public string? Comment { get; set; }
}
