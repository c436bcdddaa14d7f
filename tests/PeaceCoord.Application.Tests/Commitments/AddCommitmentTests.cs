using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Commitments;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.Tests.Consultations;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.TestSupport;
using static PeaceCoord.Domain.Consultations.DraftFieldNames;

namespace PeaceCoord.Application.Tests.Commitments;

public sealed class AddCommitmentTests(TestCluster cluster) : IAsyncLifetime
{
    private Stage _stage = null!;
    private FieldTeam _team = null!;
    private MarketMeeting _meeting = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _stage = await Stage.Set(cluster, Cancel);
        _team = await FieldTeam.Gather(_stage, Cancel);
        _meeting = await MarketMeeting.Recorded(
            _stage,
            _team.Assistant,
            _team.Officer,
            _team.Officer,
            change: fields =>
            {
                fields[Office] = _team.Tamra.Value.ToString();
                MarketMeeting.PromisedForNoConcern(fields);
            },
            cancel: Cancel);
    }

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    [Fact]
    public async Task The_assistant_of_the_office_adds_one_to_a_concern_and_one_to_the_meeting()
    {
        (await Answer(ConcernState.NotPossible, "No money")).Refusals.ShouldBeEmpty();
        var forConcern = Input();
        forConcern.ConcernId = _meeting.Concern.Value;
        var free = Input();

        (await Add(_team.Assistant, forConcern)).Refusals.ShouldBeEmpty();
        (await Add(_team.Officer, free)).Refusals.ShouldBeEmpty();
        (await Add(_team.Officer, free)).Succeeded.ShouldBeTrue("sending it twice is adding once");

        var record = (await _stage.View(_team.Officer, _meeting.Id)).Value;
        record.Commitments.Select(c => c.Id).ShouldBe([_meeting.Promise, forConcern.Id, free.Id], ignoreOrder: true);
        var concern = record.Concerns.Single();
        concern.State.ShouldBe(ConcernState.Committed);
        concern.NotPossibleReason.ShouldBeNull();
        await using var db = _stage.OpenAsOwner();
        var added = await db.Set<Commitment>().SingleAsync(c => c.Id == new CommitmentId(forConcern.Id), Cancel);
        added.Label.ShouldBe(Label.Confidential);
        added.FieldOfficeId.ShouldBe(_team.Tamra);
        added.State.ShouldBe(CommitmentState.Recorded);
        added.Priority.ShouldBe(Priority.Normal);
    }

    [Fact]
    public async Task Who_does_not_read_it_finds_nothing_and_who_only_reads_is_told_who_may()
    {
        foreach (var reader in new[] { _team.Analyst, _team.Leadership })
            (await Add(reader, Input())).Is(RefusalCodes.NotPermitted).ShouldBeTrue();
        foreach (var other in new AccountId?[] { _team.AssistantElsewhere, _team.LowOfficer, _team.Administrator, _team.Stranger, null })
            (await Add(other, Input())).Is(RefusalCodes.NotFound).ShouldBeTrue();

        var elsewhere = await MarketMeeting.Recorded(_stage, _team.Assistant, _team.Officer, _team.Officer, change: fields => fields[Office] = _team.Sefrou.Value.ToString(), cancel: Cancel);
        (await Add(_team.Assistant, Input(), elsewhere.Id)).Is(RefusalCodes.NotPermitted).ShouldBeTrue("the assistant wrote it, for another office");
    }

    [Fact]
    public async Task Everything_wrong_is_said_at_once_as_in_a_draft()
    {
        (await Add(_team.Officer, new AddCommitmentInput())).Refusals.Select(r => (r.Code, r.Field)).ShouldBe(
            [(RefusalCodes.Required, "Text"), (RefusalCodes.Required, "Due"), (RefusalCodes.Required, "Kind"), (RefusalCodes.Required, "PromisedBy"), (RefusalCodes.Required, "OwnerId")]);
        var wrong = Input();
        wrong.Due = new DateOnly(2026, 3, 7);
        wrong.Kind = (CommitmentKind)77;
        wrong.OwnerId = _team.Stranger.Value;
        (await Add(_team.Officer, wrong)).Refusals.Select(r => (r.Code, r.Field)).ShouldBe(
            [(CommitmentRefusalCodes.DueBeforeHeld, "Due"), (RefusalCodes.UnknownChoice, "Kind"), (CommitmentRefusalCodes.OwnerCannotRead, "OwnerId")]);
        var other = Input();
        other.ConcernId = Guid.CreateVersion7();
        (await Add(_team.Officer, other)).Refusals.ShouldHaveSingleItem().Code.ShouldBe(CommitmentRefusalCodes.NoSuchConcern);

        var draft = await _stage.Submitted(_team, _team.Assistant);
        (await Add(_team.Officer, Input(), draft)).Refusals.ShouldHaveSingleItem().Code.ShouldBe(CommitmentRefusalCodes.ConsultationNotRecorded);
        (await _stage.View(_team.Officer, _meeting.Id)).Value.Commitments.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Nobody_is_given_what_they_could_not_open_neither_here_nor_in_a_draft()
    {
        var low = Input();
        low.OwnerId = _team.LowOfficer.Value;
        (await Add(_team.Officer, low)).Refusals.ShouldHaveSingleItem().Code.ShouldBe(CommitmentRefusalCodes.OwnerCannotRead);
        var offered = (await _stage.As<CommitmentChoices, Result<CommitmentForm>>(_team.Officer, choices => choices.Run(_meeting.Id, "en", Cancel))).Value;
        offered.Owners.Select(owner => owner.Name).ShouldBe(["analyst", "assistant", "assistant.sefrou", "head", "leader", "officer", "officer.other"], ignoreOrder: true);

        var id = await _stage.Draft(_team.Assistant);
        var promise = Guid.CreateVersion7();
        var fields = Written.Complete(_team, Guid.CreateVersion7(), promise);
        fields[InRow(DraftFieldNames.CommitmentRow, promise, "owner")] = _team.LowOfficer.Value.ToString();
        (await _stage.Save(_team.Assistant, id, 1, fields)).Succeeded.ShouldBeTrue();
        var refused = (await _stage.Submit(_team.Assistant, id)).Refusals.ShouldHaveSingleItem();
        (refused.Code, refused.Field).ShouldBe((CommitmentRefusalCodes.OwnerCannotRead, InRow(DraftFieldNames.CommitmentRow, promise, "owner")));
    }

    [Fact]
    public async Task When_the_label_is_raised_its_commitments_are_read_by_those_alone_who_read_it_by_name()
    {
        AccountId[] everybody = [_team.Assistant, _team.AssistantElsewhere, _team.Officer, _team.OtherOfficer, _team.LowOfficer, _team.SectionHead, _team.Analyst, _team.Leadership, _team.Administrator, _team.Stranger];
        (await Readers()).ShouldBe([_team.Assistant, _team.Officer, _team.OtherOfficer, _team.SectionHead, _team.Analyst, _team.Leadership]);

        await Amend(_team.OtherOfficer, fields =>
        {
            fields[LabelField] = nameof(Label.StrictlyConfidential);
            fields[DraftFieldNames.Readers] = _team.OtherOfficer.Value.ToString();
        });
        (await Readers()).ShouldBe([_team.Assistant, _team.OtherOfficer], "the author and who is named; its owner is neither");

        await Amend(_team.OtherOfficer, fields => fields[DraftFieldNames.Readers] = $"{_team.OtherOfficer.Value}\n{_team.SectionHead.Value}");
        (await Readers()).ShouldBe([_team.Assistant, _team.OtherOfficer, _team.SectionHead]);

        async Task<List<AccountId>> Readers()
        {
            List<AccountId> readers = [];
            foreach (var person in everybody)
            {
                var reads = await _stage.As<ViewCommitment, CommitmentView?>(person, view => view.Run(new CommitmentId(_meeting.Promise), "en", Cancel)) is not null;
                var listed = (await _stage.As<ListCommitments, CommitmentList>(person, list => list.Run(new(), "en", Cancel))).Count > 0;
                listed.ShouldBe(reads);
                reads.ShouldBe((await _stage.View(person, _meeting.Id)).Succeeded, "the commitment is read by those who read its consultation");
                if (reads)
                    readers.Add(person);
            }

            return readers;
        }
    }

    [Fact]
    public async Task An_owner_who_loses_the_clearance_or_an_office_that_changes_takes_the_commitment_along()
    {
        (await _stage.As<ViewCommitment, CommitmentView?>(_team.Officer, view => view.Run(new CommitmentId(_meeting.Promise), "en", Cancel))).ShouldNotBeNull();
        await using (var db = _stage.OpenAsOwner())
            await db.Database.ExecuteSqlAsync($"update memberships set clearance = 'Restricted' where account_id = {_team.Officer.Value}", Cancel);
        (await _stage.As<ViewCommitment, CommitmentView?>(_team.Officer, view => view.Run(new CommitmentId(_meeting.Promise), "en", Cancel))).ShouldBeNull();

        (await _stage.As<ViewCommitment, CommitmentView?>(_team.AssistantElsewhere, view => view.Run(new CommitmentId(_meeting.Promise), "en", Cancel))).ShouldBeNull();
        await Amend(_team.OtherOfficer, fields => fields[Office] = _team.Sefrou.Value.ToString());
        (await _stage.As<ViewCommitment, CommitmentView?>(_team.AssistantElsewhere, view => view.Run(new CommitmentId(_meeting.Promise), "en", Cancel))).ShouldNotBeNull();
        (await _stage.As<ViewCommitment, CommitmentView?>(_team.Assistant, view => view.Run(new CommitmentId(_meeting.Promise), "en", Cancel))).ShouldBeNull();
    }

    private Task<Result> Add(AccountId? by, AddCommitmentInput input, ConsultationId? to = null) => _stage.As<AddCommitment, Result>(by, add => add.Run(to ?? _meeting.Id, input, Cancel));

    private AddCommitmentInput Input() => new()
    {
        Kind = CommitmentKind.Promise,
        Text = "Mend the pump",
        PromisedBy = PromisedBy.Section,
        OwnerId = _team.Officer.Value,
        Due = new DateOnly(2026, 12, 1),
    };

    private Task<Result> Answer(ConcernState state, string reason) => _stage.As<AnswerConcern, Result>(
        _team.Officer, answer => answer.Run(_meeting.Id, _meeting.Concern, new AnswerConcernInput { State = state, NotPossibleReason = reason }, Cancel));

    private async Task Amend(AccountId by, Action<Dictionary<string, string?>> change)
    {
        (await _stage.As<OpenDraft, Result>(by, open => open.Run(_meeting.Id, Cancel))).Refusals.ShouldBeEmpty();
        Dictionary<string, string?> fields = new(StringComparer.Ordinal);
        change(fields);
        (await _stage.Save(by, _meeting.Id, (await _stage.Read(by, _meeting.Id)).Value.Revision, fields)).Refusals.ShouldBeEmpty();
        (await _stage.As<AmendConsultation, Result>(by, amend => amend.Run(_meeting.Id, "Corrected", Cancel))).Refusals.ShouldBeEmpty();
    }
}
