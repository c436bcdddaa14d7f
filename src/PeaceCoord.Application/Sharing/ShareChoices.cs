using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.Organisations;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Sharing;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Sharing;

/// <summary>What the form that shares a consultation offers: the organisations that could read it.</summary>
public sealed class ShareChoices(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result<ShareForm>> Run(ConsultationId id, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        var now = clock.GetUtcNow();
        await using var db = await database.Open<ShareChoices>(actor, cancel);
        var consultation = await db.Consultations.AsNoTracking().VisibleTo(actor).Find(id, cancel);
        if (consultation is null)
            return Refusal.NotFound;
        if (!ShareAccess.CanShare(actor, consultation.WorkspaceId))
            return Refusal.NotPermitted(ShareAccess.Sharers);

        var readers = db.Memberships.Where(m => m.OrganisationId != null && m.From <= now && (m.Until == null || m.Until > now)).Select(m => m.OrganisationId!.Value);
        var organisations = await db.Organisations.AsNoTracking().VisibleTo(actor)
            .Where(o => o.WorkspaceId == consultation.WorkspaceId && readers.Contains(o.Id))
            .OrderBy(o => o.SearchNames)
            .Select(o => new ShareReader(o.Id.Value, o.LegalName, o.Visibility))
            .ToListAsync(cancel);
        return new ShareForm(
            consultation.Title ?? "",
            consultation.Label,
            [.. organisations.Where(o => o.Visibility != SeenWithUs.Never)],
            MissionTime.Today(consultation.Zone, now),
            consultation.State == ConsultationState.Recorded && consultation.Label != Label.StrictlyConfidential && ShareAccess.IsCleared(actor, consultation),
            consultation.ReadAgainSince is not null,
            [.. consultation.Consents.Where(c => !c.IsWithdrawnWhole).Select(c => c.Limits).OfType<string>()]);
    }
}

/// <param name="Readers">Organisations with somebody who can sign in, without those that wish never to be seen with the mission.</param>
/// <param name="Today">The mission's day.</param>
/// <param name="WordsWait">Its words wait to be read again after a withdrawal: only day, place and counts can be shared.</param>
/// <param name="Limits">What those named on it said about sharing, each in the words that were noted.</param>
/// <param name="IsPossible">Whether the record can be shared by this reader at all.</param>
public sealed record ShareForm(string Title, Label Label, IReadOnlyList<ShareReader> Readers, DateOnly Today, bool IsPossible, bool WordsWait, IReadOnlyList<string> Limits);

public sealed record ShareReader(Guid Id, string Name, SeenWithUs? Visibility);
