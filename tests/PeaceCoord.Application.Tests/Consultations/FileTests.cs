using System.Text;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.Files;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Files;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Application.Tests.Consultations;

/// <summary>Files of a consultation: what is taken, what is kept of it, who gets it, and what is left of one that was removed.</summary>
public sealed class FileTests(TestCluster cluster) : IAsyncLifetime
{
    private const string Secret = Pictures.Secret;

    private Stage _stage = null!;
    private FieldTeam _team = null!;

    public async ValueTask InitializeAsync()
    {
        _stage = await Stage.Set(cluster, Written.Cancel);
        _team = await FieldTeam.Gather(_stage, Written.Cancel);
    }

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    [Fact]
    public async Task A_stolen_database_shows_neither_bytes_nor_name_and_a_file_moved_to_another_row_does_not_open()
    {
        var id = await _stage.Draft(_team.Assistant);
        var one = await Added(_team.Assistant, id, Pictures.Pdf(), $"{Secret}.pdf");
        var other = await Added(_team.Assistant, id, Pictures.Pdf("other"), "other.pdf");

        (await Open(_team.Assistant, id, one)).Value.Bytes.ShouldBe(Pictures.Pdf());
        var raw = await Raw();
        raw.Length.ShouldBeGreaterThan(200);
        raw.AsSpan().IndexOf(Encoding.UTF8.GetBytes("Zitronenfalter")).ShouldBe(-1);
        raw.AsSpan().IndexOf("%PDF-"u8).ShouldBe(-1);

        await Execute($"update kept_file_contents set bytes = (select bytes from kept_file_contents where file_id = '{one.Value}') where file_id = '{other.Value}'");
        await Should.ThrowAsync<System.Security.Cryptography.CryptographicException>(() => Open(_team.Assistant, id, other));
    }

    [Fact]
    public async Task A_file_is_seen_by_whoever_may_read_its_consultation_and_by_nobody_else()
    {
        var id = await _stage.Draft(_team.Assistant);
        var file = await Added(_team.Assistant, id, Pictures.Pdf(), "list.pdf");
        foreach (var other in new AccountId?[] { _team.Officer, _team.SectionHead, _team.Administrator, _team.Stranger, null })
        {
            (await Open(other, id, file)).Is(RefusalCodes.NotFound).ShouldBeTrue();
            (await Add(other, id, Pictures.Pdf(), "mine.pdf")).Is(RefusalCodes.NotFound).ShouldBeTrue();
            (await Remove(other, id, file)).Is(RefusalCodes.NotFound).ShouldBeTrue();
        }

        (await _stage.Save(_team.Assistant, id, 1, Written.Complete(_team, Guid.CreateVersion7(), Guid.CreateVersion7()))).Refusals.ShouldBeEmpty();
        (await _stage.Submit(_team.Assistant, id)).Refusals.ShouldBeEmpty();
        (await Add(_team.Assistant, id, Pictures.Pdf(), "late.pdf")).Is(ConsultationRefusalCodes.NotInThisState).ShouldBeTrue("what waits for its review stands still");
        (await Open(_team.Officer, id, file)).Succeeded.ShouldBeTrue("whoever reviews it reads it");
        (await Open(_team.Analyst, id, file)).Is(RefusalCodes.NotFound).ShouldBeTrue();
        (await _stage.Record(_team.OtherOfficer, id)).Refusals.ShouldBeEmpty();

        (await Open(_team.Analyst, id, file)).Value.Name.ShouldBe("list.pdf");
        (await Open(_team.LowOfficer, id, file)).Is(RefusalCodes.NotFound).ShouldBeTrue("the label is above the clearance");
        (await Open(_team.Stranger, id, file)).Is(RefusalCodes.NotFound).ShouldBeTrue();
        (await Open(_team.Analyst, ConsultationId.New(), file)).Is(RefusalCodes.NotFound).ShouldBeTrue("of another consultation");
        (await Add(_team.Analyst, id, Pictures.Pdf(), "mine.pdf")).Is(RefusalCodes.NotPermitted).ShouldBeTrue();
        (await Remove(_team.Analyst, id, file)).Is(RefusalCodes.NotPermitted).ShouldBeTrue();

        await Execute($"update consultations set label = 'StrictlyConfidential' where id = '{id.Value}'");
        (await Open(_team.Analyst, id, file)).Is(RefusalCodes.NotFound).ShouldBeTrue("files follow the label");
        (await Shown(_team.Stranger.Value, Guid.CreateVersion7())).ShouldBe(0, "Postgres shows another mission none");
        (await Shown(_team.Analyst.Value, _team.Workspace.Value)).ShouldBe(2);
    }

    [Fact]
    public async Task Pictures_are_kept_without_what_tells_where_and_when_they_were_taken()
    {
        var id = await _stage.Draft(_team.Assistant);

        var jpeg = await Added(_team.Assistant, id, Pictures.JpegWithTraces(), "IMG 01.JPEG");
        var png = await Added(_team.Assistant, id, Pictures.PngWithTraces(), "screen.pdf");

        (await Open(_team.Assistant, id, jpeg)).Value.Bytes.ShouldBe(Pictures.JpegKept());
        (await Open(_team.Assistant, id, png)).Value.Bytes.ShouldBe(Pictures.PngKept());
        (await Open(_team.Assistant, id, jpeg)).Value.Name.ShouldBe("IMG 01.jpg");
        (await Open(_team.Assistant, id, png)).Value.Name.ShouldBe("screen.pdf.png", "what it is, its bytes say");
    }

    [Fact]
    public async Task What_is_no_whole_picture_or_pdf_is_refused_at_the_field_and_nothing_is_kept()
    {
        var id = await _stage.Draft(_team.Assistant);
        var tooLarge = new byte[KeptFile.MostBytes + 1];
        Pictures.Pdf().CopyTo(tooLarge, 0);

        (await Add(_team.Assistant, id, Encoding.ASCII.GetBytes("MZ program"), "photo.jpg")).Refusals.ShouldHaveSingleItem().ShouldBe(new Refusal(FileRefusalCodes.OfAnotherKind, "File"));
        (await Add(_team.Assistant, id, Encoding.ASCII.GetBytes("<svg onload=alert(1)>"), "photo.png")).Is(FileRefusalCodes.OfAnotherKind).ShouldBeTrue();
        (await Add(_team.Assistant, id, tooLarge, "large.pdf")).Refusals.ShouldHaveSingleItem().Code.ShouldBe(FileRefusalCodes.TooLarge);
        (await Add(_team.Assistant, id, Pictures.JpegCutOff(), "photo.jpg")).Is(FileRefusalCodes.Broken).ShouldBeTrue();
        (await Add(_team.Assistant, id, Pictures.PngKept()[..^5], "photo.png")).Is(FileRefusalCodes.Broken).ShouldBeTrue();
        (await Add(_team.Assistant, id, [], "empty.pdf")).Is(RefusalCodes.Required).ShouldBeTrue();
        (await Add(_team.Assistant, id, null, null)).Is(RefusalCodes.Required).ShouldBeTrue();

        (await _stage.View(_team.Assistant, id)).Value.Files.ShouldBeEmpty();
    }

    [Fact]
    public async Task Sent_twice_it_is_added_once_and_there_is_room_for_so_many()
    {
        var id = await _stage.Draft(_team.Assistant);
        var twice = KeptFileId.New();
        (await Add(_team.Assistant, id, Pictures.Pdf(), "a.pdf", twice)).Refusals.ShouldBeEmpty();
        (await Add(_team.Assistant, id, Pictures.Pdf(), "a.pdf", twice)).Refusals.ShouldBeEmpty();
        (await _stage.View(_team.Assistant, id)).Value.Files.ShouldHaveSingleItem().Name.ShouldBe("a.pdf");

        for (var number = 2; number <= KeptFile.MostOfOne; number++)
            await Added(_team.Assistant, id, Pictures.Pdf(), $"{number}.pdf");
        (await Add(_team.Assistant, id, Pictures.Pdf(), "one more.pdf")).Refusals.ShouldHaveSingleItem().Code.ShouldBe(FileRefusalCodes.TooMany);
        (await Remove(_team.Assistant, id, twice)).Refusals.ShouldBeEmpty();
        (await Add(_team.Assistant, id, Pictures.Pdf(), "one more.pdf")).Refusals.ShouldBeEmpty();
        (await _stage.As<CancelConsultation, Result>(_team.Assistant, cancel => cancel.Run(id, new() { Reason = "Double" }, Written.Cancel))).Refusals.ShouldBeEmpty();
        (await Count("kept_files")).ShouldBe(0, "a draft's files go with it");
        (await Count("kept_file_contents")).ShouldBe(0);
    }

    [Fact]
    public async Task Two_that_come_at_once_are_not_one_more_than_there_is_room_for_and_none_comes_to_what_is_submitted_meanwhile()
    {
        var id = await _stage.Draft(_team.Assistant);
        for (var number = 2; number <= KeptFile.MostOfOne; number++)
            await Added(_team.Assistant, id, Pictures.Pdf(), $"{number}.pdf");

        var sent = await Task.WhenAll(Enumerable.Range(0, 6).Select(number => Task.Run(() => Add(_team.Assistant, id, Pictures.Pdf(), $"at once {number}.pdf"))));

        sent.Count(result => result.Succeeded).ShouldBe(1);
        sent.Where(result => !result.Succeeded).ShouldAllBe(result => result.Is(FileRefusalCodes.TooMany));
        (await Count("kept_files")).ShouldBe(KeptFile.MostOfOne);
        var one = KeptFileId.New();
        var other = await _stage.Draft(_team.Assistant);
        (await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Add(_team.Assistant, other, Pictures.Pdf(), "same.pdf", one))))).ShouldAllBe(result => result.Succeeded, "sent several times, it is added once");
        (await _stage.View(_team.Assistant, other)).Value.Files.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_record_that_is_submitted_while_a_file_is_on_its_way_gets_none()
    {
        var id = await _stage.Draft(_team.Assistant);

        var sent = await _stage.While(
            $"update consultations set state = 'Submitted' where id = '{id.Value}'", () => Add(_team.Assistant, id, Pictures.Pdf(), "late.pdf"), Written.Cancel);

        sent.Is(ConsultationRefusalCodes.NotInThisState).ShouldBeTrue();
        (await Count("kept_files")).ShouldBe(0);
    }

    [Fact]
    public async Task On_record_a_removed_file_is_gone_and_that_it_was_there_stays()
    {
        var id = await _stage.Recorded(_team, _team.Assistant, _team.Officer);
        var file = await Added(_team.Officer, id, Pictures.Pdf(), "letter.pdf");

        (await Remove(_team.OtherOfficer, id, file)).Refusals.ShouldBeEmpty();

        var left = (await _stage.View(_team.Analyst, id)).Value.Files.ShouldHaveSingleItem();
        (left.Name, left.AddedBy, left.RemovedBy).ShouldBe((null, "officer", "officer.other"));
        (await Open(_team.Officer, id, file)).Is(RefusalCodes.NotFound).ShouldBeTrue();
        (await Count("kept_file_contents")).ShouldBe(0);
        (await Remove(_team.OtherOfficer, id, file)).Is(RefusalCodes.NotFound).ShouldBeTrue("once");
    }

    [Fact]
    public async Task Every_look_is_in_the_trail_and_without_its_entry_there_is_no_look()
    {
        var id = await _stage.Recorded(_team, _team.Assistant, _team.Officer);
        var file = await Added(_team.Officer, id, Pictures.Pdf(), "letter.pdf");
        (await Open(_team.Analyst, id, file)).Succeeded.ShouldBeTrue();

        await using (var db = _stage.OpenAsOwner())
        {
            var entries = await db.Database.SqlQuery<string>($"select act || ' ' || actor_id || ' ' || array_to_string(fields, ',') as \"Value\" from audit_entries where record_kind = 'KeptFile' and record_id = {id.Value} order by sequence").ToListAsync(Written.Cancel);
            entries.ShouldBe([$"AddFile {_team.Officer.Value} File {file.Value:N}", $"OpenFile {_team.Analyst.Value} File {file.Value:N}"]);
        }

        await Execute("create function refuse() returns trigger language plpgsql as 'begin raise exception ''no''; end'; create trigger refuse before insert on audit_entries for each row execute function refuse()");
        await Should.ThrowAsync<Exception>(() => Open(_team.Analyst, id, file));
        await Should.ThrowAsync<Exception>(() => Add(_team.Officer, id, Pictures.Pdf(), "unwritten.pdf"));
        (await Count("kept_files")).ShouldBe(1);
    }

    private Task<Result> Add(AccountId? who, ConsultationId id, byte[]? bytes, string? name, KeptFileId? file = null) =>
        _stage.As<AddFile, Result>(who, add => add.Run(id, new AddFileInput { Id = (file ?? KeptFileId.New()).Value, Name = name, Bytes = bytes }, Written.Cancel));

    private async Task<KeptFileId> Added(AccountId who, ConsultationId id, byte[] bytes, string name)
    {
        var file = KeptFileId.New();
        (await Add(who, id, bytes, name, file)).Refusals.ShouldBeEmpty();
        return file;
    }

    private Task<Result<OpenedFile>> Open(AccountId? who, ConsultationId id, KeptFileId file) => _stage.As<OpenFile, Result<OpenedFile>>(who, open => open.Run(id, file, Written.Cancel));

    private Task<Result> Remove(AccountId? who, ConsultationId id, KeptFileId file) => _stage.As<RemoveFile, Result>(who, remove => remove.Run(id, file, Written.Cancel));

    /// <summary>Both tables as a thief of the database reads them.</summary>
    private async Task<byte[]> Raw()
    {
        await using var connection = new NpgsqlConnection(_stage.Database.Administrator);
        await connection.OpenAsync(Written.Cancel);
        await using var command = new NpgsqlCommand("select convert_to(f::text, 'UTF8') || coalesce(f.name, '') || c.bytes from kept_files f join kept_file_contents c on c.file_id = f.id", connection);
        await using var reader = await command.ExecuteReaderAsync(Written.Cancel);
        using var all = new MemoryStream();
        while (await reader.ReadAsync(Written.Cancel))
            all.Write((byte[])reader.GetValue(0));
        return all.ToArray();
    }

    private async Task<long> Count(string table)
    {
        await using var connection = new NpgsqlConnection(_stage.Database.Administrator);
        await connection.OpenAsync(Written.Cancel);
        await using var command = new NpgsqlCommand($"select count(*) from {table}", connection);
        return (long)(await command.ExecuteScalarAsync(Written.Cancel))!;
    }

    /// <summary>Rows of both tables that the application's role is shown, with nobody's <c>VisibleTo</c> before it.</summary>
    private async Task<long> Shown(Guid account, Guid workspace)
    {
        await using var connection = new NpgsqlConnection(_stage.Database.Application);
        await connection.OpenAsync(Written.Cancel);
        await using (var announce = new NpgsqlCommand($"select set_config('peacecoord.account', '{account}', false), set_config('peacecoord.workspaces', '{workspace}', false)", connection))
            await announce.ExecuteNonQueryAsync(Written.Cancel);
        await using var command = new NpgsqlCommand("select (select count(*) from kept_files) + (select count(*) from kept_file_contents)", connection);
        return (long)(await command.ExecuteScalarAsync(Written.Cancel))!;
    }

    private async Task Execute(string sql)
    {
        await using var connection = new NpgsqlConnection(_stage.Database.Administrator);
        await connection.OpenAsync(Written.Cancel);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Written.Cancel);
    }
}
