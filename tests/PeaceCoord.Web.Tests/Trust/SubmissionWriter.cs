using System.Globalization;
using System.Net;
using Npgsql;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Web.Tests.Trust;

/// <summary>Writes consultations and submits them: the record, its concerns, its head counts, its version and its entry come, and its draft goes, in one.</summary>
internal sealed class SubmissionWriter(Reader reader) : CrashWriter(reader)
{
    private const int Concerns = 3;

    private readonly List<Meeting> _all = [];
    private int _roundBegins;

    private enum Step
    {
        Nothing,
        Begun,
        Typed,
        Submitted,
    }

    public override string What => "steps of submissions";

    public override async Task<IReadOnlyList<string>> Faults(NpgsqlDataSource database, bool all, CancellationToken cancel)
    {
        List<string> faults = [];
        foreach (var meeting in all ? _all : _all[_roundBegins..])
        {
            var stored = await Stored(database, meeting.Id, cancel);
            if (stored != Whole(meeting.Done) && (meeting.Done == Step.Submitted || stored != Whole(meeting.Done + 1)))
                faults.Add($"{meeting}: {stored}");
        }

        return faults;
    }

    protected override void BeginRound() => _roundBegins = Math.Max(0, _all.Count - 1);

    protected override Func<CancellationToken, Task<bool>> Next(int round)
    {
        if (_all.Count == 0 || _all[^1].Done == Step.Submitted)
            _all.Add(new Meeting(Guid.CreateVersion7(), string.Create(CultureInfo.InvariantCulture, $"Round {round} meeting {_all.Count}")));
        var meeting = _all[^1];
        return meeting.Done switch
        {
            Step.Nothing => cancel => Begin(meeting, cancel),
            Step.Begun => cancel => Type(meeting, cancel),
            _ => cancel => Submit(meeting, cancel),
        };
    }

    private async Task<bool> Begin(Meeting meeting, CancellationToken cancel)
    {
        using var answer = await Reader.Post("/consultations/start", [("__RequestVerificationToken", await Token(cancel)), ("id", meeting.Id.ToString())], cancel);
        return IsRedirect(answer, $"/consultations/{meeting.Id}/edit") && meeting.Reached(Step.Begun);
    }

    private async Task<bool> Type(Meeting meeting, CancellationToken cancel)
    {
        using var answer = await Reader.Put($"/api/drafts/{meeting.Id}", await Token(cancel), new { revision = 1, fields = meeting.Fields }, cancel);
        return answer.StatusCode == HttpStatusCode.OK && meeting.Reached(Step.Typed);
    }

    /// <summary>Sent again after it was stored, it finds no draft any more: the author is told it is gone, and the record stands.</summary>
    private async Task<bool> Submit(Meeting meeting, CancellationToken cancel)
    {
        var check = $"/consultations/{meeting.Id}/edit/check";
        using (var page = await Reader.Open(check, cancel))
        {
            if (page.StatusCode == HttpStatusCode.NotFound)
                return meeting.Reached(Step.Submitted);
        }

        using var answer = await Reader.Post(check, [.. await Reader.Hidden(check, cancel), ("act", "submit")], cancel);
        return IsRedirect(answer, $"/consultations/{meeting.Id}") && meeting.Reached(Step.Submitted);
    }

    private static async Task<StoredMeeting> Stored(NpgsqlDataSource database, Guid id, CancellationToken cancel)
    {
        await using var command = database.CreateCommand("""
            SELECT coalesce((SELECT state FROM consultations WHERE id = @id), ''),
                coalesce((SELECT version FROM consultations WHERE id = @id), 0),
                (SELECT count(*) FROM consultation_concerns WHERE consultation_id = @id),
                (SELECT count(*) FROM consultation_participation WHERE consultation_id = @id),
                (SELECT count(*) FROM consultations_versions WHERE record_id = @id),
                coalesce((SELECT jsonb_array_length(snapshot::jsonb -> 'Concerns') FROM consultations_versions WHERE record_id = @id ORDER BY version DESC LIMIT 1), 0),
                (SELECT count(*) FROM audit_entries WHERE record_id = @id AND record_kind = 'Consultation'),
                (SELECT coalesce(sum(revision), 0) FROM consultation_drafts WHERE consultation_id = @id)
            """);
        command.Parameters.AddWithValue("id", id);
        await using var row = await command.ExecuteReaderAsync(cancel);
        await row.ReadAsync(cancel);
        return new StoredMeeting(row.GetString(0), row.GetInt32(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetInt32(5), row.GetInt64(6), row.GetInt64(7));
    }

    private static StoredMeeting Whole(Step done) => done switch
    {
        Step.Nothing => new("", 0, 0, 0, 0, 0, 0, 0),
        Step.Begun => new("Draft", 1, 0, 0, 1, 0, 1, 1),
        Step.Typed => new("Draft", 1, 0, 0, 1, 0, 1, 2),
        _ => new("Submitted", 2, Concerns, 1, 2, Concerns, 2, 0),
    };

    private sealed record StoredMeeting(string State, int Version, long Concerns, long HeadCounts, long Versions, int ConcernsOfVersion, long Entries, long DraftRevision);

    private sealed record Meeting(Guid Id, string Title)
    {
        public Step Done { get; private set; }

        public Dictionary<string, string> Fields
        {
            get
            {
                Dictionary<string, string> fields = new(StringComparer.Ordinal)
                {
                    ["title"] = Title,
                    ["kind"] = "TownHall",
                    ["purpose"] = "To hear about the wells",
                    ["place"] = "The market",
                    ["date"] = "2026-03-05",
                    ["heads-women-from60"] = "12",
                    ["counting"] = "Counted",
                    ["sensitivity"] = "Exact",
                    ["do-no-harm"] = "Not on market day",
                };
                foreach (var concern in _concerns)
                {
                    fields[$"concern-{concern:N}-theme"] = "Water";
                    fields[$"concern-{concern:N}-group"] = "Women";
                    fields[$"concern-{concern:N}-summary"] = "The well is dry";
                }

                return fields;
            }
        }

        private readonly Guid[] _concerns = [.. Enumerable.Range(0, Concerns).Select(_ => Guid.NewGuid())];

        public bool Reached(Step step)
        {
            Done = step;
            return true;
        }
    }
}
