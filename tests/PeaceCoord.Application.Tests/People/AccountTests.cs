using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.People;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Application.Tests.People;

/// <summary>The people of the registry, of whom the officer of the other mission administers the system; the officer has one open session.</summary>
public abstract class AccountTests(TestCluster cluster) : IAsyncLifetime
{
    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected Stage Stage { get; private set; } = null!;

    protected RegistryCast Cast { get; private set; } = null!;

    protected AccountId System => Cast.OfficerElsewhere;

    public virtual async ValueTask InitializeAsync()
    {
        Stage = await Set(cluster);
        Cast = await RegistryCast.Assemble(Stage);
        await using var db = Stage.OpenAsOwner();
        var now = Stage.Clock.GetUtcNow();
        db.Add(Membership.OfSystem(System, now.AddDays(-1)));
        db.Add(new AccountSession { Id = Guid.CreateVersion7(), AccountId = Cast.Officer.Value, BegunAt = now, ProvedAt = now, SeenAt = now });
        await Arrange(db, await db.Accounts.SingleAsync(account => account.Id == Cast.Officer.Value, Cancel));
        await db.SaveChangesAsync(Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Stage.DisposeAsync();
    }

    protected virtual Task<Stage> Set(TestCluster cluster) => Stage.Set(cluster, Cancel);

    /// <summary>What else there is to begin with.</summary>
    private protected virtual Task Arrange(PeaceCoordDb db, Account officer) => Task.CompletedTask;

    /// <summary>The officer's account as it stands.</summary>
    protected async Task<Account> Officer()
    {
        await using var db = Stage.OpenAsOwner();
        return await db.Accounts.AsNoTracking().SingleAsync(account => account.Id == Cast.Officer.Value, Cancel);
    }

    /// <summary>How many sessions of the officer are open.</summary>
    protected async Task<int> Sessions()
    {
        await using var db = Stage.OpenAsOwner();
        return await db.Sessions.CountAsync(session => session.AccountId == Cast.Officer.Value && session.EndedAt == null, Cancel);
    }
}
