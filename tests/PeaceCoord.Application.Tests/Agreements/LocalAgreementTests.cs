using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Agreements;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Tests.Consultations;
using PeaceCoord.Domain.Agreements;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Application.Tests.Agreements;

public sealed class LocalAgreementTests(TestCluster cluster)
{
    [Fact]
    public async Task An_officer_registers_an_agreement_and_a_breach_and_the_history_keeps_both()
    {
        await using var stage = await Stage.Set(cluster, Cancel);
        var (officer, _) = await Officers(stage);
        var input = Corridor();

        (await Register(stage, officer, input)).Succeeded.ShouldBeTrue();
        (await Register(stage, officer, input)).Succeeded.ShouldBeTrue();
        (await stage.As<RecordBreach, Result>(officer, useCase => useCase.Run(new LocalAgreementId(input.Id), new RecordBreachInput { On = Today, What = "Night grazing", Version = 1 }, Cancel))).Succeeded.ShouldBeTrue();

        var list = await stage.As<ListAgreements, AgreementList>(officer, useCase => useCase.Run(new AgreementFilter(), "en", Cancel));
        list.Rows.ShouldHaveSingleItem().Unsettled.ShouldBe(1);
        await Register(stage, officer, Corridor());
        (await Found(new AgreementFilter())).ShouldBe(2);
        (await Found(new AgreementFilter(Unsettled: true))).ShouldBe(1);
        (await Found(new AgreementFilter(From: Today.AddDays(-29)))).ShouldBe(0);
        (await Found(new AgreementFilter(From: Today.AddDays(-30), Until: Today.AddDays(-30)))).ShouldBe(2);
        (await Found(new AgreementFilter(Until: Today.AddDays(-31)))).ShouldBe(0);
        var view = await stage.As<ViewAgreement, AgreementView?>(officer, useCase => useCase.Run(new LocalAgreementId(input.Id), Cancel));
        view!.Version.ShouldBe(2);
        view.Undertakings.ShouldBe(["Keep to the marked trees", "Leave the ponds free"]);

        async Task<int> Found(AgreementFilter filter) => (await stage.As<ListAgreements, AgreementList>(officer, useCase => useCase.Run(filter, "en", Cancel))).Count;
    }

    [Fact]
    public async Task An_officer_of_another_workspace_finds_nothing()
    {
        await using var stage = await Stage.Set(cluster, Cancel);
        var (officer, stranger) = await Officers(stage);
        var input = Corridor();
        await Register(stage, officer, input);

        (await stage.As<ViewAgreement, AgreementView?>(stranger, useCase => useCase.Run(new LocalAgreementId(input.Id), Cancel))).ShouldBeNull();
        (await stage.As<ListAgreements, AgreementList>(stranger, useCase => useCase.Run(new AgreementFilter(), "en", Cancel))).Rows.ShouldBeEmpty();
        var breach = await stage.As<RecordBreach, Result>(stranger, useCase => useCase.Run(new LocalAgreementId(input.Id), new RecordBreachInput { On = Today, What = "x" }, Cancel));
        breach.Is(RefusalCodes.NotFound).ShouldBeTrue();
        (await Register(stage, stranger, input)).Is(RefusalCodes.Conflict).ShouldBeTrue();
    }

    [Fact]
    public async Task Who_reads_it_by_one_membership_and_is_an_officer_by_another_does_not_keep_it()
    {
        await using var stage = await Stage.Set(cluster, Cancel);
        var (officer, other) = await Officers(stage);
        var input = Corridor();
        input.Label = Label.Confidential;
        (await Register(stage, officer, input)).Refusals.ShouldBeEmpty();
        await using (var db = stage.OpenAsOwner())
        {
            var mission = db.Set<Membership>().Single(m => m.AccountId == officer).WorkspaceId!.Value;
            db.Add(Membership.OfWorkspace(other, mission, Role.Analyst, Label.Confidential, null, DateTimeOffset.UnixEpoch));
            db.Add(Membership.OfWorkspace(other, mission, Role.Officer, Label.Public, null, DateTimeOffset.UnixEpoch));
            await db.SaveChangesAsync(Cancel);
        }

        (await stage.As<ViewAgreement, AgreementView?>(other, useCase => useCase.Run(new LocalAgreementId(input.Id), Cancel)))!.MayKeep.ShouldBeFalse();
        var breach = await stage.As<RecordBreach, Result>(other, useCase => useCase.Run(new LocalAgreementId(input.Id), new RecordBreachInput { On = Today, What = "x" }, Cancel));
        breach.Is(RefusalCodes.NotPermitted).ShouldBeTrue();
        (await stage.As<ViewAgreement, AgreementView?>(officer, useCase => useCase.Run(new LocalAgreementId(input.Id), Cancel)))!.MayKeep.ShouldBeTrue();
    }

    [Fact]
    public async Task A_form_opened_before_somebody_elses_save_is_a_conflict()
    {
        await using var stage = await Stage.Set(cluster, Cancel);
        var (officer, _) = await Officers(stage);
        var input = Corridor();
        await Register(stage, officer, input);
        var stale = new RecordBreachInput { On = Today, What = "Night grazing", Version = 1 };
        await stage.As<RecordBreach, Result>(officer, useCase => useCase.Run(new LocalAgreementId(input.Id), stale, Cancel));

        var second = await stage.As<RecordBreach, Result>(officer, useCase => useCase.Run(new LocalAgreementId(input.Id), stale, Cancel));

        second.Is(RefusalCodes.Conflict).ShouldBeTrue();
    }

    [Fact]
    public async Task The_list_shows_the_agreements_that_its_filter_finds_and_no_other()
    {
        await using var stage = await Stage.Set(cluster, Cancel);
        var (officer, _) = await Officers(stage);
        foreach (var (title, days) in new[] { ("The old corridor", 60), ("The new corridor", 10) })
        {
            var input = Corridor();
            (input.Title, input.SignedOn) = (title, Today.AddDays(-days));
            (await Register(stage, officer, input)).Refusals.ShouldBeEmpty();
            if (days == 60)
                (await stage.As<RecordBreach, Result>(officer, useCase => useCase.Run(new LocalAgreementId(input.Id), new RecordBreachInput { On = Today, What = "Night grazing", Version = 1 }, Cancel))).Refusals.ShouldBeEmpty();
        }

        (await Titles(new AgreementFilter())).ShouldBe(["The new corridor", "The old corridor"]);
        (await Titles(new AgreementFilter(Unsettled: true))).ShouldBe(["The old corridor"]);
        (await Titles(new AgreementFilter(From: Today.AddDays(-30)))).ShouldBe(["The new corridor"]);
        (await Titles(new AgreementFilter(Until: Today.AddDays(-30)))).ShouldBe(["The old corridor"]);
        (await Titles(new AgreementFilter(Unsettled: true, From: Today.AddDays(-30)))).ShouldBeEmpty();

        async Task<IEnumerable<string>> Titles(AgreementFilter filter) => (await stage.As<ListAgreements, AgreementList>(officer, useCase => useCase.Run(filter, "en", Cancel))).Rows.Select(row => row.Title);
    }

    [Fact]
    public async Task The_oldest_of_many_agreements_stands_on_the_last_page()
    {
        await using var stage = await Stage.Set(cluster, Cancel);
        var (officer, _) = await Officers(stage);
        for (var days = 0; days <= ListAgreements.PageSize; days++)
        {
            var input = Corridor();
            (input.Title, input.SignedOn) = ($"{days} days old", Today.AddDays(-days));
            (await Register(stage, officer, input)).Succeeded.ShouldBeTrue();
        }

        var first = await stage.As<ListAgreements, AgreementList>(officer, useCase => useCase.Run(new AgreementFilter(), "en", Cancel));
        var last = await stage.As<ListAgreements, AgreementList>(officer, useCase => useCase.Run(new AgreementFilter(Page: 99), "en", Cancel));

        (first.Rows.Count, first.Count, first.Page).ShouldBe((ListAgreements.PageSize, ListAgreements.PageSize + 1, 1));
        last.Rows.ShouldHaveSingleItem().Title.ShouldBe($"{ListAgreements.PageSize} days old");
        last.Page.ShouldBe(2);
    }

    [Fact]
    public async Task What_a_dialogue_ended_in_stands_on_its_record_and_leads_back_to_it_for_those_who_read_both()
    {
        await using var stage = await Stage.Set(cluster, Cancel);
        var mission = await SmallMission.On(stage);
        var met = await MarketMeeting.Recorded(stage, mission.Officer, mission.SecondOfficer, mission.Officer, cancel: Cancel);
        (await stage.View(mission.Officer, met.Id)).Value.Acts.RegisterAgreement.ShouldBeTrue();
        var input = Corridor();
        (input.ConsultationId, input.Label) = (met.Id.Value, Label.Confidential);
        (await Register(stage, mission.Officer, input)).Refusals.ShouldBeEmpty();

        (await stage.View(mission.SecondOfficer, met.Id)).Value.Agreements.ShouldHaveSingleItem().Title.ShouldBe("Corridor agreement");
        (await View()).AgreedAt!.Id.ShouldBe(met.Id.Value);

        await using (var db = stage.OpenAsOwner())
            await db.Database.ExecuteSqlAsync($"update consultations set frozen_since = now() where id = {met.Id.Value}", Cancel);
        (await View()).AgreedAt.ShouldBeNull("nobody reads what is frozen");

        async Task<AgreementView> View() => (await stage.As<ViewAgreement, AgreementView?>(mission.SecondOfficer, useCase => useCase.Run(new LocalAgreementId(input.Id), Cancel)))!;
    }

    [Fact]
    public async Task What_is_seen_of_it_and_what_is_corrected_stand_on_its_page_with_who_and_why()
    {
        await using var stage = await Stage.Set(cluster, Cancel);
        var mission = await SmallMission.On(stage);
        var input = Corridor();
        (input.Label, input.Monitoring, input.OfficeId) = (Label.Restricted, "Monthly", mission.North.Value);
        (await Register(stage, mission.Officer, input)).Refusals.ShouldBeEmpty();
        var id = new LocalAgreementId(input.Id);
        var note = new NoteMonitoringInput { On = Today.AddDays(-2), Text = "Both ponds are free", Version = 1 };
        (await Note(mission.Officer, note)).Refusals.ShouldBeEmpty();
        (await Note(mission.Officer, note)).Is(RefusalCodes.Conflict).ShouldBeTrue("sent twice it stands once");
        (await Note(mission.Analyst, note)).Is(RefusalCodes.NotPermitted).ShouldBeTrue();
        (await Note(mission.Stranger, note)).Is(RefusalCodes.NotFound).ShouldBeTrue();
        var right = new CorrectAgreementInput { Title = input.Title, SignedOn = input.SignedOn, Parties = input.Parties, Undertakings = input.Undertakings, Monitoring = "Every three weeks", Reason = "Misheard", Version = 2 };
        (await Correct(mission.Analyst)).Is(RefusalCodes.NotPermitted).ShouldBeTrue();
        (await Correct(mission.SecondOfficer)).Refusals.ShouldBeEmpty();
        (await Correct(mission.SecondOfficer)).Is(AgreementRefusalCodes.NothingChanged).ShouldBeTrue("sent twice it is corrected once");

        var view = await View(mission.Officer);
        (view.Monitoring, view.Version).ShouldBe(("Every three weeks", 3));
        view.Notes.ShouldHaveSingleItem().ShouldBe(new MonitoringNoteView(Today.AddDays(-2), "Both ponds are free", "Officer One"));
        var correction = view.Corrections.ShouldHaveSingleItem();
        (correction.By, correction.Reason, correction.Before?.Monitoring).ShouldBe(("Officer Two", "Misheard", "Monthly"));
        correction.Changed.ShouldBe(["Monitoring"]);
        (await View(mission.Analyst)).Corrections.ShouldHaveSingleItem().Before.ShouldBeNull("what it said before is for those who keep it");

        Task<Result> Note(AccountId who, NoteMonitoringInput seen) => stage.As<NoteMonitoring, Result>(who, useCase => useCase.Run(id, seen, Cancel));
        Task<Result> Correct(AccountId who) => stage.As<CorrectAgreement, Result>(who, useCase => useCase.Run(id, right, Cancel));
        async Task<AgreementView> View(AccountId who) => (await stage.As<ViewAgreement, AgreementView?>(who, useCase => useCase.Run(id, Cancel)))!;
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static DateOnly Today => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

    private static RegisterAgreementInput Corridor() => new()
    {
        Title = "Corridor agreement",
        SignedOn = Today.AddDays(-30),
        Parties = "Farmers\nHerders",
        Undertakings = "Keep to the marked trees\r\n\r\nLeave the ponds free\n",
    };

    private static Task<Result> Register(Stage stage, AccountId officer, RegisterAgreementInput input) =>
        stage.As<RegisterAgreement, Result>(officer, useCase => useCase.Run(input, Cancel));

    private static async Task<(AccountId Officer, AccountId Stranger)> Officers(Stage stage) =>
        (await Officer(stage, "UNMILA"), await Officer(stage, "UNMILB"));

    private static async Task<AccountId> Officer(Stage stage, string code)
    {
        var workspace = MissionWorkspace.Found(code, code, "Africa/Monrovia", isFictional: false);
        var account = AccountId.New();
        await using var db = stage.OpenAsOwner();
        db.Add(workspace);
        db.Add(TestAccount.Of(account, $"officer@{code}.example", "Officer", "several words are good"));
        db.Add(Membership.OfWorkspace(account, workspace.Id, Role.Officer, Label.Confidential, null, stage.Clock.GetUtcNow()));
        await db.SaveChangesAsync(Cancel);
        return account;
    }
}
