using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Communities;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Consultations;

/// <summary>
/// Who is named on a recorded consultation, on what ground and for what; who withdrew; and what of it left the mission before, so that those who have
/// it can be told. The data focal point sees this by reference, without the title and without the record.
/// </summary>
public sealed class ViewConsents(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result<ConsentsView>> Run(ConsultationId id, string language, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        var now = clock.GetUtcNow();
        await using var db = await database.Open<ViewConsents>(actor, cancel);
        var record = await db.Consultations.AsNoTracking().Where(ConsultationAccess.ConsentsVisibleTo(actor)).Find(id, cancel);
        if (record is null)
            return Refusal.NotFound;
        if (!ConsultationAccess.CanKeepConsents(actor, record))
            return Refusal.NotPermitted(ConsultationAccess.ConsentKeepers);

        var named = record.Leaders.Select(l => l.LeaderId).ToList();
        var leaders = await db.Leaders.AsNoTracking().Where(CommunityAccess.LeadersVisibleTo(actor)).Where(l => named.Contains(l.Id)).OrderBy(l => l.Code).Select(l => new { l.Id, l.Code, l.Role }).ToListAsync(cancel);
        var people = await db.NamesOf([.. record.Consents.Select(c => c.WithdrawnBy).OfType<AccountId>()], cancel);
        var reads = await db.Consultations.VisibleTo(actor).AnyAsync(c => c.Id == id, cancel);
        return new ConsentsView(
            id.Value,
            record.Version,
            record.Reference ?? "",
            reads ? record.Title : null,
            record.Label,
            record.Zone,
            MissionTime.Today(record.Zone, now),
            [.. leaders.Select(l => new ParticipantRow(l.Id.Value, l.Code, l.Role, record.Consents.FirstOrDefault(c => c.LeaderId == l.Id) is { } consent ? ConsentRow.Of(consent, people) : null))],
            named.Count - leaders.Count,
            [.. record.Consents.Where(c => c.IsWithdrawnWhole).OrderByDescending(c => c.WithdrawnAt).Select(c => ConsentRow.Of(c, people))],
            record.ReadAgainSince,
            record.ReadAgainSince is not null && reads && ConsultationAccess.CanReadAgain(actor, record),
            await db.Left(record, actor, language, cancel))
        {
            CanConsentAnew = record.Consents.Any(c => c.IsNamedNoMore),
        };
    }
}

/// <param name="Title">Null for those who do not read the record.</param>
/// <param name="Today">The mission's day.</param>
/// <param name="Unseen">How many are named whom the reader does not see.</param>
/// <param name="Withdrawn">Every withdrawal from the record, without any trace of who they are.</param>
/// <param name="ReadAgainSince">Since when its words wait to be read again.</param>
/// <param name="Left">What left the mission, latest first.</param>
public sealed record ConsentsView(
    Guid Id, int Version, string Reference, string? Title, Label Label, string Zone, DateOnly Today, IReadOnlyList<ParticipantRow> Participants, int Unseen, IReadOnlyList<ConsentRow> Withdrawn,
    DateTimeOffset? ReadAgainSince, bool CanReadAgain, IReadOnlyList<LeftRow> Left)
{
    /// <summary>Whether somebody who withdrew is named no longer, and could consent anew.</summary>
    public required bool CanConsentAnew { get; init; }

    /// <summary>When the last withdrawal was noted; null when there was none.</summary>
    public DateTimeOffset? LastWithdrawal => Withdrawn.Concat(Participants.Select(p => p.Consent).OfType<ConsentRow>()).Max(consent => consent.WithdrawnAt);
}

/// <param name="Consent">Null while nothing was noted.</param>
public sealed record ParticipantRow(Guid Id, string Code, LeaderRole Role, ConsentRow? Consent);

public sealed record ConsentRow(
    LegalBasis? Basis, ConsentGivenHow? GivenHow, string? Language, IReadOnlyList<ConsentPurpose> Purposes, string? Limits, DateOnly? GivenOn,
    IReadOnlyList<ConsentPurpose> Withdrawn, DateOnly? WithdrawnOn, WithdrawalLearned? Learned, DateTimeOffset? WithdrawnAt, string? WithdrawnBy)
{
    internal static ConsentRow Of(Consent consent, IReadOnlyDictionary<AccountId, string> people) => new(
        consent.Basis, consent.GivenHow, consent.Language, consent.Purposes, consent.Limits, consent.GivenOn, consent.Withdrawn, consent.WithdrawnOn, consent.Learned, consent.WithdrawnAt,
        consent.WithdrawnBy is { } by ? people.GetValueOrDefault(by) : null);
}
