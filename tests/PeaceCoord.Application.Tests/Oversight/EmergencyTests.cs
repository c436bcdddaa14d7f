using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Audit;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.Oversight;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Oversight;
using PeaceCoord.Domain.People;
using PeaceCoord.TestSupport;
using static PeaceCoord.Domain.Consultations.DraftFieldNames;

namespace PeaceCoord.Application.Tests.Oversight;

/// <summary>Records opened in an emergency, and who sees what.</summary>
public sealed class EmergencyTests(TestCluster cluster) : IAsyncLifetime
{
    private const string Why = "A convoy passes there within the hour.";

    private Stage _stage = null!;
    private SmallMission _mission = null!;
    private MarketMeeting _met = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _stage = await Stage.Set(cluster, Cancel);
        _mission = await SmallMission.On(_stage);
        _met = await Recorded();
    }

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    [Fact]
    public async Task A_record_is_opened_in_an_emergency_loudly_for_some_hours_to_read_it_and_looked_at_afterwards()
    {
        var reference = await ReferenceOf(_met.Id);
        var by = _mission.LiaisonSouth;
        (await Open(by, reference, "Urgent!")).Refusals.ShouldHaveSingleItem().ShouldSatisfyAllConditions(refusal => refusal.Code.ShouldBe(OversightRefusalCodes.ReasonTooShort), refusal => refusal.Arguments.ShouldBe([20]));
        (await Open(by, reference, Why, hours: 4)).Is(RefusalCodes.OutOfRange).ShouldBeTrue();
        (await Open(by, reference, Why, proved: TimeSpan.FromHours(1))).Is(PeopleRefusalCodes.ConfirmFirst).ShouldBeTrue();
        (await Open(_mission.SecondOfficer, reference, Why)).Is(OversightRefusalCodes.ReadAnyway).ShouldBeTrue();
        (await Open(_mission.Stranger, reference, Why)).Is(OversightRefusalCodes.NothingToOpen).ShouldBeTrue("another mission");
        (await Open(_mission.FocalPoint, reference, Why)).Is(RefusalCodes.NotFound).ShouldBeTrue("no role that reads records");
        (await View(by)).Is(RefusalCodes.NotFound).ShouldBeTrue();

        (await Open(by, reference.ToLowerInvariant(), Why)).Value.ShouldBe(_met.Id);

        // It opens this record to read, in no list and for no act; each reading is an entry.
        var view = (await View(by)).Value;
        (view.Title!.Contains(MarketMeeting.TitleWord, StringComparison.Ordinal), view.OpenUntil is not null, view.Acts.AddCommitment, view.Files.Count).ShouldBe((true, true, false, 0));
        (await _stage.As<ListConsultations, ConsultationList>(by, list => list.Run(new ConsultationFilter(), Cancel))).Rows.ShouldBeEmpty();
        (await _stage.As<ConsultationHistory, Result<IReadOnlyList<HistoryEntry>>>(by, history => history.Run(_met.Id, Cancel))).Is(RefusalCodes.NotFound).ShouldBeTrue();
        (await Needs(_mission.FocalPoint)).Emergencies.ShouldBe(1);
        (await Needs(_mission.Head)).Emergencies.ShouldBe(1);
        (await Needs(_mission.SecondOfficer)).Emergencies.ShouldBe(0);
        var opened = (await List(_mission.FocalPoint)).ShouldHaveSingleItem();
        (opened.Reference, opened.IsOpen).ShouldBe((reference, true));
        (await Emergency(_mission.Head, opened.Id)).Value.Read.Count.ShouldBe(1);
        (await Emergency(_mission.SecondOfficer, opened.Id)).Is(RefusalCodes.NotFound).ShouldBeTrue();
        (await Review(_mission.FocalPoint, opened.Id)).Is(OversightRefusalCodes.NotOverYet).ShouldBeTrue();

        // Over by itself, and looked at once by the focal point.
        _stage.Clock.Moved = TimeSpan.FromMinutes(61);
        (await View(by)).Is(RefusalCodes.NotFound).ShouldBeTrue();
        (await Needs(_mission.FocalPoint)).ShouldSatisfyAllConditions(needs => needs.Emergencies.ShouldBe(0), needs => needs.EmergenciesToReview.ShouldBe(1));
        (await Review(by, opened.Id)).Is(RefusalCodes.NotPermitted).ShouldBeTrue();
        (await Review(_mission.Head, opened.Id)).Is(RefusalCodes.NotPermitted).ShouldBeTrue();
        (await Review(_mission.FocalPoint, opened.Id)).Refusals.ShouldBeEmpty();
        (await Review(_mission.FocalPoint, opened.Id)).Is(OversightRefusalCodes.ReviewedAlready).ShouldBeTrue();
        (await Needs(_mission.FocalPoint)).EmergenciesToReview.ShouldBe(0);
        (await _stage.As<VerifyAudit, AuditOutcome>(null, verify => verify.Run(null, Cancel))).Fault.ShouldBeNull();
    }

    [Fact]
    public async Task An_emergency_is_ended_early_and_never_opens_what_is_strictly_confidential()
    {
        var secret = await Recorded(fields => (fields[LabelField], fields[DraftFieldNames.Readers]) = (nameof(Label.StrictlyConfidential), _mission.SecondOfficer.Value.ToString()));
        (await Open(_mission.LiaisonSouth, await ReferenceOf(secret.Id), Why)).Is(OversightRefusalCodes.NothingToOpen).ShouldBeTrue();
        (await Open(_mission.LiaisonSouth, "TEST-2026-XXXX", Why)).Refusals.ShouldBe((await Open(_mission.LiaisonSouth, await ReferenceOf(secret.Id), Why)).Refusals, "told apart from what does not exist");

        (await Open(_mission.LiaisonSouth, await ReferenceOf(_met.Id), Why)).Refusals.ShouldBeEmpty();
        (await Open(_mission.Analyst, await ReferenceOf(_met.Id), Why)).Refusals.ShouldBeEmpty();
        var opened = await List(_mission.FocalPoint);
        (await End(_mission.Head, opened[0].Id)).Is(RefusalCodes.NotPermitted).ShouldBeTrue();
        foreach (var row in opened)
            (await End(_mission.FocalPoint, row.Id)).Refusals.ShouldBeEmpty();
        (await View(_mission.LiaisonSouth)).Is(RefusalCodes.NotFound).ShouldBeTrue("ended by the focal point");

        // Made Strictly confidential while it was open: closed at once.
        (await Open(_mission.LiaisonSouth, await ReferenceOf(_met.Id), Why)).Refusals.ShouldBeEmpty();
        (await View(_mission.LiaisonSouth)).Succeeded.ShouldBeTrue();
        await using (var db = _stage.OpenAsOwner())
            await db.Database.ExecuteSqlAsync($"update consultations set label = 'StrictlyConfidential' where id = {_met.Id.Value}", Cancel);
        (await View(_mission.LiaisonSouth)).Is(RefusalCodes.NotFound).ShouldBeTrue();
    }

    [Fact]
    public async Task Whoever_opens_nothing_does_not_learn_whether_a_reference_exists()
    {
        var (by, there, missing) = (_mission.LiaisonSouth, await ReferenceOf(_met.Id), "TEST-2026-XXXX");
        foreach (var reference in new[] { there, missing })
            (await Open(by, reference, Why, proved: TimeSpan.FromHours(1))).Is(PeopleRefusalCodes.ConfirmFirst).ShouldBeTrue(reference);

        List<string> opened = [];
        for (var number = 0; number < Domain.Oversight.Emergency.MostAtOnce; number++)
        {
            opened.Add(await ReferenceOf((await Recorded()).Id));
            (await Open(by, opened[^1], Why)).Refusals.ShouldBeEmpty();
        }

        foreach (var reference in new[] { there, missing })
            (await Open(by, reference, Why)).Is(OversightRefusalCodes.TooManyOpen).ShouldBeTrue(reference);
        (await Open(by, opened[0], Why)).Refusals.ShouldBeEmpty("open already");
    }

    [Fact]
    public async Task Of_ten_sent_at_once_three_are_opened_and_one_sent_twice_at_once_is_opened_once()
    {
        List<string> references = [];
        for (var number = 0; number < 10; number++)
            references.Add(await ReferenceOf((await Recorded()).Id));

        var opened = await Task.WhenAll(references.Select(reference => Task.Run(() => Open(_mission.LiaisonSouth, reference, Why), Cancel)));

        opened.Count(one => one.Succeeded).ShouldBe(Domain.Oversight.Emergency.MostAtOnce);
        opened.Where(one => !one.Succeeded).ShouldAllBe(one => one.Is(OversightRefusalCodes.TooManyOpen));
        (await OpenOf(_mission.LiaisonSouth)).ShouldBe(Domain.Oversight.Emergency.MostAtOnce);

        var twice = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Open(_mission.Analyst, references[0], Why), Cancel)));
        twice.ShouldAllBe(one => one.Succeeded);
        (await OpenOf(_mission.Analyst)).ShouldBe(1);

        async Task<int> OpenOf(AccountId by)
        {
            await using var db = _stage.OpenAsOwner();
            return await db.Emergencies.CountAsync(emergency => emergency.AccountId == by, Cancel);
        }
    }

    [Fact]
    public async Task An_emergency_ends_with_the_membership()
    {
        (await Open(_mission.LiaisonSouth, await ReferenceOf(_met.Id), Why)).Refusals.ShouldBeEmpty();
        await using (var db = _stage.OpenAsOwner())
            await db.Database.ExecuteSqlAsync($"update memberships set until = now() where account_id = {_mission.LiaisonSouth.Value}", Cancel);
        (await View(_mission.LiaisonSouth)).Is(RefusalCodes.NotFound).ShouldBeTrue();
    }

    [Fact]
    public async Task Who_can_see_a_record_and_what_a_person_can_see_follow_the_rules_of_access()
    {
        var secret = await Recorded(fields => (fields[LabelField], fields[DraftFieldNames.Readers]) = (nameof(Label.StrictlyConfidential), _mission.SecondOfficer.Value.ToString()));
        (await Open(_mission.LiaisonSouth, await ReferenceOf(_met.Id), Why)).Refusals.ShouldBeEmpty();

        var readers = (await Readers(_mission.Officer, _met.Id)).Value.Readers;
        readers.Select(row => (row.Name, row.Because)).ShouldBe(
        [
            ("Liaison North", SeenBecause.Membership), ("Liaison South", SeenBecause.Emergency), ("Officer One", SeenBecause.Author), ("Officer Two", SeenBecause.Membership), ("Section Head", SeenBecause.Membership),
        ]);
        // Everybody on the list opens it, and nobody else does: the list and the rule are one.
        AccountId[] everybody = [_mission.Liaison, _mission.LiaisonSouth, _mission.Officer, _mission.SecondOfficer, _mission.Head, _mission.Analyst, _mission.FocalPoint, _mission.Administrator];
        var open = 0;
        foreach (var person in everybody)
            open += (await View(person)).Succeeded ? 1 : 0;
        open.ShouldBe(readers.Count);
        (await Readers(_mission.Officer, secret.Id)).Value.Readers.Select(row => row.Because).ShouldBe([SeenBecause.Author, SeenBecause.Named]);
        (await Readers(_mission.FocalPoint, _met.Id)).Value.ShouldSatisfyAllConditions(view => view.Title.ShouldBeNull(), view => view.Readers.Count.ShouldBe(5));
        (await Readers(_mission.FocalPoint, secret.Id)).Is(RefusalCodes.NotFound).ShouldBeTrue();
        (await Readers(_mission.SecondOfficer, _met.Id)).Is(RefusalCodes.NotPermitted).ShouldBeTrue();
        (await Readers(_mission.LiaisonSouth, _met.Id)).Is(RefusalCodes.NotFound).ShouldBeTrue("opened in an emergency, and nothing else");

        var officer = (await Sight(_mission.FocalPoint, _mission.SecondOfficer)).Value.Of!;
        var consultations = officer.Kinds.Single(row => row.Kind == SightKind.Consultation);
        (consultations.ByLabel![2], consultations.Secret, consultations.Count, consultations.Through.Single().Role).ShouldBe((1, 1, 2, Role.Officer));
        (await Sight(_mission.Administrator, _mission.SecondOfficer)).Value.Of!.Kinds.Single(row => row.Kind == SightKind.Consultation).ShouldSatisfyAllConditions(row => row.Secret.ShouldBeNull(), row => row.Count.ShouldBe(1));
        (await Sight(_mission.Administrator, _mission.LiaisonSouth)).Value.Of!.ShouldSatisfyAllConditions(of => of.Kinds.ShouldAllBe(row => row.Kind == SightKind.Community || row.Kind == SightKind.Partnership || row.Count == 0), of => of.Opened.ShouldBe(1));
        (await Sight(_mission.Administrator, _mission.Stranger)).Is(RefusalCodes.NotFound).ShouldBeTrue();
        (await Sight(_mission.Head, _mission.SecondOfficer)).Is(RefusalCodes.NotFound).ShouldBeTrue();
    }

    [Fact]
    public async Task An_administrator_does_not_learn_that_somebody_is_named_on_a_strictly_confidential_record()
    {
        await Recorded(fields => (fields[LabelField], fields[DraftFieldNames.Readers]) = (nameof(Label.StrictlyConfidential), _mission.SecondOfficer.Value + "\n" + _mission.LiaisonSouth.Value));

        (await Row(_mission.FocalPoint)).ShouldSatisfyAllConditions(row => row.Secret.ShouldBe(1), row => row.Through.Count.ShouldBe(1));
        (await Row(_mission.Administrator)).ShouldSatisfyAllConditions(row => row.Secret.ShouldBeNull(), row => row.Count.ShouldBe(0), row => row.Through.ShouldBeEmpty());

        async Task<SightRow> Row(AccountId by) => (await Sight(by, _mission.LiaisonSouth)).Value.Of!.Kinds.Single(row => row.Kind == SightKind.Consultation);
    }

    private Task<MarketMeeting> Recorded(Action<Dictionary<string, string?>>? change = null) =>
        MarketMeeting.Recorded(_stage, _mission.Officer, _mission.SecondOfficer, _mission.Officer, cancel: Cancel, change: fields =>
        {
            fields[DraftFieldNames.Office] = _mission.North.Value.ToString();
            change?.Invoke(fields);
        });

    private Task<Result<ConsultationId>> Open(AccountId by, string reference, string reason, int hours = 1, TimeSpan? proved = null) =>
        _stage.As<OpenInEmergency, Result<ConsultationId>>(by, open => open.Run(new OpenInEmergencyInput { Reference = reference, Reason = reason, Hours = hours }, Cancel), proved);

    private Task<Result<ConsultationView>> View(AccountId by) => _stage.As<ViewConsultation, Result<ConsultationView>>(by, view => view.Run(_met.Id, Cancel));

    private Task<Result<EmergencyView>> Emergency(AccountId by, EmergencyId id) => _stage.As<ViewEmergency, Result<EmergencyView>>(by, view => view.Run(id, Cancel));

    private Task<Result> End(AccountId by, EmergencyId id) => _stage.As<EndEmergency, Result>(by, end => end.Run(id, new EndEmergencyInput(), Cancel));

    private Task<Result> Review(AccountId by, EmergencyId id) =>
        _stage.As<ReviewEmergency, Result>(by, review => review.Run(id, new ReviewEmergencyInput { Verdict = EmergencyVerdict.Justified, Words = "The convoy turned back." }, Cancel));

    private async Task<IReadOnlyList<EmergencyRow>> List(AccountId by) => (await _stage.As<ListEmergencies, Result<EmergencyList>>(by, list => list.Run(null, Cancel))).Value.Rows;

    private Task<WhatNeedsMe> Needs(AccountId by) => _stage.As<ListWhatNeedsMe, WhatNeedsMe>(by, list => list.Run("en", Cancel));

    private Task<Result<ReadersView>> Readers(AccountId by, ConsultationId id) => _stage.As<ListReaders, Result<ReadersView>>(by, list => list.Run(id, Cancel));

    private Task<Result<SightView>> Sight(AccountId by, AccountId person) => _stage.As<ViewSight, Result<SightView>>(by, view => view.Run(null, person.Value, Cancel));

    private async Task<string> ReferenceOf(ConsultationId id)
    {
        await using var db = _stage.OpenAsOwner();
        return (await db.Consultations.Where(c => c.Id == id).Select(c => c.Reference).SingleAsync(Cancel))!;
    }
}
