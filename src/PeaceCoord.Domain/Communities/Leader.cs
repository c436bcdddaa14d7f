using System.Security.Cryptography;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Domain.Communities;

/// <summary>
/// Somebody with standing in communities, shown by a code. The name and the contacts are sealed, and revealed one at a time to
/// those who may, with a reason that the audit trail keeps.
/// </summary>
public sealed class Leader : AggregateRoot, IInWorkspace
{
    public const int CodeMaxLength = 10;
    public const int NameMaxLength = 200;
    public const int ContactsMaxLength = 500;
    public const int LanguagesMaxLength = 100;
    public const int NoteMaxLength = 500;

    private const string Crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private readonly List<LeaderCommunity> _speaksFor = [];

    private Leader()
    {
    }

    public LeaderId Id { get; private init; }

    public WorkspaceId WorkspaceId { get; private init; }

    /// <summary><c>LDR-</c> and six random characters: it tells nothing of the person, nor of how many there are.</summary>
    public string Code { get; private init; } = "";

    public LeaderRole Role { get; private set; }

    public FieldOfficeId? FieldOfficeId { get; private set; }

    /// <summary>The member whose contact this is: who added the record.</summary>
    public AccountId AddedBy { get; private init; }

    /// <summary>The communities the leader speaks for.</summary>
    public IReadOnlyList<LeaderCommunity> SpeaksFor => _speaksFor;

    public string? Languages { get; private set; }

    public ContactPreference ContactPreference { get; private set; }

    /// <summary>How to get in touch, in words without names or numbers.</summary>
    public string? ContactNote { get; private set; }

    public ReprisalRisk ReprisalRisk { get; private set; }

    public SeenWithUs SeenWithUs { get; private set; }

    /// <summary>By when somebody asks whether this record is still needed and still right.</summary>
    public DateOnly ReviewOn { get; private set; }

    /// <summary>Sealed under the record's own key.</summary>
    public Sealed? Name { get; private set; }

    /// <summary>Sealed under the record's own key.</summary>
    public Sealed? Contacts { get; private set; }

    /// <summary>When the identity was erased; null while it was not. From then on no name is kept here again.</summary>
    public DateTimeOffset? ErasedAt { get; private set; }

    /// <summary>Since when the record is frozen after an incident; null while it is not. Then nobody sees it, nor the name.</summary>
    public DateTimeOffset? FrozenSince { get; private set; }

    public static Result<Leader> Add(LeaderId id, WorkspaceId workspace, AccountId by, LeaderFacts facts, DateOnly today)
    {
        var check = facts.Check(today);
        if (!check.Passed)
            return Result<Leader>.Refused(check.Refusals);

        var leader = new Leader { Id = id, WorkspaceId = workspace, Code = NewCode(), AddedBy = by };
        leader.Take(facts);
        return leader;
    }

    public Result Correct(LeaderFacts facts, DateOnly today)
    {
        var check = facts.Check(today).Unless(ErasedAt is null || string.IsNullOrWhiteSpace(facts.ContactNote), new Refusal(CommunityRefusalCodes.IdentityErased, nameof(ContactNote)));
        if (check.Passed)
            Take(facts);
        return check.Result();
    }

    /// <summary>Puts the sealed name in place; null takes it away.</summary>
    public void SealName(Sealed? name) => Name = name;

    /// <summary>Puts the sealed contacts in place; null takes them away.</summary>
    public void SealContacts(Sealed? contacts) => Contacts = contacts;

    /// <summary>Name, contacts and how to get in touch are gone; code, role and communities stay.</summary>
    public void Erase(DateTimeOffset now) => (Name, Contacts, ContactNote, ErasedAt) = (null, null, null, now);

    internal void Freeze(DateTimeOffset now) => FrozenSince = now;

    internal void Release() => FrozenSince = null;

    private static string NewCode() => "LDR-" + new string(RandomNumberGenerator.GetItems<char>(Crockford, 6));

    private void Take(LeaderFacts facts)
    {
        Role = facts.Role!.Value;
        FieldOfficeId = facts.FieldOfficeId;
        Languages = string.IsNullOrWhiteSpace(facts.Languages) ? null : facts.Languages.Trim();
        ContactPreference = facts.ContactPreference!.Value;
        ContactNote = string.IsNullOrWhiteSpace(facts.ContactNote) ? null : facts.ContactNote.Trim();
        ReprisalRisk = facts.ReprisalRisk!.Value;
        SeenWithUs = facts.SeenWithUs!.Value;
        ReviewOn = facts.ReviewOn!.Value;
        var wanted = facts.SpeaksFor.Distinct().ToList();
        _speaksFor.RemoveAll(link => !wanted.Contains(link.CommunityId));
        _speaksFor.AddRange(wanted.Except(_speaksFor.Select(link => link.CommunityId)).ToList().Select(id => new LeaderCommunity(id)));
    }
}

/// <summary>A community that a leader speaks for.</summary>
public sealed class LeaderCommunity(CommunityId communityId)
{
    public CommunityId CommunityId { get; private init; } = communityId;
}

/// <summary>What is said openly of a leader. Name and contacts come beside it, sealed.</summary>
public sealed record LeaderFacts(
    LeaderRole? Role,
    FieldOfficeId? FieldOfficeId,
    IReadOnlyList<CommunityId> SpeaksFor,
    string? Languages,
    ContactPreference? ContactPreference,
    string? ContactNote,
    ReprisalRisk? ReprisalRisk,
    SeenWithUs? SeenWithUs,
    DateOnly? ReviewOn)
{
    public Check Check(DateOnly today) => new Check()
        .Unless(Role is not null, Refusal.Required("Role")).Choice(Role, "Role")
        .Text(Languages, Leader.LanguagesMaxLength, "Languages")
        .Unless(ContactPreference is not null, Refusal.Required("ContactPreference")).Choice(ContactPreference, "ContactPreference")
        .Text(ContactNote, Leader.NoteMaxLength, "ContactNote")
        .Unless(ReprisalRisk is not null, Refusal.Required("ReprisalRisk")).Choice(ReprisalRisk, "ReprisalRisk")
        .Unless(SeenWithUs is not null, Refusal.Required("SeenWithUs")).Choice(SeenWithUs, "SeenWithUs")
        .Unless(ReviewOn is not null, Refusal.Required("ReviewOn"))
        .Unless(ReviewOn is null || ReviewOn >= today, new Refusal(CommunityRefusalCodes.ReviewInThePast, "ReviewOn"));
}
