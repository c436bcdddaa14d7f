using System.Globalization;
using Npgsql;
using PeaceCoord.Application.Audit;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Web.Tests.Trust;

/// <summary>Whoever holds the database cannot hold the trail: what a superuser changes or takes away is named by the operator's own command.</summary>
[Collection(nameof(DemonstrationProcess))]
public sealed class TamperTests(DemonstrationProcess process)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("update audit_entries set actor_id = gen_random_uuid() where sequence = @entry", AuditFaultKind.Changed)]
    [InlineData("update audit_entries set record_id = gen_random_uuid() where sequence = @entry", AuditFaultKind.Changed)]
    [InlineData("update audit_entries set at = at - interval '1 minute' where sequence = @entry", AuditFaultKind.Changed)]
    [InlineData("delete from audit_entries where sequence = @entry", AuditFaultKind.Missing)]
    public Task An_entry_changed_or_removed_by_a_superuser_is_named(string tampering, AuditFaultKind kind) => After(tampering, async entry =>
    {
        var fault = (await process.Portal.VerifyAudit(Cancel)).Fault.ShouldNotBeNull();

        (fault.Kind, fault.Entry).ShouldBe((kind, entry));
    });

    [Fact]
    public Task The_operators_command_names_it_and_fails() => After("update audit_entries set act = 'Nothing' where sequence = @entry", async entry =>
    {
        var (code, said) = await process.Portal.Run(["audit", "verify"], Cancel);

        code.ShouldNotBe(0, said);
        said.ShouldContain("does not hold");
        said.ShouldContain($"entry {entry} was changed");
    });

    [Fact]
    public async Task A_cut_tail_is_named_against_a_head_that_was_kept_elsewhere()
    {
        var portal = process.Portal;
        var (_, said) = await portal.Run(["audit", "head"], Cancel);
        var head = said.Trim().Split('\n')[^1].Trim();
        var last = long.Parse(head.Split(':')[0], CultureInfo.InvariantCulture);
        await using var database = NpgsqlDataSource.Create(portal.Administrator);
        await Ask(database, "drop table if exists kept_entries", 0);
        await Ask(database, "create table kept_entries as select * from audit_entries order by sequence desc limit 10", 0);
        await Ask(database, "delete from audit_entries where sequence in (select sequence from kept_entries)", 0);
        try
        {
            var (code, cut) = await portal.Run(["audit", "verify", "--since", head], Cancel);
            code.ShouldBe(1, cut);
            cut.ShouldContain($"entries from {last - 9} to {last} were cut from the end");
            (code, cut) = await portal.Run(["audit", "verify", "--since", head], Cancel, "fr_TD.UTF-8");
            code.ShouldBe(1, cut);
            cut.ShouldContain($"les entrées {last - 9} à {last} ont été coupées à la fin");
        }
        finally
        {
            await Ask(database, "insert into audit_entries select * from kept_entries", 0);
            await Ask(database, "drop table kept_entries", 0);
        }

        var (mended, held) = await portal.Run(["audit", "verify", "--since", head], Cancel);
        mended.ShouldBe(0, held);
    }

    [Theory]
    [InlineData("C.UTF-8", "‘tail’ is not a head")]
    [InlineData("fr_TD.UTF-8", "« tail » n’est pas une tête")]
    public async Task A_head_that_is_none_is_told_so_in_the_operators_language(string locale, string words)
    {
        var (code, said) = await process.Portal.Run(["audit", "verify", "--since", "tail"], Cancel, locale);

        code.ShouldBe(1, said);
        said.ShouldContain(words);
    }

    [Fact]
    public async Task The_demonstration_is_not_served_as_anything_else()
    {
        var (code, said) = await process.Portal.Run(["serve", "--urls", "http://127.0.0.1:0"], Cancel);

        code.ShouldBe(1, said);
        said.ShouldContain("start it with --demo");
        said.ShouldNotContain("PeaceCoord is at");
    }

    /// <summary>Tampers with an entry in the middle, looks, and makes it good: other tests verify the same chain.</summary>
    private async Task After(string tampering, Func<long, Task> look)
    {
        await using var database = NpgsqlDataSource.Create(process.Portal.Administrator);
        var entry = (long)(await Ask(database, "select max(sequence) / 2 from audit_entries", 0))!;
        await Ask(database, "drop table if exists kept_entry", 0);
        await Ask(database, $"create table kept_entry as select * from audit_entries where sequence = {entry.ToString(CultureInfo.InvariantCulture)}", 0);
        try
        {
            await Ask(database, tampering, entry);
            await look(entry);
        }
        finally
        {
            await Ask(database, "delete from audit_entries where sequence = @entry", entry);
            await Ask(database, "insert into audit_entries select * from kept_entry", 0);
            await Ask(database, "drop table kept_entry", 0);
        }
    }

    private static async Task<object?> Ask(NpgsqlDataSource database, string sql, long entry)
    {
        await using var command = database.CreateCommand(sql);
        if (sql.Contains("@entry", StringComparison.Ordinal))
            command.Parameters.AddWithValue("entry", entry);
        return await command.ExecuteScalarAsync(Cancel);
    }
}
