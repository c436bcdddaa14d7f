using Npgsql;
using PeaceCoord.TestSupport;
using PeaceCoord.Web.LocalPostgres;
using Shouldly;
using Xunit;

[assembly: AssemblyFixture(typeof(TestCluster))]

namespace PeaceCoord.Web.Tests.LocalPostgres;

public sealed class TestClusterTests(TestCluster cluster)
{
    [Fact]
    public async Task Two_databases_of_one_template_do_not_see_each_others_rows()
    {
        await using var one = await cluster.NewDatabase("proof", Migrate, TestContext.Current.CancellationToken);
        await using var other = await cluster.NewDatabase("proof", Migrate, TestContext.Current.CancellationToken);
        await Ask(one.Application, "INSERT INTO proof VALUES ('mine')");

        (await Ask(one.Application, "SELECT count(*) FROM proof")).ShouldBe(1L);
        (await Ask(other.Application, "SELECT count(*) FROM proof")).ShouldBe(0L);
    }

    private static async Task Migrate(string owner, string application)
    {
        await Ask(owner, "CREATE EXTENSION unaccent; CREATE TABLE proof (word text)");
        await Ask(owner, $"GRANT SELECT, INSERT ON proof TO {new NpgsqlConnectionStringBuilder(application).Username}");
    }

    private static async Task<object?> Ask(string connection, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }
}
