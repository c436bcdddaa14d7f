using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Npgsql;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Web.Tests.Trust;

/// <summary>Types into drafts, whose editor saves by itself: every save changes the title and a concern, and carries the same number in both.</summary>
internal sealed partial class DraftWriter(Reader reader) : CrashWriter(reader)
{
    private const int SavesADraft = 5;

    private readonly List<Draft> _all = [];
    private int _roundBegins;

    public override string What => "autosaves";

    public override async Task<IReadOnlyList<string>> Faults(NpgsqlDataSource database, bool all, CancellationToken cancel)
    {
        List<string> faults = [];
        foreach (var draft in all ? _all : _all[_roundBegins..])
        {
            var stored = await Stored(database, draft.Id, cancel);
            var fits = stored == Draft.Whole(draft.Saves) || (draft.IsCutOff && stored == Draft.Whole(draft.Saves + 1));
            if (!fits)
                faults.Add($"{draft}: {stored}");
            else if (stored.Revision > 0)
                faults.AddRange(await WrongWords(draft, stored.Revision - 1, cancel));
        }

        return faults;
    }

    protected override void BeginRound() => _roundBegins = Math.Max(0, _all.Count - 1);

    protected override Func<CancellationToken, Task<bool>> Next(int round)
    {
        if (_all.Count == 0 || _all[^1].Saves == SavesADraft)
            _all.Add(new Draft(Guid.CreateVersion7(), Guid.NewGuid(), string.Create(CultureInfo.InvariantCulture, $"Round {round} draft {_all.Count}")));
        var draft = _all[^1];
        draft.IsCutOff = true;
        var save = draft.Saves + 1;
        return save == 0 ? cancel => Begin(draft, cancel) : cancel => Save(draft, save, cancel);
    }

    private async Task<bool> Begin(Draft draft, CancellationToken cancel)
    {
        using var answer = await Reader.Post("/consultations/start", [("__RequestVerificationToken", await Token(cancel)), ("id", draft.Id.ToString())], cancel);
        return IsRedirect(answer, $"/consultations/{draft.Id}/edit") && Acknowledge(draft, 0);
    }

    private async Task<bool> Save(Draft draft, int save, CancellationToken cancel)
    {
        var body = new { revision = save, fields = draft.Fields(save), was = save == 1 ? new Dictionary<string, string>(StringComparer.Ordinal) : draft.Fields(save - 1) };
        using var answer = await Reader.Put($"/api/drafts/{draft.Id}", await Token(cancel), body, cancel);
        if (answer.StatusCode != HttpStatusCode.OK)
            return false;
        using var said = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(cancel));
        said.RootElement.GetProperty("revision").GetInt32().ShouldBe(save + 1, $"{draft}: saved twice");
        return Acknowledge(draft, save);
    }

    private static bool Acknowledge(Draft draft, int save)
    {
        draft.Saves = save;
        draft.IsCutOff = false;
        return true;
    }

    private static async Task<StoredDraft> Stored(NpgsqlDataSource database, Guid id, CancellationToken cancel)
    {
        await using var command = database.CreateCommand("""
            SELECT (SELECT count(*) FROM consultations WHERE id = @id),
                (SELECT count(*) FROM consultations_versions WHERE record_id = @id),
                (SELECT coalesce(sum(revision), 0) FROM consultation_drafts WHERE consultation_id = @id),
                (SELECT count(*) FROM audit_entries WHERE record_id = @id AND record_kind = 'Consultation'),
                (SELECT count(DISTINCT version) FROM audit_entries WHERE record_id = @id AND record_kind = 'ConsultationDraft'),
                (SELECT count(*) FROM audit_entries WHERE record_id = @id AND record_kind = 'ConsultationDraft')
            """);
        command.Parameters.AddWithValue("id", id);
        await using var row = await command.ExecuteReaderAsync(cancel);
        await row.ReadAsync(cancel);
        return new StoredDraft(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5));
    }

    /// <summary>Reads the sealed text as its author does: title and concern must be of the same save.</summary>
    private async Task<IReadOnlyList<string>> WrongWords(Draft draft, long save, CancellationToken cancel)
    {
        using var answer = await Reader.Open($"/consultations/{draft.Id}/edit/said", cancel);
        var html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(cancel));
        var numbers = SaveNumber().Matches(html).Where(match => match.Groups["draft"].Value == draft.Name).Select(match => long.Parse(match.Groups["save"].Value, CultureInfo.InvariantCulture)).ToList();
        var isWhole = answer.StatusCode == HttpStatusCode.OK && (save == 0 ? numbers.Count == 0 : numbers.TrueForAll(number => number == save) && html.Contains($"Well of {draft.Name}, save {save}.", StringComparison.Ordinal));
        return isWhole ? [] : [$"{draft}: stored as save {save}, and its author reads {answer.StatusCode} {string.Join(", ", numbers)}"];
    }

    [GeneratedRegex(@"(?<draft>Round \d+ draft \d+), save (?<save>\d+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SaveNumber();

    private sealed record StoredDraft(long Records, long Versions, long Revision, long Entries, long Saves, long SaveEntries);

    private sealed record Draft(Guid Id, Guid Concern, string Name)
    {
        /// <summary>How many saves were acknowledged; -1 before it was begun.</summary>
        public int Saves { get; set; } = -1;

        /// <summary>One more was sent and not answered.</summary>
        public bool IsCutOff { get; set; }

        public Dictionary<string, string> Fields(int save) => new(StringComparer.Ordinal)
        {
            ["title"] = $"{Name}, save {save}",
            [$"concern-{Concern:N}-theme"] = "Water",
            [$"concern-{Concern:N}-summary"] = $"Well of {Name}, save {save}.",
        };

        /// <summary>What stands in the tables after so many saves.</summary>
        public static StoredDraft Whole(int saves) => saves < 0 ? new(0, 0, 0, 0, 0, 0) : new(1, 1, saves + 1, 1, saves, saves);
    }
}
