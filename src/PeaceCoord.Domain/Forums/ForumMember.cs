using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Domain.Forums;

public enum ForumMemberKind
{
    Community,
    Organisation,
    Leader,

    /// <summary>An authority, by what it is: never the person who holds it.</summary>
    Authority,
    MissionSection,
}

/// <summary>Who sits in a forum: a community, an organisation, a leader by id, an authority, or a section of the mission.</summary>
public sealed class ForumMember
{
    private ForumMember()
    {
    }

    public ForumMemberId Id { get; private init; }

    public ForumMemberKind Kind { get; private init; }

    public CommunityId? CommunityId { get; private init; }

    public OrganisationId? OrganisationId { get; private init; }

    /// <summary>By id; the name stays sealed with the leader.</summary>
    public LeaderId? LeaderId { get; private init; }

    public SectionId? SectionId { get; private init; }

    /// <summary>Of an authority: what it is called.</summary>
    public string? Authority { get; private set; }

    /// <summary>Sat in it once, and was there at a meeting: that stays true.</summary>
    public bool IsFormer { get; internal set; }

    internal static ForumMember Of(CommunityId community) => new() { Id = ForumMemberId.New(), Kind = ForumMemberKind.Community, CommunityId = community };

    internal static ForumMember Of(OrganisationId organisation) => new() { Id = ForumMemberId.New(), Kind = ForumMemberKind.Organisation, OrganisationId = organisation };

    internal static ForumMember Of(LeaderId leader) => new() { Id = ForumMemberId.New(), Kind = ForumMemberKind.Leader, LeaderId = leader };

    internal static ForumMember Of(SectionId section) => new() { Id = ForumMemberId.New(), Kind = ForumMemberKind.MissionSection, SectionId = section };

    internal static ForumMember Of(string authority) => new() { Id = ForumMemberId.New(), Kind = ForumMemberKind.Authority, Authority = authority };

    internal void TakeOut(WrittenName name) => Authority = name.TakenOutOf(Authority);

    internal bool IsSame(ForumMember other) => (Kind, CommunityId, OrganisationId, LeaderId, SectionId, Authority) == (other.Kind, other.CommunityId, other.OrganisationId, other.LeaderId, other.SectionId, other.Authority);
}
