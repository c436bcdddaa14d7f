using Npgsql;

namespace PeaceCoord.TestSupport;

/// <summary>Two requests at one moment, the same each time: another's change is under way, and is saved once ours waits for it.</summary>
public static class Meanwhile
{
    /// <summary>Runs the act while the change is made and not yet saved; saves the change when the act waits for it, or is over.</summary>
    /// <param name="change">What the other request does, as SQL; it may do more than the application's role.</param>
    /// <param name="look">Looked at while the act waits.</param>
    public static async Task<TOutcome> While<TOutcome>(this Stage stage, string change, Func<Task<TOutcome>> act, CancellationToken cancel, Func<Task>? look = null)
    {
        await using var database = NpgsqlDataSource.Create(stage.Database.Administrator);
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var turn = await connection.BeginTransactionAsync(cancel);
        await using (var changing = new NpgsqlCommand(change, connection, turn))
            await changing.ExecuteNonQueryAsync(cancel);
        var acting = Task.Run(act, cancel);
        await using var waiting = database.CreateCommand("select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()");
        while (!acting.IsCompleted && (long)(await waiting.ExecuteScalarAsync(cancel))! == 0)
            await Task.Delay(20, cancel);
        if (look is not null)
            await look();
        await turn.CommitAsync(cancel);
        return await acting;
    }
}
