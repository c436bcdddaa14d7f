using Microsoft.EntityFrameworkCore;
using Npgsql;
using PeaceCoord.Application.Commitments;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.Files;
using PeaceCoord.Application.Sharing;
using PeaceCoord.Application.Tests.Consultations;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Files;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Sharing;
using PeaceCoord.TestSupport;
using static PeaceCoord.Domain.Consultations.DraftFieldNames;

namespace PeaceCoord.Application.Tests.Commitments;

/// <summary>What an organisation promised at a meeting: its coordinator follows it up, and reads nothing else of the meeting.</summary>
public sealed class OrganisationPromiseTests(TestCluster cluster) : IAsyncLifetime
{
    private Stage _stage = null!;
    private RegistryCast _cast = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _stage = await Stage.Set(cluster, Cancel);
        _cast = await RegistryCast.Assemble(_stage);
    }

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    [Fact]
    public async Task The_coordinator_follows_up_what_was_promised_in_a_draft_and_never_sees_the_consultation()
    {
        var meeting = await Recorded(fields => { });
        var id = new CommitmentId(meeting.Promise);

        (await _stage.As<ListWhatNeedsMe, WhatNeedsMe>(_cast.Samira, list => list.Run("en", Cancel))).PromisedByMyOrganisation.ShouldBe(1);
        (await _stage.As<ListCommitments, CommitmentList>(_cast.Samira, list => list.Run(new(), "en", Cancel))).Rows.ShouldHaveSingleItem().Id.ShouldBe(id);
        (await _stage.As<AcceptCommitment, Result>(_cast.Samira, act => act.Run(id, new(), Cancel))).Refusals.ShouldBeEmpty();
        (await _stage.As<AddStep, Result>(_cast.Samira, act => act.Run(id, new AddStepInput { Note = "Pipes bought" }, Cancel))).Refusals.ShouldBeEmpty();
        (await _stage.As<DeliverCommitment, Result>(_cast.Samira, act => act.Run(id, new DeliverCommitmentInput { Note = "Laid" }, Cancel))).Refusals.ShouldBeEmpty();
        (await _stage.As<TellCommunity, Result>(_cast.Samira, act => act.Run(id, new TellCommunityInput(), Cancel))).Is(RefusalCodes.NotPermitted).ShouldBeTrue();

        var view = (await View(_cast.Samira, id)).ShouldNotBeNull();
        (view.Organisation, view.ReadsConsultation, view.Commitment.State).ShouldBe(("Lamp of Tamra", false, CommitmentState.Delivered));
        (await View(_cast.Officer, id)).ShouldNotBeNull().ReadsConsultation.ShouldBeTrue();
        (await _stage.View(_cast.Samira, meeting.Id)).Is(RefusalCodes.NotFound).ShouldBeTrue();
    }

    [Fact]
    public async Task It_is_told_how_a_community_answered_at_a_meeting_and_not_in_which_words()
    {
        var id = new CommitmentId((await Recorded(fields => { })).Promise);
        var (now, today) = (_stage.Clock.GetUtcNow(), DateOnly.FromDateTime(_stage.Clock.GetUtcNow().UtcDateTime));
        await using (var db = _stage.OpenAsOwner())
        {
            var commitment = await db.Set<Commitment>().SingleAsync(c => c.Id == id, Cancel);
            commitment.Decline("No pipes", today).Refusals.ShouldBeEmpty();
            commitment.AskToCloseUntold(UntoldReason.NotSafe, "Watched by a puffin", _cast.Officer, now).Refusals.ShouldBeEmpty();
            await db.SaveChangesAsync(Cancel);
            (await View(_cast.Samira, id))!.Commitment.Untold.ShouldNotBeNull().Explanation.ShouldBeEmpty();
            (await View(_cast.Officer, id))!.Commitment.Untold.ShouldNotBeNull().Explanation.ShouldBe("Watched by a puffin");
            commitment.Tell(Facts("Said to the officer", null), today, now).Refusals.ShouldBeEmpty();
            commitment.Tell(Facts("Said among themselves", ConsultationId.New()), today, now.AddSeconds(1)).Refusals.ShouldBeEmpty();
            await db.SaveChangesAsync(Cancel);
        }

        (await View(_cast.Samira, id))!.Commitment.Tellings.Select(telling => (telling.Answer, telling.AnswerWords, telling.AnsweredBy)).ShouldBe([(CommunityAnswer.Disputed, "", ""), (CommunityAnswer.Disputed, "Said to the officer", "Women")]);
        (await View(_cast.Officer, id))!.Commitment.Tellings[0].AnswerWords.ShouldBe("Said among themselves");

        TellingFacts Facts(string words, ConsultationId? meeting) => new(today, ToldHow.CommunityMeeting, _cast.Officer, CommunityAnswer.Disputed, words, "en", "Women", meeting);
    }

    [Fact]
    public async Task The_organisation_shows_what_it_did_and_a_share_of_the_meeting_opens_none_of_it()
    {
        var meeting = await Recorded(fields => { });
        var id = new CommitmentId(meeting.Promise);
        (await _stage.As<AcceptCommitment, Result>(_cast.Samira, act => act.Run(id, new(), Cancel))).Refusals.ShouldBeEmpty();
        (await _stage.As<DeliverCommitment, Result>(_cast.Samira, act => act.Run(id, new DeliverCommitmentInput { Note = "Laid" }, Cancel))).Refusals.ShouldBeEmpty();
        var (own, theirs) = (await Added(_cast.Samira), await Added(_cast.Officer));

        (await View(_cast.Samira, id)).ShouldNotBeNull().ShouldSatisfyAllConditions(v => v.Files.Select(f => (f.Name, f.AddedBy is null)).ShouldBe([("pipes.pdf", false), ("pipes.pdf", true)]), v => v.May.RemoveFiles.ShouldBeFalse());
        (await Open(_cast.MemberOfTheLamp, theirs)).Succeeded.ShouldBeTrue("whoever reads the commitment opens its evidence");
        (await _stage.As<RemoveEvidence, Result>(_cast.Samira, remove => remove.Run(id, own, Cancel))).Is(RefusalCodes.NotPermitted).ShouldBeTrue("an organisation does not see what is held");
        var share = new ShareConsultationInput { OrganisationId = _cast.Bridge.Value, Purpose = "To plan", Until = DateOnly.FromDateTime(_stage.Clock.GetUtcNow().UtcDateTime).AddDays(20), Sections = [nameof(SharedSection.Commitments)] };
        (await _stage.As<ShareConsultation, Result>(_cast.Officer, act => act.Run(meeting.Id, share, Cancel))).Refusals.ShouldBeEmpty();
        (await Open(_cast.Idris, own)).Is(RefusalCodes.NotFound).ShouldBeTrue();
        (await ShownTo(_cast.Bridge)).ShouldBe(0, "Postgres gives a share the reach of no file");
        (await ShownTo(_cast.Lamp)).ShouldBe(2);

        async Task<KeptFileId> Added(AccountId who)
        {
            var file = KeptFileId.New();
            (await _stage.As<AddEvidence, Result>(who, add => add.Run(id, new AddEvidenceInput { Id = file.Value, Bytes = Pictures.Pdf(), Name = "pipes.pdf" }, Cancel))).Refusals.ShouldBeEmpty();
            return file;
        }

        Task<Result<OpenedFile>> Open(AccountId who, KeptFileId file) => _stage.As<OpenEvidence, Result<OpenedFile>>(who, open => open.Run(id, file, Cancel));
    }

    [Fact]
    public async Task Another_organisation_finds_nothing_and_a_member_reads_and_does_nothing()
    {
        var id = new CommitmentId((await Recorded(fields => { })).Promise);

        (await View(_cast.Idris, id)).ShouldBeNull();
        (await _stage.As<AcceptCommitment, Result>(_cast.Idris, act => act.Run(id, new(), Cancel))).Is(RefusalCodes.NotFound).ShouldBeTrue();
        (await _stage.As<ListCommitments, CommitmentList>(_cast.Idris, list => list.Run(new(), "en", Cancel))).Rows.ShouldBeEmpty();
        (await View(_cast.MemberOfTheLamp, id)).ShouldNotBeNull();
        (await _stage.As<AcceptCommitment, Result>(_cast.MemberOfTheLamp, act => act.Run(id, new(), Cancel))).Is(RefusalCodes.NotPermitted).ShouldBeTrue();
    }

    [Fact]
    public async Task What_is_strictly_confidential_and_what_somebody_else_promised_reaches_no_organisation()
    {
        var strict = await Recorded(fields =>
        {
            fields[LabelField] = nameof(Label.StrictlyConfidential);
            fields[DraftFieldNames.Readers] = _cast.Officer.Value.ToString();
        });
        var section = await Recorded(fields => fields[Promise(fields, "by")] = nameof(PromisedBy.Section));

        (await View(_cast.Samira, new CommitmentId(strict.Promise))).ShouldBeNull();
        (await View(_cast.Samira, new CommitmentId(section.Promise))).ShouldBeNull();
        (await _stage.As<ListWhatNeedsMe, WhatNeedsMe>(_cast.Samira, list => list.Run("en", Cancel))).PromisedByMyOrganisation.ShouldBe(0);
    }

    [Fact]
    public async Task People_of_the_organisation_read_the_names_of_their_own_people_and_of_nobody_of_the_mission()
    {
        var id = new CommitmentId((await Recorded(fields => { })).Promise);
        foreach (var somebody in new[] { _cast.Officer, _cast.Samira })
            (await _stage.As<AcceptCommitment, Result>(somebody, act => act.Run(id, new(), Cancel))).Is(RefusalCodes.NotFound).ShouldBeFalse();
        (await _stage.As<AddStep, Result>(_cast.Samira, act => act.Run(id, new AddStepInput { Note = "Pipes bought" }, Cancel))).Refusals.ShouldBeEmpty();
        (await _stage.As<AddStep, Result>(_cast.Officer, act => act.Run(id, new AddStepInput { Note = "Asked again" }, Cancel))).Refusals.ShouldBeEmpty();

        foreach (var reader in new[] { _cast.Samira, _cast.MemberOfTheLamp })
        {
            var view = (await View(reader, id)).ShouldNotBeNull();
            view.Names.Values.ShouldBe(["samira"]);
            (view.NameOf(_cast.Officer), view.NameOf(_cast.Samira)).ShouldBe((null, "samira"));
            (await _stage.As<ListCommitments, CommitmentList>(reader, list => list.Run(new(), "en", Cancel))).Rows.ShouldHaveSingleItem().Owner.ShouldBeNull();
        }

        (await View(_cast.SecondOfficer, id)).ShouldNotBeNull().NameOf(_cast.Officer).ShouldBe("officer");
        (await _stage.As<ListCommitments, CommitmentList>(_cast.SecondOfficer, list => list.Run(new(), "en", Cancel))).Rows.ShouldHaveSingleItem().Owner.ShouldBe("officer");
    }

    [Fact]
    public async Task One_is_added_to_a_recorded_consultation_and_an_organisation_that_is_not_there_is_refused_at_its_field()
    {
        var meeting = await Recorded(fields => { });
        var input = new AddCommitmentInput { Kind = CommitmentKind.Promise, Text = "Seed for the widows", PromisedBy = PromisedBy.Organisation, OrganisationId = _cast.Bridge.Value, OwnerId = _cast.Officer.Value, Due = new DateOnly(2026, 12, 1) };
        var unknown = new AddCommitmentInput { Kind = CommitmentKind.Promise, Text = "Seed", PromisedBy = PromisedBy.Organisation, OrganisationId = Guid.CreateVersion7(), OwnerId = _cast.Officer.Value, Due = new DateOnly(2026, 12, 1) };

        (await _stage.As<AddCommitment, Result>(_cast.Officer, add => add.Run(meeting.Id, unknown, Cancel))).Refusals.ShouldHaveSingleItem().Field.ShouldBe("OrganisationId");
        (await _stage.As<AddCommitment, Result>(_cast.Officer, add => add.Run(meeting.Id, input, Cancel))).Refusals.ShouldBeEmpty();
        (await View(_cast.Idris, new CommitmentId(input.Id))).ShouldNotBeNull().Organisation.ShouldBe("Le Pont de l’Étoile");
        (await View(_cast.Samira, new CommitmentId(input.Id))).ShouldBeNull();

        var refused = await Should.ThrowAsync<InvalidOperationException>(Recorded(fields => fields[Promise(fields, "organisation")] = Guid.CreateVersion7().ToString()));
        refused.Message.ShouldContain("-organisation");
    }

    private Task<MarketMeeting> Recorded(Action<Dictionary<string, string?>> change) => MarketMeeting.Recorded(
        _stage,
        _cast.Assistant,
        _cast.Officer,
        _cast.Officer,
        change: fields =>
        {
            fields[Promise(fields, "by")] = nameof(PromisedBy.Organisation);
            fields[Promise(fields, "organisation")] = _cast.Lamp.Value.ToString();
            change(fields);
        },
        cancel: Cancel);

    private static string Promise(Dictionary<string, string?> fields, string part) =>
        InRow(DraftFieldNames.CommitmentRow, RowOf(fields.Keys.First(name => RowOf(name)?.Row == DraftFieldNames.CommitmentRow))!.Value.Id, part);

    /// <summary>Files that Postgres by itself shows to people of an organisation.</summary>
    private async Task<long> ShownTo(OrganisationId organisation)
    {
        await using var connection = new NpgsqlConnection(_stage.Database.Application);
        await connection.OpenAsync(Cancel);
        await using var command = new NpgsqlCommand(
            $"""
            select set_config('peacecoord.organisations', '{organisation.Value}', false),
                set_config('peacecoord.records', (select coalesce(string_agg(id::text, ','), '') from peacecoord_reach(array['{organisation.Value}'::uuid], now()) id), false);
            select count(*) from kept_files;
            """,
            connection);
        await using var reader = await command.ExecuteReaderAsync(Cancel);
        await reader.NextResultAsync(Cancel);
        await reader.ReadAsync(Cancel);
        return reader.GetInt64(0);
    }

    private Task<CommitmentView?> View(AccountId who, CommitmentId id) => _stage.As<ViewCommitment, CommitmentView?>(who, view => view.Run(id, "en", Cancel));
}
