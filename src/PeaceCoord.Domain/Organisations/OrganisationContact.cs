using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Domain.Organisations;

public readonly record struct ContactId(Guid Value) : IEntityId<ContactId>
{
    public static ContactId From(Guid value) => new(value);

    public static ContactId New() => new(Guid.CreateVersion7());
}

/// <summary>Why a contact's name was looked at; written to the audit trail.</summary>
public enum ContactRevealReason
{
    ArrangeAMeeting,
    FollowUpAPromise,
    UrgentForSomebodysSafety,
    CheckTheOrganisation,
}

/// <summary>A person one reaches the organisation by. Name, telephone and address are protected: sealed, and revealed one at a time.</summary>
public sealed class OrganisationContact
{
    public const int NameMaxLength = 200;
    public const int FunctionMaxLength = 100;
    public const int TelephoneMaxLength = 50;
    public const int EmailMaxLength = 254;

    private OrganisationContact()
    {
    }

    internal OrganisationContact(ContactId id, string function, Sealed name, Sealed? telephone, Sealed? email, AccountId addedBy)
    {
        (Id, Function, Name, Telephone, Email, AddedBy) = (id, function, name, telephone, email, addedBy);
    }

    public ContactId Id { get; private init; }

    /// <summary>What the person is in the organisation; never a name.</summary>
    public string Function { get; private init; } = "";

    /// <summary>Null once it was erased.</summary>
    public Sealed? Name { get; private set; }

    public Sealed? Telephone { get; private set; }

    public Sealed? Email { get; private set; }

    /// <summary>When the identity was erased; null while it was not.</summary>
    public DateTimeOffset? ErasedAt { get; private set; }

    public AccountId AddedBy { get; private init; }

    internal void Erase(DateTimeOffset now) => (Name, Telephone, Email, ErasedAt) = (null, null, null, now);
}
