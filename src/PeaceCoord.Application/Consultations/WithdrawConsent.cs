using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Protection;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Application.Consultations;

/// <summary>
/// Somebody named on a recorded consultation withdraws. With this act the name is gone from the record, its lists and searches, and no share opens its
/// words; what follows on other records is asked for in the same transaction, and done within seconds. Doing it twice is doing it once.
/// </summary>
public sealed class WithdrawConsent(Database database, ICurrentActor current, Vault vault, TimeProvider clock) : IUseCase, IGoesOnWhenArchived
{
    public async Task<Result> Run(ConsultationId id, LeaderId leader, WithdrawConsentInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        var now = clock.GetUtcNow();
        await using var db = await database.Open<WithdrawConsent>(actor, cancel);
        var found = await db.ParticipantOf(actor, id, leader, cancel);
        if (!found.TryGet(out var participant))
            return found;
        var consultation = participant.Consultation;
        var mark = vault.MarkOf(id, leader);
        if (consultation.Consents.Any(consent => consent.IsNamedNoMore && consent.Mark == mark))
            return Result.Done;

        var check = new Check().Unless(Organisations.Choices.TryRead<ConsentPurpose>(input.Purposes, out var purposes), new Refusal(RefusalCodes.UnknownChoice, nameof(input.Purposes)));
        var name = await db.WrittenNameOf(vault, participant.Leader, cancel);
        var withdrawn = consultation.Withdraw(leader, new WithdrawalFacts(purposes, input.On, input.Learned), mark, name, actor.Id!.Value, now);
        if (!check.Passed || !withdrawn.TryGet(out var changed))
            return Result.Refused(check.MergedWith(withdrawn));
        if (!changed)
            return Result.Done;

        if (consultation.ReadAgainSince is not null)
            await db.AskToFollow(vault, consultation, purposes.Contains(ConsentPurpose.RecordOfMeeting) ? leader : null, actor.Id!.Value, now, cancel);
        return await db.Save(Result.Done, consultation, input.Version, cancel);
    }
}

public sealed class WithdrawConsentInput
{
    /// <summary>Names of <see cref="ConsentPurpose"/>: for what it holds no longer.</summary>
    public List<string> Purposes { get; set => field = value ?? []; } = [];

    /// <summary>The day they withdrew it.</summary>
    public DateOnly? On { get; set; }

    public WithdrawalLearned? Learned { get; set; }

    /// <summary>The version the form was opened on.</summary>
    public int? Version { get; set; }
}
