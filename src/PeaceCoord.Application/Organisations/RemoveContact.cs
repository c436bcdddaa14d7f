using PeaceCoord.Application.Communities;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Organisations;

namespace PeaceCoord.Application.Organisations;

/// <summary>Takes a contact off the profile; earlier versions keep it sealed, and nobody finds it any more.</summary>
public sealed class RemoveContact(Database database, ICurrentActor current) : IUseCase
{
    public async Task<Result> Run(OrganisationId id, ContactId contact, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<RemoveContact>(actor, cancel);
        var organisation = await db.Organisations.VisibleTo(actor).Find(id, cancel);
        if (organisation is null)
            return Refusal.NotFound;
        if (!OrganisationAccess.CanEdit(actor, organisation))
            return Refusal.NotPermitted(OrganisationAccess.Editors);

        var removed = organisation.RemoveContact(contact);
        if (removed.Succeeded)
            await db.Unmark(contact, cancel);
        return await db.Save(removed, organisation, null, cancel);
    }
}
