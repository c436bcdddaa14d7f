using PeaceCoord.Application.Audit;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Protection;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.Organisations;

/// <summary>Shows who one contact is, for a reason that the audit trail keeps. When that entry cannot be written, nothing is shown.</summary>
public sealed class RevealContact(Database database, ICurrentActor current, Vault vault, TimeProvider clock) : IUseCase
{
    public async Task<Result<RevealedContact>> Run(OrganisationId id, ContactId contact, ContactRevealReason? reason, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<RevealContact>(actor, cancel);
        var organisation = await db.Organisations.VisibleTo(actor).Find(id, cancel);
        if (organisation is null || !OrganisationAccess.CanSeeContacts(actor, organisation))
            return Refusal.NotFound;
        if (organisation.Contacts.FirstOrDefault(c => c.Id == contact) is not { } found)
            return Refusal.NotFound;
        if (!OrganisationAccess.CanReveal(actor, organisation, found))
            return Refusal.NotPermitted(OrganisationAccess.Revealers);
        if (reason is not { } given)
            return Refusal.Required("Reason");
        if (!Enum.IsDefined(given))
            return new Refusal(RefusalCodes.UnknownChoice, "Reason");
        if (!StepUp.IsFresh(actor, clock.GetUtcNow()))
            return PeopleRefusals.ConfirmFirst;

        if (found.Name is null || await vault.KeyOf(db, contact.Value, cancel) is not { } key)
            return new Refusal(CommunityRefusalCodes.IdentityErased);
        await db.Note(
            new Act(nameof(RevealContact), nameof(OrganisationContact), contact.Value, organisation.WorkspaceId.Value, Fields: ["Name", "Telephone", "Email"], Reason: given.ToString()),
            cancel);
        return new RevealedContact(
            found.Function,
            key.Open(found.Name, AddContact.NamePlace),
            found.Telephone is null ? null : key.Open(found.Telephone, AddContact.TelephonePlace),
            found.Email is null ? null : key.Open(found.Email, AddContact.EmailPlace));
    }
}

public sealed record RevealedContact(string Function, string Name, string? Telephone, string? Email);
