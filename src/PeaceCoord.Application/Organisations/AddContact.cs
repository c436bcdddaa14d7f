using PeaceCoord.Application.Communities;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Protection;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Organisations;

namespace PeaceCoord.Application.Organisations;

/// <summary>Adds a person one reaches the organisation by. Name, telephone and address are sealed before they are stored; the name is found again by its marks.</summary>
public sealed class AddContact(Database database, ICurrentActor current, Vault vault) : IUseCase
{
    internal const string NamePlace = "organisation_contacts.name";
    internal const string TelephonePlace = "organisation_contacts.telephone";
    internal const string EmailPlace = "organisation_contacts.email";

    public async Task<Result> Run(OrganisationId id, AddContactInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<AddContact>(actor, cancel);
        var organisation = await db.Organisations.VisibleTo(actor).Find(id, cancel);
        if (organisation is null)
            return Refusal.NotFound;
        if (!OrganisationAccess.CanEdit(actor, organisation))
            return Refusal.NotPermitted(OrganisationAccess.Editors);

        var check = new Check()
            .RequiredText(input.Name, OrganisationContact.NameMaxLength, nameof(input.Name))
            .RequiredText(input.Function, OrganisationContact.FunctionMaxLength, nameof(input.Function))
            .Text(input.Telephone, OrganisationContact.TelephoneMaxLength, nameof(input.Telephone))
            .Text(input.Email, OrganisationContact.EmailMaxLength, nameof(input.Email));
        if (!check.Passed)
            return check.Result();

        // A key for each contact, not for the organisation: one is erased and the others stay.
        var contact = ContactId.New();
        var key = await vault.KeyFor(db, contact.Value, organisation.WorkspaceId, cancel);
        var added = organisation.AddContact(
            input.Function,
            key.Seal(input.Name!.Trim(), NamePlace),
            string.IsNullOrWhiteSpace(input.Telephone) ? null : key.Seal(input.Telephone.Trim(), TelephonePlace),
            string.IsNullOrWhiteSpace(input.Email) ? null : key.Seal(input.Email.Trim(), EmailPlace),
            actor.Id!.Value,
            contact);
        db.MarkName(vault, contact, organisation.WorkspaceId, input.Name);
        return await db.Save(added, organisation, null, cancel);
    }
}

public sealed class AddContactInput
{
    public string? Function { get; set; }

    public string? Name { get; set; }

    public string? Telephone { get; set; }

    public string? Email { get; set; }
}
