using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using PeaceCoord.Application.Audit;
using PeaceCoord.Application.People;
using PeaceCoord.Domain.People;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Application.Tests.People;

/// <summary>What a refused sign-in costs must not tell whether the address has an account.</summary>
public sealed class SignInWorkTests(TestCluster cluster)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_refused_sign_in_compares_one_password_and_asks_the_database_as_often_whatever_was_wrong()
    {
        await using var stage = await Stage.Set(cluster, Cancel);
        var team = await FieldTeam.Gather(stage, Cancel);
        await Change(stage, team.Analyst, account => account.DisabledAt = stage.Clock.GetUtcNow());
        await Change(stage, team.Officer, account => account.LockoutEnabled = true);
        await Change(stage, team.Leadership, account => (account.LockoutEnabled, account.LockoutEnd) = (true, stage.Clock.GetUtcNow().AddMinutes(10)));
        await Change(stage, team.Assistant, account => account.PasswordHash = null);
        await Try(stage, "nobody@example.org");

        var wrong = await Try(stage, "officer@example.org");

        wrong.Compared.ShouldBe(1);
        foreach (var other in new[] { "nobody@example.org", "analyst@example.org", "leader@example.org", "assistant@example.org" })
            (await Try(stage, other)).ShouldBe(wrong, other);
    }

    [Fact]
    public async Task A_password_is_kept_as_a_hash_of_210000_rounds_with_a_salt_of_its_own()
    {
        await using var stage = await Stage.Set(cluster, Cancel);
        var hashes = await stage.As<IPasswordHasher<Account>, byte[][]>(null, hasher =>
            Task.FromResult(new[] { hasher.HashPassword(new Account(), "four-calm-rivers"), hasher.HashPassword(new Account(), "four-calm-rivers") }.Select(Convert.FromBase64String).ToArray()));

        foreach (var hash in hashes)
        {
            // Version, function (2: HMAC-SHA-512), rounds, length of the salt.
            hash[0].ShouldBe((byte)1);
            hash[4].ShouldBe((byte)2);
            System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(5)).ShouldBe(210_000);
            System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(9)).ShouldBe(16);
        }

        hashes[0].ShouldNotBe(hashes[1]);
    }

    [Fact]
    public async Task Refused_sign_ins_are_counted_by_the_hour_without_a_name_and_each_leaves_an_entry_that_names_the_account_where_there_is_one()
    {
        await using var stage = await Stage.Set(cluster, Cancel);
        var team = await FieldTeam.Gather(stage, Cancel);
        await Change(stage, team.Officer, account => account.LockoutEnabled = true);
        var before = await Entries(stage);
        await Try(stage, "nobody@example.org");
        await Try(stage, "nobody@example.org");
        for (var i = 0; i < 4; i++)
            await Try(stage, "officer@example.org");
        (await Failed(stage)).ShouldBe([(null, "UnknownAddress", 2), (team.Officer.Value, "WrongPassword", 4)]);
        (await Entries(stage)).ShouldBe(before + 6);

        await Try(stage, "officer@example.org");
        await Try(stage, "officer@example.org");
        (await Failed(stage)).ShouldBe([(null, "UnknownAddress", 2), (team.Officer.Value, "LockedAccount", 1), (team.Officer.Value, "WrongPassword", 5)]);

        await using (var db = stage.OpenAsOwner())
        {
            (await db.Set<AuditEntry>().Where(entry => entry.RecordId == team.Officer.Value && entry.Act == "SignInLockedOut").CountAsync(Cancel)).ShouldBe(1);
            db.Add(Membership.OfSystem(team.Administrator, stage.Clock.GetUtcNow().AddDays(-1)));
            await db.SaveChangesAsync(Cancel);
        }

        await Change(stage, team.Analyst, account => account.DisabledAt = stage.Clock.GetUtcNow());
        await Try(stage, "analyst@example.org");
        (await Failed(stage)).ShouldContain((team.Analyst.Value, "ShutAccount", 1));

        (await Counted(stage, team)).ShouldBe([(RefusedSignInKind.UnknownAddress, 2, 2), (RefusedSignInKind.WrongPassword, 5, 5), (RefusedSignInKind.WrongCode, 0, 0), (RefusedSignInKind.WrongRecoveryCode, 0, 0), (RefusedSignInKind.ShutAccount, 1, 1), (RefusedSignInKind.LockedAccount, 1, 1), (RefusedSignInKind.WrongPasskey, 0, 0), (RefusedSignInKind.LinkNeeded, 0, 0)]);
        stage.Clock.Moved = TimeSpan.FromDays(2);
        (await Counted(stage, team))[0].ShouldBe((RefusedSignInKind.UnknownAddress, 0, 2));
        stage.Clock.Moved = TimeSpan.FromDays(40);
        await Try(stage, "nobody@example.org");
        (await Counted(stage, team))[0].ShouldBe((RefusedSignInKind.UnknownAddress, 1, 1));
        await using var after = stage.OpenAsOwner();
        (await after.RefusedSignIns.CountAsync(Cancel)).ShouldBe(1);
    }

    private static async Task<IReadOnlyList<(RefusedSignInKind Kind, int LastDay, int LastMonth)>> Counted(Stage stage, FieldTeam team)
    {
        var list = await stage.As<ListAccounts, Domain.Kernel.Result<AccountList>>(team.Administrator, accounts => accounts.Run(Cancel));
        return [.. list.Value.Refused.Select(row => (row.Kind, row.LastDay, row.LastMonth))];
    }

    private static async Task<IReadOnlyList<(Guid? Account, string? Why, int Times)>> Failed(Stage stage)
    {
        await using var db = stage.OpenAsOwner();
        var entries = await db.Set<AuditEntry>().Where(entry => entry.Act == "SignInFailed").ToListAsync(Cancel);
        entries.ShouldAllBe(entry => entry.ActorId == null);
        return [.. entries.GroupBy(entry => (entry.RecordId, entry.Reason)).Select(some => (some.Key.RecordId, some.Key.Reason, some.Count())).OrderBy(row => row.RecordId is not null).ThenBy(row => row.Reason, StringComparer.Ordinal)];
    }

    private static async Task<int> Entries(Stage stage)
    {
        await using var db = stage.OpenAsOwner();
        return await db.Set<AuditEntry>().CountAsync(Cancel);
    }

    private static async Task Change(Stage stage, AccountId id, Action<Account> change)
    {
        await using var db = stage.OpenAsOwner();
        change(await db.Accounts.SingleAsync(account => account.Id == id.Value, Cancel));
        await db.SaveChangesAsync(Cancel);
    }

    /// <summary>A wrong password; how many were compared, and how many commands the database got.</summary>
    private static Task<(int Compared, int Asked)> Try(Stage stage, string email) => stage.As<IServiceProvider, (int, int)>(null, async services =>
    {
        var hasher = new CountingHasher();
        var accounts = services.GetRequiredService<UserManager<Account>>();
        accounts.PasswordHasher = hasher;
        var options = services.GetRequiredService<IOptions<IdentityOptions>>();
        var manager = new SignInManager<Account>(
            accounts, new HttpContextAccessor(), new UserClaimsPrincipalFactory<Account>(accounts, options), options, NullLogger<SignInManager<Account>>.Instance,
            new AuthenticationSchemeProvider(Options.Create(new AuthenticationOptions())), new DefaultUserConfirmation<Account>());
        var signIn = new SignIn(manager, services.GetRequiredService<AccountWork>(), stage.Clock);
        var asked = await Asked.By(async () => (await signIn.Run(new SignInInput { Email = email, Password = "not the password" }, Cancel)).Is(PeopleRefusalCodes.WrongSignIn).ShouldBeTrue());
        return (hasher.Compared, asked);
    });

    private sealed class CountingHasher : PasswordHasher<Account>
    {
        public int Compared { get; private set; }

        public override PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword)
        {
            Compared++;
            return base.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
