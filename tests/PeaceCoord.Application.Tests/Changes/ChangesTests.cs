using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Agreements;
using PeaceCoord.Application.Audit;
using PeaceCoord.Application.Changes;
using PeaceCoord.Application.Commitments;
using PeaceCoord.Application.Communities;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.Erasures;
using PeaceCoord.Application.Organisations;
using PeaceCoord.Application.Tests.People;
using PeaceCoord.Application.Work;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.People;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Application.Tests.Changes;

/// <summary>Who changed what, with what stood there before: for whom, and what is kept back.</summary>
public sealed class ChangesTests(TestCluster cluster) : IAsyncLifetime
{
    private Stage _stage = null!;
    private SmallMission _mission = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _stage = await Stage.Set(cluster, Cancel);
        _mission = await SmallMission.On(_stage);
    }

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    [Fact]
    public async Task Those_who_may_change_a_record_see_what_stood_there_before_and_after_and_its_other_readers_what_changed()
    {
        var promise = await _mission.HasCommitment(label: Label.Restricted);
        (await _stage.As<AcceptCommitment, Result>(_mission.Officer, use => use.Run(promise, new CommitmentActInput(), Cancel))).Refusals.ShouldBeEmpty();
        (await _stage.As<PlanCommitment, Result>(_mission.Officer, use => use.Run(promise, new PlanCommitmentInput { Horizon = Horizon.LongTerm }, Cancel))).Refusals.ShouldBeEmpty();
        var handed = new HandOverCommitmentsInput { Commitments = [promise.Value.ToString()], To = _mission.SecondOfficer.Value, Reason = "I go." };
        (await _stage.As<HandOverCommitments, Result>(_mission.Officer, use => use.Run(_mission.Workspace, _mission.Officer, handed, Cancel))).Refusals.ShouldBeEmpty();

        var changes = (await Changes(_mission.SecondOfficer, ChangedKind.Commitment, promise.Value))!.Changes;
        changes.Rows.Select(change => (change.Act, change.By)).ShouldBe([("HandOverCommitments", "Officer One"), ("PlanCommitment", "Officer One"), ("AcceptCommitment", "Officer One"), ("MigrateDatabase", null)]);
        changes.Rows[0].Fields.ShouldHaveSingleItem().ShouldBe(new FieldChange("OwnerId", ComparedAs.Person, null, true, "Officer One", "Officer Two"));
        changes.Rows[1].Fields.ShouldContain(new FieldChange("Horizon", ComparedAs.Choice, typeof(Horizon), true, null, nameof(Horizon.LongTerm)));
        changes.Rows[^1].Fields.ShouldBeEmpty("the first text is a beginning");

        var read = (await Changes(_mission.Analyst, ChangedKind.Commitment, promise.Value))!.Changes;
        read.Rows[0].Fields.ShouldHaveSingleItem().ShouldBe(new FieldChange("OwnerId", ComparedAs.NameOnly, null, false, null, null));
        (await Changes(_mission.Stranger, ChangedKind.Commitment, promise.Value)).ShouldBeNull();
        (await Changes(_mission.LiaisonSouth, ChangedKind.Commitment, promise.Value)).ShouldBeNull("not of the own office");
    }

    [Fact]
    public async Task What_was_written_before_and_only_read_again_is_not_said_to_have_changed()
    {
        var (market, mill) = (await _mission.HasCommunity(), await _mission.HasCommunity("Mill"));
        var today = DateOnly.FromDateTime(_stage.Clock.GetUtcNow().UtcDateTime);
        var promise = await _mission.HasCommitment(mill, c => { c.Accept(); c.Deliver(today, null, today); }, also: market);
        // Every time with another instant, finer than Postgres keeps it.
        for (var time = 0; time < 5; time++)
            (await _stage.As<TellCommunity, Result>(_mission.Officer, use => use.Run(promise, new TellCommunityInput { On = today, How = ToldHow.CommunityMeeting, Answer = CommunityAnswer.NotYet, Communities = [market.Value, mill.Value] }, Cancel))).Refusals.ShouldBeEmpty();
        (await _stage.As<AddStep, Result>(_mission.Officer, use => use.Run(promise, new AddStepInput { On = today, Note = "Went to see" }, Cancel))).Refusals.ShouldBeEmpty();

        var changes = (await Changes(_mission.Officer, ChangedKind.Commitment, promise.Value))!.Changes;
        changes.Rows[0].Fields.ShouldHaveSingleItem().Field.ShouldBe("StepNote");
        changes.Rows[1].Fields.ShouldHaveSingleItem().Field.ShouldBe("Tellings");
    }

    [Fact]
    public async Task Of_a_leader_it_is_told_that_name_and_contacts_changed_and_never_what_they_are()
    {
        var id = LeaderId.New();
        (await _stage.As<AddLeader, Result>(_mission.Officer, use => use.Run(id, _mission.Workspace, Leader("Zéphyrine Kakapo7319", "+999 555 7319", "Ask at the mosque7319"), Cancel))).Refusals.ShouldBeEmpty();
        var corrected = Leader("Zoé Turako8421", "+999 555 8421", "Ask at the well7319");
        (corrected.Role, corrected.Version) = (LeaderRole.Elder, 1);
        (await _stage.As<CorrectLeader, Result>(_mission.Officer, use => use.Run(id, corrected, Cancel))).Refusals.ShouldBeEmpty();

        var changes = (await Changes(_mission.Head, ChangedKind.Leader, id.Value))!;

        var fields = changes.Changes.Rows[0].Fields;
        fields.Where(field => !field.IsShown).Select(field => field.Field).ShouldBe(["Name", "Contacts", "ContactNote"]);
        fields.ShouldContain(field => field.Field == "Role" && field.Before == nameof(LeaderRole.Womens) && field.After == nameof(LeaderRole.Elder));
        var said = JsonSerializer.Serialize(changes.Changes.Rows.SelectMany(row => row.Fields).Select(field => new { field.Field, field.Before, field.After }));
        foreach (var secret in new[] { "7319", "8421", "Kakapo", "Turako" })
            said.ShouldNotContain(secret);
        (await Changes(_mission.Analyst, ChangedKind.Leader, id.Value)).ShouldBeNull("not cleared for leaders");
    }

    [Fact]
    public async Task What_was_written_under_a_higher_label_or_before_a_name_was_withdrawn_is_kept_back()
    {
        var promise = await _mission.HasCommitment(label: Label.Restricted);
        await Plan(Horizon.LongTerm);
        (await Shown()).ShouldHaveSingleItem();
        await Acted(nameof(WithdrawConsent));
        (await Shown()).ShouldBeEmpty("a withdrawn name may stand in any of it");
        await Opens();

        // Nobody knows what else stands there before it was read again; what was taken out by hand until then stays kept back.
        var meeting = await MarketMeeting.Recorded(_stage, _mission.Officer, _mission.SecondOfficer, _mission.Officer, cancel: Cancel);
        await ToReadAgain(_stage.Clock.GetUtcNow());
        (await Shown()).ShouldBeEmpty("a meeting waits to be read again");
        await Plan(Horizon.Immediate);
        (await Shown()).ShouldBeEmpty();
        await ToReadAgain(null);
        (await Shown()).ShouldNotBeEmpty("nothing waits");
        await Acted(nameof(ReadAgain));
        (await Shown()).ShouldBeEmpty("it was taken out by hand before that");
        await Opens();

        // The name goes from other records a little later, or much later where something went wrong.
        foreach (var kind in new[] { WorkKind.TakeNameOut, WorkKind.FollowWithdrawal })
        {
            var work = WorkItem.Ask(kind, _mission.Workspace, meeting.Id.Value, _mission.Officer, new Sealed([1]), _stage.Clock.GetUtcNow());
            await Asks(work);
            (await Shown()).ShouldBeEmpty("a name waits to be taken out");
            await Plan(Horizon.Immediate);
            await Done(work);
            await Acted(kind.ToString());
            (await Shown()).ShouldBeEmpty("what was saved before it was done may hold the name");
            await Opens();
        }

        await Acted(nameof(ConfirmErasures));
        (await Shown()).ShouldBeEmpty("an erased name may stand in any of it");
        await Opens();

        await Labelled(Label.Confidential);
        await Labelled(Label.Restricted);
        await Plan(Horizon.Recovery);
        (await Shown()).Select(field => field.After).ShouldNotContain(nameof(Label.Confidential));
        (await Changes(_mission.Officer, ChangedKind.Commitment, promise.Value))!.Changes.Rows[2].Fields.ShouldHaveSingleItem().ShouldSatisfyAllConditions(field => field.Field.ShouldBe("Label"), field => field.IsShown.ShouldBeFalse());

        // What was written since is shown again.
        async Task Opens()
        {
            await Plan(Horizon.Recovery);
            (await Shown()).ShouldBeEmpty("what stood before was written before that");
            await Plan(Horizon.LongTerm);
            (await Shown()).ShouldHaveSingleItem().ShouldBe(("Horizon", nameof(Horizon.Recovery), nameof(Horizon.LongTerm)));
        }

        async Task Acted(string act)
        {
            await using var db = _stage.OpenAsOwner();
            db.Acts.Add(new Act(act, nameof(Consultation), Guid.CreateVersion7(), _mission.Workspace.Value));
            await db.SaveChangesAsync(Cancel);
        }

        async Task Asks(WorkItem work)
        {
            await using var db = _stage.OpenAsOwner();
            db.WorkItems.Add(work);
            await db.SaveChangesAsync(Cancel);
        }

        async Task Done(WorkItem work)
        {
            await using var db = _stage.OpenAsOwner();
            db.WorkItems.Remove(work);
            await db.SaveChangesAsync(Cancel);
        }

        async Task ToReadAgain(DateTimeOffset? since)
        {
            await using var db = _stage.OpenAsOwner();
            db.Entry(await db.Consultations.SingleAsync(c => c.Id == meeting.Id, Cancel)).Property(c => c.ReadAgainSince).CurrentValue = since;
            await db.SaveChangesAsync(Cancel);
        }

        async Task Plan(Horizon horizon)
        {
            await using var db = _stage.OpenAsOwner();
            db.Entry(await db.Commitments.SingleAsync(c => c.Id == promise, Cancel)).Property(c => c.Horizon).CurrentValue = horizon;
            await db.SaveChangesAsync(Cancel);
        }

        async Task Labelled(Label label)
        {
            await using var db = _stage.OpenAsOwner();
            // As nobody's act: no use case lowers a label so.
            db.Acting = null;
            db.Entry(await db.Commitments.SingleAsync(c => c.Id == promise, Cancel)).Property(c => c.Label).CurrentValue = label;
            await db.SaveChangesAsync(Cancel);
        }

        async Task<IReadOnlyList<(string Field, string? Before, string? After)>> Shown() =>
            [.. (await Changes(_mission.Officer, ChangedKind.Commitment, promise.Value))!.Changes.Rows.SelectMany(row => row.Fields).Where(field => field.IsShown).Select(field => (field.Field, field.Before, field.After))];
    }

    [Fact]
    public async Task People_of_an_organisation_are_not_told_who_of_the_mission_changed_its_record()
    {
        await using var stage = await Stage.Set(cluster, Cancel);
        var cast = await RegistryCast.Assemble(stage);
        await cast.CompleteTheLamp();

        var changes = await stage.As<ListChanges, ChangeList?>(cast.Officer, list => list.Run(ChangedKind.Organisation, cast.Lamp.Value, null, Cancel));
        changes!.Changes.Rows[0].ShouldSatisfyAllConditions(change => change.Act.ShouldBe(nameof(AddContact)), change => change.Fields.ShouldHaveSingleItem().ShouldBe(new FieldChange("Contacts", ComparedAs.NameOnly, null, false, null, null)));
        changes.Changes.Rows.SelectMany(change => change.Fields).ShouldContain(field => field.Field == "Purpose" && field.After == "Keeps the wells lit.");
        (await stage.As<ListChanges, ChangeList?>(cast.Samira, list => list.Run(ChangedKind.Organisation, cast.Lamp.Value, null, Cancel))).ShouldBeNull();
    }

    [Fact]
    public async Task A_long_history_asks_the_database_no_more_often_than_a_short_one()
    {
        var input = new RegisterAgreementInput { Title = "Corridor", SignedOn = new DateOnly(2026, 1, 1), Label = Label.Restricted, Parties = "Herders\nFarmers", Undertakings = "Keep to the trees" };
        (await _stage.As<RegisterAgreement, Result>(_mission.Officer, use => use.Run(input, Cancel))).Refusals.ShouldBeEmpty();
        await Breach(1);
        var (_, few) = await Read();
        for (var version = 2; version <= 15; version++)
            await Breach(version);

        var (changes, many) = await Read();

        many.ShouldBe(few);
        changes.Changes.ShouldSatisfyAllConditions(list => list.Count.ShouldBe(16), list => list.Rows.Count.ShouldBe(ListChanges.PageSize));
        changes.Changes.Rows[0].Fields.ShouldBe([new FieldChange("BreachWhat", ComparedAs.Text, null, true, null, "Night grazing 15")]);

        async Task Breach(int version)
        {
            var breach = new RecordBreachInput { On = new DateOnly(2026, 1, 2), What = $"Night grazing {version}", Version = version };
            (await _stage.As<RecordBreach, Result>(_mission.Officer, use => use.Run(new(input.Id), breach, Cancel))).Refusals.ShouldBeEmpty();
        }

        async Task<(ChangeList Changes, int Asked)> Read()
        {
            ChangeList? read = null;
            var asked = await Asked.By(async () => read = await Changes(_mission.Officer, ChangedKind.Agreement, input.Id));
            return (read!, asked);
        }
    }

    private static LeaderInput Leader(string name, string contacts, string note) => new()
    {
        Name = name,
        Contacts = contacts,
        ContactNote = note,
        Role = LeaderRole.Womens,
        ContactPreference = ContactPreference.Visit,
        ReprisalRisk = ReprisalRisk.Severe,
        SeenWithUs = SeenWithUs.Never,
        ReviewOn = new DateOnly(2027, 1, 1),
    };

    private Task<ChangeList?> Changes(AccountId person, ChangedKind kind, Guid id) => _stage.As<ListChanges, ChangeList?>(person, list => list.Run(kind, id, null, Cancel));
}
