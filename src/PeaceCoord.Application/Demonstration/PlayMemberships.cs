using Microsoft.Extensions.DependencyInjection;
using PeaceCoord.Application.People;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.Demonstration;

/// <summary>What waits for others about memberships: a clearance for a second administrator, an invitation for the invited; and one membership with a last day.</summary>
internal static class PlayMemberships
{
    public static void AddTo(Play play, Cast cast, DateTimeOffset now)
    {
        var administrator = cast.Accounts["mission_admin"];
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        play.At(now.AddDays(-40), administrator, "last day", services => Change(services, cast, "liaison_tel", (member, cancel) =>
            services.GetRequiredService<ChangeMembershipEnd>().Run(member, new ChangeMembershipEndInput { Until = today.AddDays(120) }, cancel)));
        play.At(now.AddDays(-2), administrator, "clearance", services => Change(services, cast, "analyst", (member, cancel) =>
            services.GetRequiredService<ChangeClearance>().Run(member, new ChangeClearanceInput { Clearance = Label.StrictlyConfidential }, cancel)));
        play.At(now.AddDays(-3), cast.Accounts["coord_krwi"], "invitation", services =>
            services.GetRequiredService<InviteMember>().Run(cast.Organisations["krwi"], new InviteMemberInput { Email = cast.SignInOf("member_rfpk"), Role = Role.OrgMember }, default));
    }

    private static async Task<Result> Change(IServiceProvider services, Cast cast, string key, Func<MembershipId, CancellationToken, Task<Result>> change)
    {
        var members = await services.GetRequiredService<ListMembers>().Run(cast.Workspaces["MINUKES"].Id.Value, default);
        return members.TryGet(out var list) ? await change(list.Members.First(member => member.Email == cast.SignInOf(key)).Id, default) : members;
    }
}
