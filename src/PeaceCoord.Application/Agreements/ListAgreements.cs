using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Agreements;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.Agreements;

/// <summary>The local agreements that the actor may read, newest first.</summary>
public sealed class ListAgreements(Database database, ICurrentActor current) : IUseCase
{
    public const int PageSize = 50;

    public async Task<AgreementList> Run(AgreementFilter filter, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<ListAgreements>(actor, cancel);
        var agreements = db.LocalAgreements.AsNoTracking().Where(LocalAgreementAccess.VisibleTo(actor));
        if (filter.Unsettled)
            agreements = agreements.Where(agreement => agreement.Breaches.Any(breach => breach.SettledOn == null));
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
        return new AgreementList(rows, count, number, actor.WorkspacesAs(Role.Officer, Role.SectionHead).Count > 0);
    }
}

/// <param name="Unsettled">Only those with a breach that is not settled.</param>
/// <param name="From">The first day of signing.</param>
/// <param name="Until">The last day of signing.</param>
/// <param name="Page">From 1; the nearest there is when it is out of range.</param>
public sealed record AgreementFilter(bool Unsettled = false, DateOnly? From = null, DateOnly? Until = null, int? Page = null);

/// <param name="MayRegister">Whether the actor may register a new one.</param>
public sealed record AgreementList(IReadOnlyList<AgreementRow> Rows, int Count, int Page, bool MayRegister);

public sealed record AgreementRow(Guid Id, string Title, DateOnly SignedOn, IReadOnlyList<string> Parties, Label Label, int Breaches, int Unsettled);
