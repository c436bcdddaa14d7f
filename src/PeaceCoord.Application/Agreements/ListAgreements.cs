using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Commitments;
using PeaceCoord.Application.Communities;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Agreements;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.Agreements;

/// <summary>The local agreements that the actor may read, newest first.</summary>
public sealed class ListAgreements(Database database, ICurrentActor current) : IUseCase
{
    public const int PageSize = 50;

    public async Task<AgreementList> Run(AgreementFilter filter, string language, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<ListAgreements>(actor, cancel);
        var agreements = db.LocalAgreements.AsNoTracking().Where(LocalAgreementAccess.VisibleTo(actor));
        if (filter.Unsettled)
            agreements = agreements.Where(agreement => agreement.Breaches.Any(breach => breach.SettledOn == null));
        if (filter.Community is { } with)
            agreements = agreements.SignedWith(db, actor, new CommunityId(with));
        if (filter.From is { } from)
            agreements = agreements.Where(agreement => agreement.SignedOn >= from);
        if (filter.Until is { } until)
            agreements = agreements.Where(agreement => agreement.SignedOn <= until);
        var count = await agreements.CountAsync(cancel);
        var number = Part.At(filter.Page, count, PageSize);
        var rows = await agreements
            .OrderByDescending(agreement => agreement.SignedOn).ThenBy(agreement => agreement.Id)
            .Skip((number - 1) * PageSize)
            .Take(PageSize)
            .Select(agreement => new AgreementRow(
                agreement.Id.Value,
                agreement.Title,
                agreement.SignedOn,
                agreement.Parties,
                agreement.Label,
                agreement.Breaches.Count,
                agreement.Breaches.Count(breach => breach.SettledOn == null)))
            .ToListAsync(cancel);
        var community = filter.Community is { } asked ? (await db.CommunityNames(actor, [new CommunityId(asked)], language, cancel)).GetValueOrDefault(new CommunityId(asked)) : null;
        return new AgreementList(rows, count, number, community, actor.WorkspacesAs(Role.Officer, Role.SectionHead).Count > 0);
    }
}

/// <param name="Unsettled">Only those with a breach that is not settled.</param>
/// <param name="From">The first day of signing.</param>
/// <param name="Until">The last day of signing.</param>
/// <param name="Community">Only those that a meeting with it ended in.</param>
/// <param name="Page">From 1; the nearest there is when it is out of range.</param>
public sealed record AgreementFilter(bool Unsettled = false, DateOnly? From = null, DateOnly? Until = null, int? Page = null, Guid? Community = null);

/// <param name="Community">The name of the community that was filtered by; null where the reader does not see it.</param>
/// <param name="MayRegister">Whether the actor may register a new one.</param>
public sealed record AgreementList(IReadOnlyList<AgreementRow> Rows, int Count, int Page, SaidName? Community, bool MayRegister);

public sealed record AgreementRow(Guid Id, string Title, DateOnly SignedOn, IReadOnlyList<string> Parties, Label Label, int Breaches, int Unsettled);

internal static class AgreementQueries
{
    /// <summary>Those that a meeting with the community ended in, as far as the reader may read that meeting too: who was there is told by its record.</summary>
    public static IQueryable<LocalAgreement> SignedWith(this IQueryable<LocalAgreement> agreements, PeaceCoordDb db, Actor actor, CommunityId community)
    {
        var meetings = db.Consultations.AsNoTracking().VisibleTo(actor).Where(c => c.Communities.Any(met => met.CommunityId == community));
        return agreements.Where(agreement => meetings.Any(meeting => meeting.Id == agreement.ConsultationId));
    }
}
