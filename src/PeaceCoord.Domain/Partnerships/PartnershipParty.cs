using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Domain.Partnerships;

/// <summary>Who signed for a party: name and function as they stand under the paper, and the day.</summary>
public sealed record Signature(string? Name, string? Function, DateOnly? Date);

/// <summary>One side of a partnership, with what it aims at, does and brings. The mission's side has no organisation.</summary>
public sealed class PartnershipParty
{
    public const int NameMaxLength = 300;
    public const int TextMaxLength = 4000;
    public const int SignatoryMaxLength = 200;

    private PartnershipParty()
    {
    }

    internal PartnershipParty(PartyId id, OrganisationId? organisation, string name, bool isProposer) =>
        (Id, OrganisationId, Name, IsProposer) = (id, organisation, name, isProposer);

    public PartyId Id { get; private init; }

    /// <summary>Null for the mission.</summary>
    public OrganisationId? OrganisationId { get; private init; }

    /// <summary>Its name when it became party: a later change of name does not change what was signed.</summary>
    public string Name { get; private init; } = "";

    public bool IsProposer { get; private init; }

    public string? Objectives { get; private set; }

    /// <summary>Roles and responsibilities.</summary>
    public string? Responsibilities { get; private set; }

    public string? Resources { get; private set; }

    /// <summary>Name of who signed for this party.</summary>
    public string? SignedForName { get; private set; }

    public string? SignedForFunction { get; private set; }

    public DateOnly? SignedForOn { get; private set; }

    /// <summary>The account that recorded the signature.</summary>
    public AccountId? SignedBy { get; private set; }

    public bool IsMission => OrganisationId is null;

    public bool IsSigned => SignedBy is not null;

    internal void Undertake(PartyDuties duties) =>
        (Objectives, Responsibilities, Resources) = (Tidy(duties.Objectives), Tidy(duties.Responsibilities), Tidy(duties.Resources));

    internal void Sign(Signature signature, AccountId by) =>
        (SignedForName, SignedForFunction, SignedForOn, SignedBy) = (signature.Name!.Trim(), signature.Function!.Trim(), signature.Date, by);

    internal void ForgetSignature() => (SignedForName, SignedForFunction, SignedForOn, SignedBy) = (null, null, null, null);

    private static string? Tidy(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>What one party undertakes.</summary>
public sealed record PartyDuties(PartyId Party, string? Objectives, string? Responsibilities, string? Resources);
