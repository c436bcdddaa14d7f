using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Commitments;
using PeaceCoord.Application.Communities;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.Organisations;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Forums;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Forums;

internal static class ForumMembersNamed
{
    /// <summary>Who sits in a forum, named as far as the actor sees them. Leaders whom the actor does not see are left out: that one sits in it is theirs too.</summary>
    public static async Task<IReadOnlyList<MemberView>> MembersOf(this PeaceCoordDb db, Actor actor, JointForum forum, MissionWorkspace workspace, string language, CancellationToken cancel)
    {
        var organisations = forum.Members.Select(member => member.OrganisationId).OfType<OrganisationId>().ToList();
        var communities = await db.CommunityNames(actor, [.. forum.Members.Select(member => member.CommunityId).OfType<CommunityId>()], language, cancel);
        var named = await db.Organisations.AsNoTracking().VisibleTo(actor).Where(o => organisations.Contains(o.Id)).Select(o => new { o.Id, o.LegalName }).ToDictionaryAsync(o => o.Id, o => o.LegalName, cancel);
        var codes = await db.CodesOf(actor, [.. forum.Members.Select(member => member.LeaderId).OfType<LeaderId>()], cancel);
        return [.. forum.Members.Select(Told).Where(member => member.Name is not null || member.Kind != ForumMemberKind.Leader).OrderBy(member => member.Kind).ThenBy(member => member.Name ?? "\uffff", StringComparer.CurrentCulture)];

        MemberView Told(ForumMember member)
        {
            var community = member.CommunityId is { } c ? communities.GetValueOrDefault(c) : null;
            var name = member switch
            {
                { CommunityId: not null } => community?.Text,
                { OrganisationId: { } o } => named.GetValueOrDefault(o),
                { LeaderId: { } l } => codes.GetValueOrDefault(l.Value),
                { SectionId: { } s } => workspace.Sections.FirstOrDefault(section => section.Id == s)?.Name,
                _ => member.Authority,
            };
            var record = member.CommunityId?.Value ?? member.OrganisationId?.Value ?? member.LeaderId?.Value ?? member.SectionId?.Value;
            return new MemberView(member.Id.Value, member.Kind, name is null ? null : record, name, community?.Language, member.IsFormer);
        }
    }
}
