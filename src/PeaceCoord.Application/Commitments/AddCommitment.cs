using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.Organisations;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.Commitments;

/// <summary>Adds a commitment to a recorded consultation: for one of its concerns, which then counts as committed, or for the meeting as a whole.</summary>
public sealed class AddCommitment(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(ConsultationId id, AddCommitmentInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        var now = clock.GetUtcNow();
        await using var db = await database.Open<AddCommitment>(actor, cancel);
        var consultation = await db.Consultations.VisibleTo(actor).Find(id, cancel);
        if (consultation is null)
            return Refusal.NotFound;
        if (!CommitmentAccess.CanAdd(actor, consultation))
            return Refusal.NotPermitted(CommitmentAccess.Adders);
        var commitmentId = new CommitmentId(input.Id);
        if (await db.Commitments.AnyAsync(c => c.Id == commitmentId && c.ConsultationId == id, cancel))
            return Result.Done;

        var taken = await db.TakeOn(actor, consultation, input, now, cancel);
        return taken.Succeeded ? await db.Save(cancel) : taken;
    }
}

internal static class TakingOn
{
    /// <summary>Adds what was typed to a recorded consultation that the actor may add to. Nothing is saved.</summary>
    public static async Task<Result> TakeOn(this PeaceCoordDb db, Actor actor, Consultation consultation, AddCommitmentInput input, DateTimeOffset now, CancellationToken cancel)
    {
        var check = input.Check(consultation.HeldOn ?? default);
        if (input.OwnerId is { } owner)
            check.Unless((await db.OwnersOf(consultation.WorkspaceId, consultation.Label, consultation.NamedToRead(), now, cancel)).Contains(new AccountId(owner)), new Refusal(CommitmentRefusalCodes.OwnerCannotRead, nameof(input.OwnerId)));
        var promiser = input is { PromisedBy: PromisedBy.Organisation, OrganisationId: { } named } ? new OrganisationId(named) : (OrganisationId?)null;
        if (promiser is { } organisation)
            check.Unless(await db.Organisations.VisibleTo(actor).AnyAsync(o => o.Id == organisation, cancel), new Refusal(ConsultationRefusalCodes.UnknownRecord, nameof(input.OrganisationId)));
        var leftOut = input.LeftOut.Select(community => new CommunityId(community)).ToList();
        check.Unless(leftOut.TrueForAll(consultation.Met.Contains), new Refusal(RefusalCodes.UnknownChoice, nameof(input.LeftOut)))
            .Unless(consultation.Met.Count == 0 || consultation.Met.Except(leftOut).Any(), new Refusal(CommitmentRefusalCodes.OwedToNobody, nameof(input.LeftOut)));
        if (!check.Passed)
            return check.Result();
        var taken = consultation.CommitTo(input.ConcernId is { } concern ? new ConcernId(concern) : null);
        if (!taken.Succeeded)
            return taken;

        db.Commitments.Add(consultation.Commit(
            new CommitmentId(input.Id), input.Kind!.Value, input.Text!, input.PromisedBy!.Value, new AccountId(input.OwnerId!.Value), input.Due!.Value, input.Priority ?? Priority.Normal,
            input.ConcernId is { } answered ? new ConcernId(answered) : null, now, promiser, leftOut));
        return Result.Done;
    }
}

public class AddCommitmentInput
{
    /// <summary>Made with the empty form, so that sending it twice is adding once.</summary>
    public Guid Id { get; set; } = CommitmentId.New().Value;

    public CommitmentKind? Kind { get; set; }

    public string? Text { get; set; }

    public PromisedBy? PromisedBy { get; set; }

    /// <summary>Which one, when an organisation promised; empty when it is not registered here.</summary>
    public Guid? OrganisationId { get; set; }

    /// <summary>The member who follows it up.</summary>
    public Guid? OwnerId { get; set; }

    public DateOnly? Due { get; set; }

    /// <summary>Normal when empty.</summary>
    public Priority? Priority { get; set; }

    /// <summary>The concern it answers; empty when it answers the meeting as a whole.</summary>
    public Guid? ConcernId { get; set; }

    /// <summary>Communities of the meeting that it is not owed to; without any it is owed to all of them.</summary>
    public List<Guid> LeftOut { get; set => field = value ?? []; } = [];

    /// <summary>As for a promise written in a draft.</summary>
    /// <param name="held">The day of the meeting.</param>
    internal Check Check(DateOnly held) => Commitment.CheckFacts(new Check(), Text, Due, held, nameof(Text), nameof(Due))
        .Unless(Kind is not null, Refusal.Required(nameof(Kind))).Choice(Kind, nameof(Kind))
        .Unless(PromisedBy is not null, Refusal.Required(nameof(PromisedBy))).Choice(PromisedBy, nameof(PromisedBy))
        .Choice(Priority, nameof(Priority))
        .Unless(OwnerId is not null, Refusal.Required(nameof(OwnerId)));
}
