using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Protection;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Consultations;

/// <summary>What the actor is writing about a consultation; not found for everybody else. Refused once the actor may no longer write.</summary>
public sealed class ReadDraft(Database database, ICurrentActor current, Vault vault, TimeProvider clock) : IUseCase
{
    public async Task<Result<DraftView>> Run(ConsultationId id, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<ReadDraft>(actor, cancel);
        var consultation = await db.Consultations.AsNoTracking().VisibleTo(actor).Find(id, cancel);
        if (consultation is null || await db.DraftOf(id, actor, cancel) is not { } draft)
            return Refusal.NotFound;
        if (!ConsultationAccess.CanDraft(actor, consultation))
            return Refusal.NotPermitted(ConsultationAccess.Drafters(consultation));

        var fields = await vault.Open(db, consultation, draft, cancel);
        var check = new Check();
        var content = DraftReading.Read(fields, check);
        var now = clock.GetUtcNow();
        var today = MissionTime.Today(consultation.Zone, now);
        check.Rules(content, today);
        var passedOn = await db.UrgentConcerns.AsNoTracking().Where(u => u.ConsultationId == id).Select(u => new { u.Id, u.PassedOnAt }).ToListAsync(cancel);
        var names = await db.NamesOf([.. consultation.Reviews.Select(review => review.By)], cancel);
        var goesTo = consultation.State == ConsultationState.Recorded
            ? null
            : await db.RouteOf(consultation, content, now, cancel);
        if (goesTo is not null)
            check.GoesToSomebody(content, goesTo.By);
        return new DraftView(
            consultation.WorkspaceId.Value,
            consultation.State,
            draft.Revision,
            draft.SavedAt,
            consultation.Zone,
            fields,
            consultation.Reviews.OrderByDescending(r => r.At).FirstOrDefault(r => r.Decision == ReviewDecision.Returned)?.Comment,
            passedOn.ToDictionary(u => u.Id.Value, u => u.PassedOnAt),
            check.Refusals,
            PersonalDetails.In(fields, await db.NamesToMind(vault, actor, consultation, fields, cancel)),
            await db.CodesOf(actor, content.Leaders, cancel),
            // What was told stands on the commitments once the meeting is on record.
            consultation.State == ConsultationState.Recorded ? new ToTellList([], KnowsWhom: true) : await db.ToTellAt(consultation, content, actor, today, cancel))
        {
            GoesTo = goesTo,
            Meanwhile = await db.ChangedSince(vault, consultation, draft, fields, cancel) is { } changed && changed.TryGet(out var since) ? since.Changed : null,
            SameMeetings = await db.SameMeetings(vault, consultation, content, actor, cancel),
            Staying = consultation.State == ConsultationState.Recorded ? [.. consultation.Concerns.Where(consultation.StaysOnRecord).Select(concern => concern.Id.Value)] : [],
            Asked = consultation.State == ConsultationState.Returned ? [.. consultation.AskedOf(actor, names).Where(asked => !asked.IsAnswered)] : [],
        };
    }
}

/// <param name="ReturnedComment">What the last reviewer asked to mend.</param>
/// <param name="PassedOn">Concerns already on the duty list, and since when.</param>
/// <param name="Details">What looks like a way to reach somebody, or names them: a warning, and no reason to refuse.</param>
/// <param name="LeaderCodes">Of the leaders chosen, as far as the author sees them.</param>
/// <param name="ToTell">What those it was held with were promised earlier and not told of yet.</param>
/// <param name="Missing">What submitting would refuse now.</param>
public sealed record DraftView(
    Guid WorkspaceId,
    ConsultationState State,
    int Revision,
    DateTimeOffset SavedAt,
    string Zone,
    DraftFields Fields,
    string? ReturnedComment,
    IReadOnlyDictionary<Guid, DateTimeOffset> PassedOn,
    IReadOnlyList<Refusal> Missing,
    IReadOnlyList<FoundDetail> Details,
    IReadOnlyDictionary<Guid, string> LeaderCodes,
    ToTellList ToTell)
{
    /// <summary>Whom it goes to when it is submitted as it stands; null for an amendment, which nobody reviews.</summary>
    public GoesTo? GoesTo { get; init; }

    /// <summary>Of an amendment: what was changed on record since it was begun; null where nothing was.</summary>
    public ChangedMeanwhile? Meanwhile { get; init; }

    /// <summary>Of an amendment: concerns that something was promised for or told of, and that it cannot leave out.</summary>
    public IReadOnlyList<Guid> Staying { get; init; } = [];

    /// <summary>Other consultations that may be about the same meeting: a warning, and no reason to refuse.</summary>
    public IReadOnlyList<SameMeeting> SameMeetings { get; init; } = [];

    /// <summary>What reviewers asked of its sections and was not answered before.</summary>
    public IReadOnlyList<AskedView> Asked { get; init; } = [];
}
