using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Partnerships;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Protection;
using PeaceCoord.Domain.Erasures;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.Partnerships;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.Organisations;

/// <summary>One organisation as the actor may see it: the whole for staff and its own people, the outward part for others.</summary>
public sealed class ViewOrganisation(Database database, ICurrentActor current) : IUseCase
{
    public async Task<Result<OrganisationView>> Run(OrganisationId id, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<ViewOrganisation>(actor, cancel);
        var organisation = await db.Organisations.AsNoTracking().VisibleTo(actor).Find(id, cancel);
        if (organisation is null)
            return Refusal.NotFound;

        var flags = organisation.Flags.Where(flag => OrganisationAccess.CanSeeFlag(actor, organisation, flag)).ToList();
        var seesCheck = OrganisationAccess.CanSeeCheck(actor, organisation);
        var seesContacts = OrganisationAccess.CanSeeContacts(actor, organisation);
        var erased = seesContacts ? await db.Erased(organisation.Contacts, cancel) : [];
        var byStaff = actor.Workspaces.Contains(organisation.WorkspaceId);
        var names = byStaff ? await db.NamesOf(Mentioned(organisation), cancel) : new Dictionary<AccountId, string>();
        return new OrganisationView
        {
            Organisation = organisation,
            Parent = organisation.ParentId is { } parent ? await Name(db, actor, parent, cancel) : null,
            SeesCheck = seesCheck,
            SeesContacts = seesContacts,
            Erased = erased,
            ByStaff = byStaff,
            IsOwn = actor.Organisations.Contains(id),
            CanEdit = OrganisationAccess.CanEdit(actor, organisation),
            CanVerify = OrganisationAccess.CanVerify(actor, organisation),
            CanReply = OrganisationAccess.CanReply(actor, organisation),
            CanPropose = PartnershipAccess.CanPropose(actor, organisation),
            SeesRequests = actor.Is(organisation.WorkspaceId, Role.Officer, Role.SectionHead) || actor.Organisations.Contains(organisation.Id),
            Revealable = [.. organisation.Contacts.Where(contact => !erased.Contains(contact.Id) && OrganisationAccess.CanReveal(actor, organisation, contact)).Select(contact => contact.Id)],
            CanErase = ErasureAccess.CanPropose(actor, organisation),
            Flags = [.. flags.OrderByDescending(flag => flag.IsOpen).ThenByDescending(flag => flag.Level).ThenByDescending(flag => flag.RaisedAt)],
            Partnerships = await Partnerships(db, actor, id, cancel),
            Names = names,
        };
    }

    private static async Task<string?> Name(PeaceCoordDb db, Actor actor, OrganisationId id, CancellationToken cancel) =>
        await db.Organisations.AsNoTracking().VisibleTo(actor).Where(o => o.Id == id).Select(o => o.LegalName).FirstOrDefaultAsync(cancel);

    private static async Task<IReadOnlyList<PartnershipLink>> Partnerships(PeaceCoordDb db, Actor actor, OrganisationId id, CancellationToken cancel) =>
        await db.Partnerships.AsNoTracking().VisibleTo(actor)
            .Where(partnership => partnership.Parties.Any(party => party.OrganisationId == id))
            .OrderByDescending(partnership => partnership.Id)
            .Select(partnership => new PartnershipLink(partnership.Id, partnership.Title, partnership.State))
            .ToListAsync(cancel);

    private static IEnumerable<AccountId> Mentioned(Organisation organisation) =>
        organisation.Answers.Select(answer => answer.AnsweredBy)
            .Concat(organisation.Flags.SelectMany(flag => new[] { flag.RaisedBy, flag.LevelBy }))
            .Concat(organisation.Flags.Where(flag => flag.ResolvedBy is not null).Select(flag => flag.ResolvedBy!.Value));
}

/// <summary>An organisation as one reader may see it. Pages show of <see cref="Organisation"/> what the flags beside it allow.</summary>
public sealed record OrganisationView
{
    public required Organisation Organisation { get; init; }

    public string? Parent { get; init; }

    /// <summary>Completeness, answers of the check and their comments.</summary>
    public required bool SeesCheck { get; init; }

    public required bool SeesContacts { get; init; }

    /// <summary>Contacts whose identity was erased; empty for who sees none.</summary>
    public required IReadOnlyList<ContactId> Erased { get; init; }

    /// <summary>Whether the reader may propose that a contact's identity is erased.</summary>
    public required bool CanErase { get; init; }

    public required bool ByStaff { get; init; }

    public required bool IsOwn { get; init; }

    public required bool CanEdit { get; init; }

    public required bool CanVerify { get; init; }

    public required bool CanReply { get; init; }

    public required bool CanPropose { get; init; }

    /// <summary>Whether what the organisation asks of the mission is for the reader too.</summary>
    public required bool SeesRequests { get; init; }

    public required IReadOnlyList<ContactId> Revealable { get; init; }

    public required IReadOnlyList<RiskFlag> Flags { get; init; }

    public required IReadOnlyList<PartnershipLink> Partnerships { get; init; }

    /// <summary>Names of staff mentioned, for staff only.</summary>
    public required IReadOnlyDictionary<AccountId, string> Names { get; init; }
}

public sealed record PartnershipLink(PartnershipId Id, string Title, PartnershipState State);

internal static class ErasedContacts
{
    /// <summary>Those whose identity was erased: here, or, where an old backup brought the row back, by its key alone.</summary>
    public static async Task<IReadOnlyList<ContactId>> Erased(this PeaceCoordDb db, IReadOnlyCollection<OrganisationContact> contacts, CancellationToken cancel)
    {
        var named = contacts.Where(contact => contact.Name is not null).Select(contact => contact.Id.Value).ToList();
        var kept = named.Count == 0 ? [] : await db.RecordKeys.AsNoTracking().Where(key => named.Contains(key.RecordId)).Select(key => key.RecordId).ToListAsync(cancel);
        return [.. contacts.Select(contact => contact.Id).Where(id => !kept.Contains(id.Value))];
    }
}
