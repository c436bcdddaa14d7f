using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.People;
using PeaceCoord.Domain.People;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Application.Tests.People;

public sealed class EndedSessionTests(TestCluster cluster)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_session_that_was_ended_is_kept_as_long_as_its_cookie_could_live_and_then_forgotten()
    {
        await using var stage = await Stage.Set(cluster, Cancel);
        var team = await FieldTeam.Gather(stage, Cancel);
        var (first, second, third) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        await SignOut(stage, team.Officer, first);
        stage.Clock.Moved = SignedInSession.Longest - TimeSpan.FromMinutes(5);
        await SignOut(stage, team.Officer, second);
        (await Kept(stage)).ShouldBe([first, second], ignoreOrder: true);

        stage.Clock.Moved = SignedInSession.Longest + TimeSpan.FromMinutes(5);
        await SignOut(stage, team.Analyst, third);

        (await Kept(stage)).ShouldBe([second, third], ignoreOrder: true);
    }

    private static Task<bool> SignOut(Stage stage, AccountId who, Guid session) => stage.As<SignOut, bool>(who, async signOut =>
    {
        await signOut.Run(session, Cancel);
        return true;
    });

    private static async Task<List<Guid>> Kept(Stage stage)
    {
        await using var db = stage.OpenAsOwner();
        return await db.Set<EndedSession>().Select(ended => ended.Id).ToListAsync(Cancel);
    }
}
