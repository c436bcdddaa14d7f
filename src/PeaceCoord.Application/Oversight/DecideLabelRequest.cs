using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Commitments;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Protection;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Oversight;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.Oversight;

/// <summary>
/// The data protection focal point decides about a request, never their own: the label is lowered in the same transaction, with what follows the record
/// (commitments, urgent concerns), or it stays. The only way there is to lower a label.
/// </summary>
public sealed class DecideLabelRequest(Database database, ICurrentActor current, Vault vault, TimeProvider clock) : IUseCase, ILowersLabels
{
    public async Task<Result> Run(LabelRequestId id, DecideLabelRequestInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<DecideLabelRequest>(actor, cancel);
        var request = await db.LabelRequests.Where(OversightAccess.VisibleTo(actor)).SingleOrDefaultAsync(r => r.Id == id, cancel);
        if (request is null)
            return Refusal.NotFound;
        if (!OversightAccess.CanDecide(actor, request))
            return Refusal.NotPermitted(Who.DataFocalPoint);
        if (input.Decision is not { } decision)
            return Refusal.Required(nameof(input.Decision));

        var now = clock.GetUtcNow();
        var by = actor.Id!.Value;
        if (decision != LabelDecision.Lower)
            return await Save(request.Refuse(input.Words, by, now));
        if (await db.RecordOf(request, cancel) is not { } record)
            return Refusal.NotFound;

        var granted = request.Grant(record.Label, input.Words, by, now);
        return granted.Succeeded ? await Save(await Lower(db, actor, record, request.To, cancel)) : granted;

        async Task<Result> Save(Result decided) => decided.Succeeded && !StepUp.IsFresh(actor, now) ? PeopleRefusals.ConfirmFirst : await db.Save(decided, request, input.Version, cancel);
    }

    private async Task<Result> Lower(PeaceCoordDb db, Actor actor, LabelledRecord record, Label to, CancellationToken cancel)
    {
        if (record.Root is not Consultation consultation)
            return record.LowerTo(to);
        if (await db.HoldsHigherWords(consultation, to, cancel))
            return new Refusal(OversightRefusalCodes.HoldsHigherWords);
        var lowered = record.LowerTo(to);
        if (!lowered.Succeeded)
            return new Refusal(OversightRefusalCodes.NotInThisState);

        await db.Follow(consultation, cancel);
        await db.FollowUrgent(vault, consultation, actor, cancel, isLowered: true);
        return lowered;
    }
}

public enum LabelDecision
{
    Lower,
    Keep,
}

public sealed class DecideLabelRequestInput
{
    public LabelDecision? Decision { get; set; }

    /// <summary>For who asked; needed where the label stays.</summary>
    public string? Words { get; set; }

    public int? Version { get; set; }
}
