using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.People;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Application.Tests.Persistence;

public sealed class SourceTests(TestCluster cluster)
{
    [Theory]
    [InlineData("jit", "off")]
    [InlineData("max_parallel_workers_per_gather", "0")]
    public async Task Postgres_neither_compiles_questions_nor_starts_workers_for_them(string setting, string value)
    {
        await using var stage = await Stage.Set(cluster, TestContext.Current.CancellationToken);

        var set = await stage.As<Database, string>(null, async database =>
        {
            await using var db = await database.Open<MigrateDatabase>(Actor.Anonymous, TestContext.Current.CancellationToken);
            return await db.Database.SqlQuery<string>($"select current_setting({setting}) as \"Value\"").SingleAsync(TestContext.Current.CancellationToken);
        });

        set.ShouldBe(value);
    }
}
