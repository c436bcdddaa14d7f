using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Web.Tests.Access;

/// <summary>Every use case there is, tried on an archived workspace by those who may: on a stage of its own, for what goes on in an archive is done.</summary>
public sealed class ArchivedTests(AccessStage stage) : IClassFixture<AccessStage>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_use_case_changes_a_row_of_an_archived_workspace()
    {
        await SetState(WorkspaceState.Archived);
        var before = await Rows();
        List<string> refused = [];
        foreach (var row in AccessMatrix.UseCases.Where(row => row.Try is not null && !row.UseCase.IsAssignableTo(typeof(IGoesOnWhenArchived))))
        {
            foreach (var caller in row.May)
            {
                if (await Tried(() => row.Try!(stage, caller)) is Result answer && answer.Is(WorkspaceRefusalCodes.Archived))
                    refused.Add(row.UseCase.Name);
            }
        }

        var after = await Rows();
        after.Where(table => before[table.Key] != table.Value).Select(table => table.Key).ShouldBeEmpty("these tables were written");
        refused.ShouldContain(nameof(Application.Consultations.StartConsultation), "what comes as far as the save is refused in words");
    }

    /// <summary>What is made up around ids can be too odd for a use case; here it only matters that nothing is written.</summary>
    private static async Task<object?> Tried(Func<Task<object?>> attempt)
    {
        try
        {
            return await attempt();
        }
        catch (Exception odd) when (odd is not OperationCanceledException)
        {
            return null;
        }
    }

    private async Task SetState(WorkspaceState state)
    {
        await using var db = stage.Stage.OpenAsOwner();
        await db.Database.ExecuteSqlAsync($"update workspaces set state = {state.ToString()} where id = {stage.A.Id.Value}", Cancel);
    }

    /// <summary>What stands in every table with rows of workspace A, but for what is no record of it: memberships, calendar addresses and kept searches are people's own.</summary>
    private async Task<Dictionary<string, string?>> Rows()
    {
        await using var db = stage.Stage.OpenAsOwner();
        var tables = db.Model.GetEntityTypes().Where(entity => entity.GetTableName() is not null && (entity.FindProperty("WorkspaceId") is not null || entity.GetTableName() is "workspaces" or "consultation_drafts"))
            .Select(entity => (Table: entity.GetTableName()!, Where: entity.FindProperty("WorkspaceId") is { } column ? $"{column.GetColumnName()} = '{stage.A.Id.Value}'" : entity.GetTableName() == "workspaces" ? $"id = '{stage.A.Id.Value}'" : "true"))
            .Where(found => !found.Table.StartsWith("memberships", StringComparison.Ordinal) && !found.Table.StartsWith("calendar_feeds", StringComparison.Ordinal) && found.Table is not ("audit_entries" or "saved_searches"))
            .DistinctBy(found => found.Table).ToList();
        var sql = string.Join(" union all ", tables.Select(found => $"select '{found.Table}' as name, (select md5(string_agg(t::text, '|' order by t::text)) from {found.Table} t where {found.Where}) as rows"));
        await db.Database.OpenConnectionAsync(Cancel);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        Dictionary<string, string?> rows = [];
        await using var reader = await command.ExecuteReaderAsync(Cancel);
        while (await reader.ReadAsync(Cancel))
            rows[reader.GetString(0)] = await reader.IsDBNullAsync(1, Cancel) ? null : reader.GetString(1);
        return rows;
    }
}
