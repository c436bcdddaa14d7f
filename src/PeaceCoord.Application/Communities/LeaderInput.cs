using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Protection;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Communities;

/// <summary>What the form of a leader holds. On a correction an empty name or empty contacts leave what is sealed as it is.</summary>
public sealed class LeaderInput
{
    public string? Name { get; set; }

    public string? Contacts { get; set; }

    /// <summary>Whether somebody fills in a form, who is to be told when a leader of this name is registered.</summary>
    public bool AsksForSameName { get; set; }

    /// <summary>That somebody of this name is registered was read: this is another person.</summary>
    public bool IsAnother { get; set; }

    public LeaderRole? Role { get; set; }

    public Guid? FieldOffice { get; set; }

    public List<Guid> SpeaksFor { get; set => field = value ?? []; } = [];

    public string? Languages { get; set; }

    public ContactPreference? ContactPreference { get; set; }

    public string? ContactNote { get; set; }

    public ReprisalRisk? ReprisalRisk { get; set; }

    public SeenWithUs? SeenWithUs { get; set; }

    public DateOnly? ReviewOn { get; set; }

    /// <summary>The version the form was opened on.</summary>
    public int? Version { get; set; }

    internal LeaderFacts Facts() => new(
        Role,
        FieldOffice is { } office ? new FieldOfficeId(office) : null,
        [.. SpeaksFor.Select(id => new CommunityId(id))],
        Languages,
        ContactPreference,
        ContactNote,
        ReprisalRisk,
        SeenWithUs,
        ReviewOn);

    internal Check CheckIdentity() => new Check().Text(Name, Leader.NameMaxLength, nameof(Name)).Text(Contacts, Leader.ContactsMaxLength, nameof(Contacts));

    /// <summary>Whose identity was erased is not named here again.</summary>
    internal void CheckStaysErased(Check check) => check
        .Unless(string.IsNullOrWhiteSpace(Name), new Refusal(CommunityRefusalCodes.IdentityErased, nameof(Name)))
        .Unless(string.IsNullOrWhiteSpace(Contacts), new Refusal(CommunityRefusalCodes.IdentityErased, nameof(Contacts)));
}

internal static class LeaderIdentity
{
    public const string NamePlace = "leaders.name";
    public const string ContactsPlace = "leaders.contacts";

    /// <summary>Seals what was typed; what was left empty stays as it is.</summary>
    public static async Task SealIdentity(this PeaceCoordDb db, Vault vault, Leader leader, LeaderInput input, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(input.Name) && string.IsNullOrWhiteSpace(input.Contacts))
            return;

        var key = await vault.KeyFor(db, leader.Id.Value, leader.WorkspaceId, cancel);
        if (!string.IsNullOrWhiteSpace(input.Name))
        {
            leader.SealName(key.Seal(input.Name.Trim(), NamePlace));
            await db.MarkName(vault, leader, input.Name, cancel);
        }

        if (!string.IsNullOrWhiteSpace(input.Contacts))
            leader.SealContacts(key.Seal(input.Contacts.Trim(), ContactsPlace));
    }

    /// <summary>Whether the identity was erased: here, or, where an old backup brought the row back, by its key alone.</summary>
    public static async Task<bool> IsErased(this PeaceCoordDb db, Leader leader, CancellationToken cancel) =>
        leader.ErasedAt is not null || ((leader.Name ?? leader.Contacts) is not null && !await db.RecordKeys.AsNoTracking().AnyAsync(key => key.RecordId == leader.Id.Value, cancel));

    /// <summary>The communities a leader speaks for are communities of the workspace.</summary>
    public static async Task CheckCommunities(this PeaceCoordDb db, Check check, WorkspaceId workspace, IReadOnlyList<CommunityId> communities, CancellationToken cancel)
    {
        var wanted = communities.Distinct().ToList();
        var known = await db.Communities.CountAsync(community => community.WorkspaceId == workspace && wanted.Contains(community.Id), cancel);
        check.Unless(known == wanted.Count, new Refusal(CommunityRefusalCodes.UnknownCommunity, nameof(LeaderInput.SpeaksFor)));
    }
}
