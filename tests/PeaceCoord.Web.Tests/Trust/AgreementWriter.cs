using System.Globalization;
using Npgsql;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Web.Tests.Trust;

/// <summary>Registers local agreements: one post, one record.</summary>
internal sealed class AgreementWriter(Reader reader) : CrashWriter(reader)
{
    private readonly List<Agreement> _all = [];
    private int _roundBegins;

    public override string What => "agreements";

    public override async Task<IReadOnlyList<string>> Faults(NpgsqlDataSource database, bool all, CancellationToken cancel)
    {
        var asked = all ? _all : _all[_roundBegins..];
        await using var command = database.CreateCommand("""
            SELECT asked.id,
                (SELECT count(*) FROM local_agreements record WHERE record.id = asked.id AND record.title = asked.title AND cardinality(record.parties) = 2 AND cardinality(record.undertakings) = 1),
                (SELECT count(*) FROM local_agreements_versions version WHERE version.record_id = asked.id AND version.version = 1 AND version.snapshot ->> 'Title' = asked.title),
                (SELECT count(*) FROM audit_entries entry WHERE entry.record_id = asked.id AND entry.version = 1),
                (SELECT count(*) FROM local_agreements same WHERE same.title = asked.title)
            FROM unnest(@ids, @titles) AS asked(id, title)
            """);
        command.Parameters.AddWithValue("ids", asked.Select(agreement => agreement.Id).ToArray());
        command.Parameters.AddWithValue("titles", asked.Select(agreement => agreement.Title).ToArray());
        List<string> faults = [];
        await using var rows = await command.ExecuteReaderAsync(cancel);
        while (await rows.ReadAsync(cancel))
        {
            var agreement = asked.Single(one => one.Id == rows.GetGuid(0));
            var found = (Record: rows.GetInt64(1), Version: rows.GetInt64(2), Entry: rows.GetInt64(3), Same: rows.GetInt64(4));
            if (found != (1, 1, 1, 1) && (agreement.IsAcknowledged || found != (0, 0, 0, 0)))
                faults.Add(string.Create(CultureInfo.InvariantCulture, $"{agreement}: records {found.Record}, versions {found.Version}, entries {found.Entry}, of that title {found.Same}"));
        }

        return faults;
    }

    protected override void BeginRound() => _roundBegins = _all.Count - (_all.Count > 0 && !_all[^1].IsAcknowledged ? 1 : 0);

    protected override Func<CancellationToken, Task<bool>> Next(int round)
    {
        var agreement = new Agreement(Guid.CreateVersion7(), $"Round {round}, agreement {_all.Count}");
        _all.Add(agreement);
        return cancel => Register(agreement, cancel);
    }

    private async Task<bool> Register(Agreement agreement, CancellationToken cancel)
    {
        var hidden = (await Reader.Hidden("/agreements/new", cancel)).Where(field => field.Name != "Input.Id");
        using var answer = await Reader.Post(
            "/agreements/new",
            [
                .. hidden, ("Input.Id", agreement.Id.ToString()), ("Input.Title", agreement.Title), ("Input.SignedOn", "2026-01-15"),
                ("Input.Parties", "The village of Ndomo\nThe herders of Telbara"), ("Input.Undertakings", "The well is open to both at noon."),
            ],
            cancel);
        agreement.IsAcknowledged |= IsRedirect(answer, agreement.Id.ToString());
        return agreement.IsAcknowledged;
    }

    private sealed record Agreement(Guid Id, string Title)
    {
        public bool IsAcknowledged { get; set; }
    }
}
