using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Application.Consultations;

/// <summary>Notes on what ground a leader is named on a recorded consultation, and for what; or corrects that.</summary>
public sealed class RecordConsent(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(ConsultationId id, LeaderId leader, RecordConsentInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<RecordConsent>(actor, cancel);
        var found = await db.ParticipantOf(actor, id, leader, cancel);
        if (!found.TryGet(out var participant))
            return found;

        var check = new Check().Unless(Organisations.Choices.TryRead<ConsentPurpose>(input.Purposes, out var purposes), new Refusal(RefusalCodes.UnknownChoice, nameof(input.Purposes)));
        var facts = new ConsentFacts(input.Basis, input.GivenHow, input.Language, purposes, input.Limits, input.GivenOn);
        var kept = participant.Consultation.KeepConsent(leader, facts, clock.GetUtcNow());
        return check.Passed ? await db.Save(kept, participant.Consultation, input.Version, cancel) : Result.Refused(check.MergedWith(kept));
    }
}

public sealed class RecordConsentInput
{
    public LegalBasis? Basis { get; set; }

    public ConsentGivenHow? GivenHow { get; set; }

    public string? Language { get; set; }

    /// <summary>Names of <see cref="ConsentPurpose"/>. A form without a tick posts nothing at all.</summary>
    public List<string> Purposes { get; set => field = value ?? []; } = [];

    public string? Limits { get; set; }

    public DateOnly? GivenOn { get; set; }

    /// <summary>The version the form was opened on.</summary>
    public int? Version { get; set; }
}
