using Microsoft.EntityFrameworkCore;
using Npgsql;
using PeaceCoord.Application.Audit;
using PeaceCoord.Application.People;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Application.Tests.People;

public sealed class FirstAccountTests(TestCluster cluster)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_administers_the_system_and_is_the_only_one_made_so()
    {
        await using var stage = await Stage.Set(cluster, Cancel);

        (await Create(stage, "first@example.org")).Succeeded.ShouldBeTrue();

        (await Create(stage, "second@example.org")).Refusals.ShouldHaveSingleItem().Code.ShouldBe(PeopleRefusalCodes.AccountsExist);
        await using var db = stage.OpenAsOwner();
        var account = await db.Users.SingleAsync(Cancel);
        (await stage.Actor(new AccountId(account.Id))).IsSystemAdmin.ShouldBeTrue();
        (await db.Set<AuditEntry>().CountAsync(entry => entry.RecordId == account.Id, Cancel)).ShouldBe(1);
    }

    [Theory]
    [InlineData("no address", "Email")]
    [InlineData("a\0@example.org", "Email")]
    public async Task What_is_wrong_is_told_at_its_field_and_nothing_is_stored(string email, string field)
    {
        await using var stage = await Stage.Set(cluster, Cancel);

        (await Create(stage, email)).Refusals.ShouldContain(refusal => refusal.Field == field);

        await using var db = stage.OpenAsOwner();
        (await db.Users.CountAsync(Cancel)).ShouldBe(0);
    }

    [Fact]
    public async Task Broken_off_half_way_it_leaves_nothing_behind_and_can_be_made_again()
    {
        await using var stage = await Stage.Set(cluster, Cancel);
        await using var database = NpgsqlDataSource.Create(stage.Database.Administrator);
        await Do(database, "create function break_off() returns trigger language plpgsql as $$ begin raise exception 'the process died here'; end $$");
        await Do(database, "create trigger break_off before insert on memberships for each row execute function break_off()");

        await Should.ThrowAsync<DbUpdateException>(() => Create(stage, "first@example.org"));

        await Do(database, "drop trigger break_off on memberships");
        (await Create(stage, "first@example.org")).Succeeded.ShouldBeTrue();
        await using var db = stage.OpenAsOwner();
        (await stage.Actor(new AccountId((await db.Users.SingleAsync(Cancel)).Id))).IsSystemAdmin.ShouldBeTrue();
    }

    private static Task<Result> Create(Stage stage, string email) =>
        stage.As<CreateFirstAccount, Result>(null, create => create.Run(email, "First", "four-calm-rivers-meet", Cancel));

    private static async Task Do(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Cancel);
    }
}
