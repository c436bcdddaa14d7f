using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Playwright;
using Npgsql;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Browser.Tests;

/// <summary>Markup stands in every text of every record, as if all checks of what comes in had failed: no page makes anything of it but letters.</summary>
[Trait("length", "only-long")]
public sealed class HostileTextTests(TestCluster cluster, Browser browser, ITestOutputHelper output)
{
    private const string Hostile = " <svg onload=alert(7319)>\"onmouseover=\"alert(7319)'><script>alert(7319)</script>";

    /// <summary>Written into whatever column holds words with blanks between, which codes, keys and hashes do not; the portal made the markup of histories by itself.</summary>
    private const string Write = """
        do $$
        declare column_of record;
        begin
          set local session_replication_role = replica;
          for column_of in
            select c.table_name, c.column_name, c.data_type, c.character_maximum_length as most from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
            where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.is_generated = 'NEVER' and c.data_type in ('text', 'character varying', 'ARRAY', 'jsonb')
              and c.table_name not in ('audit_entries', 'case_studies') and c.table_name not like 'asp_net%' and (c.data_type <> 'ARRAY' or c.udt_name in ('_text', '_varchar'))
          loop
            begin
              if column_of.data_type = 'ARRAY' then
                execute format('update %1$I set %2$I = (select array_agg(case when one like ''%% %%'' then one || %3$L else one end) from unnest(%2$I) one) where array_to_string(%2$I, '''') like ''%% %%''', column_of.table_name, column_of.column_name, '{0}');
              elsif column_of.data_type = 'jsonb' then
                execute format('update %1$I set %2$I = (select jsonb_object_agg(key, case when jsonb_typeof(value) = ''string'' and value #>> ''{{}}'' like ''%% %%'' then to_jsonb((value #>> ''{{}}'') || %3$L) else value end) from jsonb_each(%2$I)) where jsonb_typeof(%2$I) = ''object'' and %2$I::text like ''%% %%''', column_of.table_name, column_of.column_name, '{0}');
              else
                execute format('update %1$I set %2$I = left(%2$I || %3$L, %4$s) where %2$I like ''%% %%''', column_of.table_name, column_of.column_name, '{0}', coalesce(column_of.most, 100000));
              end if;
            exception when check_violation or unique_violation then null;
            end;
          end loop;
        end $$
        """;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Markup_in_every_text_is_shown_as_letters_on_every_page_and_nothing_of_it_is_done()
    {
        await using var portal = await RunningPortal.Start(cluster, demo: true, cancel: Cancel);
        await using (var database = NpgsqlDataSource.Create(portal.Stage.Database.Administrator))
        {
            await using var write = database.CreateCommand(string.Format(CultureInfo.InvariantCulture, Write, Hostile.Replace("'", "''", StringComparison.Ordinal)));
            await write.ExecuteNonQueryAsync(Cancel);
        }

        var doors = new Doors(portal, browser);
        ConcurrentBag<string> faults = [];
        ConcurrentBag<string> shown = [];
        await Parallel.ForEachAsync((await Pages.Of(portal)).Where(page => page.Candidates.Count > 0), new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (page, _) =>
        {
            if (await doors.WhoOpens(page) is not var (who, address))
                return;
            await using var context = await browser.Somebody(portal.Address, who is null ? null : await doors.SignIn(who));
            var tab = await context.NewPageAsync();
            tab.Dialog += (_, dialog) =>
            {
                faults.Add($"{page.Template}: a dialog");
                _ = dialog.DismissAsync();
            };
            tab.Console += (_, message) =>
            {
                if (message.Type == "error" && page.Template is not ("/not-found" or "/error"))
                    faults.Add($"{page.Template}: {message.Text}");
            };
            tab.PageError += (_, error) => faults.Add($"{page.Template}: {error}");
            await tab.GotoAsync(address);
            if (await tab.EvaluateAsync<int>("document.querySelectorAll('[onload], [onmouseover], [onerror]').length + [...document.scripts].filter(script => script.text.includes('alert')).length") > 0)
                faults.Add($"{page.Template}: markup became an element");
            if ((await tab.Locator("body").InnerTextAsync()).Contains("alert(7319)", StringComparison.Ordinal))
                shown.Add(page.Template);
        });

        output.WriteLine($"shown on {shown.Count} pages");
        faults.Order(StringComparer.Ordinal).ShouldBeEmpty();
        shown.Count.ShouldBeGreaterThan(80);
    }
}
