using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.Oversight;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Oversight;
using PeaceCoord.Domain.People;
using PeaceCoord.TestSupport;
using static PeaceCoord.Domain.Consultations.DraftFieldNames;

namespace PeaceCoord.Application.Tests.Consultations;

public sealed class ReviewTests(TestCluster cluster)
{
    [Fact]
    public async Task Submitting_an_unfinished_draft_names_every_field_at_once_and_changes_nothing()
    {
        await using var stage = await Stage.Set(cluster, Written.Cancel);
        var team = await FieldTeam.Gather(stage, Written.Cancel);
        var id = await stage.Draft(team.Assistant);
        var concern = Guid.CreateVersion7();
        await stage.Save(team.Assistant, id, 1, new()
        {
            [Date] = "2026-02-31",
            [HeadsOf(ParticipantSex.Women, AgeBand.Under18)] = "-3",
            [Kind] = "Tea",
            [Title] = new string('x', 201),
            [Tasks] = "NOSUCH",
            [InRow(ConcernRow, concern, "theme")] = "Water",
        });

        var refused = (await stage.Submit(team.Assistant, id)).Refusals.ToDictionary(r => r.Field ?? "", r => r.Code);

        refused[Date].ShouldBe(ConsultationRefusalCodes.MalformedDate);
        refused[HeadsOf(ParticipantSex.Women, AgeBand.Under18)].ShouldBe(ConsultationRefusalCodes.MalformedNumber);
        refused[Kind].ShouldBe(RefusalCodes.UnknownChoice);
        refused[Title].ShouldBe(RefusalCodes.TooLong);
        refused[Tasks].ShouldBe(ConsultationRefusalCodes.UnknownTask);
        refused[Purpose].ShouldBe(RefusalCodes.Required);
        refused[InRow(ConcernRow, concern, "summary")].ShouldBe(RefusalCodes.Required);
        (await stage.View(team.Assistant, id)).Value.State.ShouldBe(ConsultationState.Draft);
        (await stage.Read(team.Assistant, id)).Value.Fields[Date].ShouldBe("2026-02-31");
    }

    [Fact]
    public async Task A_promise_due_before_the_meeting_and_a_meeting_in_the_future_are_refused()
    {
        await using var stage = await Stage.Set(cluster, Written.Cancel);
        var team = await FieldTeam.Gather(stage, Written.Cancel);
        var id = await stage.Draft(team.Assistant);
        var promise = Guid.CreateVersion7();
        var fields = Written.Complete(team, Guid.CreateVersion7(), promise);
        fields[InRow(CommitmentRow, promise, "due")] = "2026-03-07";
        await stage.Save(team.Assistant, id, 1, fields);

        (await stage.Submit(team.Assistant, id)).Refusals.Single().ShouldBe(new Refusal(CommitmentRefusalCodes.DueBeforeHeld, InRow(CommitmentRow, promise, "due"), new DateOnly(2026, 3, 8)), RefusalComparer.Instance);
        await stage.Save(team.Assistant, id, 2, new() { [Date] = "2126-03-08", [InRow(CommitmentRow, promise, "due")] = "2127-01-01" });
        (await stage.Submit(team.Assistant, id)).Refusals.Single().Code.ShouldBe(ConsultationRefusalCodes.HeldInFuture);
    }

    [Fact]
    public async Task Nobody_reviews_their_own_and_a_liaison_assistant_reviews_nothing()
    {
        await using var stage = await Stage.Set(cluster, Written.Cancel);
        var team = await FieldTeam.Gather(stage, Written.Cancel);
        var byAssistant = await stage.Submitted(team, team.Assistant);
        var byOfficer = await stage.Submitted(team, team.Officer);

        (await stage.Record(team.Assistant, byAssistant)).Is(RefusalCodes.NotPermitted).ShouldBeTrue();
        (await stage.Record(team.AssistantElsewhere, byAssistant)).Is(RefusalCodes.NotFound).ShouldBeTrue();
        (await stage.Record(team.Officer, byOfficer)).Is(RefusalCodes.NotPermitted).ShouldBeTrue();
        (await stage.Record(team.LowOfficer, byOfficer)).Is(RefusalCodes.NotFound).ShouldBeTrue();
        (await stage.Record(team.Leadership, byOfficer)).Is(RefusalCodes.NotFound).ShouldBeTrue();
        (await stage.Record(team.Stranger, byOfficer)).Is(RefusalCodes.NotFound).ShouldBeTrue();
        (await stage.Record(team.OtherOfficer, byOfficer)).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public async Task An_officer_returns_it_once_then_records_it_and_the_promise_becomes_a_commitment()
    {
        await using var stage = await Stage.Set(cluster, Written.Cancel);
        var team = await FieldTeam.Gather(stage, Written.Cancel);
        var id = await stage.Submitted(team, team.Assistant);

        (await stage.As<ReturnConsultation, Result>(team.Officer, r => r.Run(id, new() { Comment = "" }, Written.Cancel))).Refusals.Single().Field.ShouldBe("Comment");
        (await stage.As<ReturnConsultation, Result>(team.Officer, r => r.Run(id, new() { Comment = "Combien d’hommes ?" }, Written.Cancel))).Succeeded.ShouldBeTrue();
        (await stage.As<OpenDraft, Result>(team.Assistant, o => o.Run(id, Written.Cancel))).Succeeded.ShouldBeTrue();
        (await stage.View(team.OtherOfficer, id)).Value.ReturnedWith.ShouldBe("Combien d’hommes ?");
        // As if it had been Strictly confidential when it was sent back, and its label was lowered since.
        await using (var owner = stage.OpenAsOwner())
            await owner.Database.ExecuteSqlAsync($"update consultation_reviews set label = 'StrictlyConfidential' where consultation_id = {id.Value}", Written.Cancel);
        (await stage.View(team.OtherOfficer, id)).Value.ReturnedWith.ShouldBeNull("they were not named on it then");
        (await stage.View(team.Assistant, id)).Value.ReturnedWith.ShouldBe("Combien d’hommes ?");
        var again = (await stage.Read(team.Assistant, id)).Value;
        again.ReturnedComment.ShouldBe("Combien d’hommes ?");
        again.Missing.ShouldBeEmpty();
        await stage.Save(team.Assistant, id, again.Revision, new() { [HeadsOf(ParticipantSex.Men, AgeBand.From30To59)] = "7" });
        (await stage.Submit(team.Assistant, id)).Refusals.ShouldBeEmpty();
        (await stage.Record(team.Officer, id)).Refusals.ShouldBeEmpty();

        var recorded = (await stage.View(team.Officer, id)).Value;
        recorded.Reference!.ShouldMatch("^TEAM-2026-[0-9]{4}$");
        recorded.Came.ShouldBe(25);
        recorded.Concerns.Single().State.ShouldBe(ConcernState.Committed);
        await using var db = stage.OpenAsOwner();
        var commitment = db.Set<Commitment>().Single();
        commitment.ConsultationId.ShouldBe(id);
        commitment.Text.ShouldBe("Finir le forage");
    }

    [Fact]
    public async Task Comments_on_sections_go_to_the_author_are_marked_as_answered_and_stay_in_the_history_of_those_who_see_changes()
    {
        await using var stage = await Stage.Set(cluster, Written.Cancel);
        var team = await FieldTeam.Gather(stage, Written.Cancel);
        var id = await stage.Submitted(team, team.Assistant);
        (await stage.As<ReturnConsultation, Result>(team.Officer, r => r.Run(id, new() { OnWho = "Leave out chief Kanarienvogel", OnSaid = "Which well?" }, Written.Cancel))).Refusals.ShouldBeEmpty();

        (await stage.As<OpenDraft, Result>(team.Assistant, o => o.Run(id, Written.Cancel))).Refusals.ShouldBeEmpty();
        var draft = (await stage.Read(team.Assistant, id)).Value;
        draft.Asked.Select(asked => (asked.Section, asked.Text, asked.By)).ShouldBe([(EditorSection.Who, "Leave out chief Kanarienvogel", "officer"), (EditorSection.Said, "Which well?", "officer")]);
        (await stage.Save(team.Assistant, id, draft.Revision, new() { [Answered(draft.Asked[0].Id)] = "yes", [Answered(SectionCommentId.New())] = "yes" })).Refusals.ShouldBeEmpty();
        (await stage.Submit(team.Assistant, id)).Refusals.ShouldBeEmpty();
        (await stage.View(team.SectionHead, id)).Value.Asked.Select(asked => asked.IsAnswered).ShouldBe([true, false]);
        // The second round is under a lower label: whoever is cleared for that only reads nothing of the first.
        (await stage.As<ReturnConsultation, Result>(team.OtherOfficer, r => r.Run(id, new() { OnRisk = "Restricted is enough" }, Written.Cancel))).Refusals.ShouldBeEmpty();
        (await stage.As<OpenDraft, Result>(team.Assistant, o => o.Run(id, Written.Cancel))).Refusals.ShouldBeEmpty();
        draft = (await stage.Read(team.Assistant, id)).Value;
        draft.Asked.Select(asked => asked.Text).ShouldBe(["Restricted is enough", "Which well?"]);
        (await stage.Save(team.Assistant, id, draft.Revision, new() { [LabelField] = nameof(Label.Restricted) })).Refusals.ShouldBeEmpty();
        (await stage.Submit(team.Assistant, id)).Refusals.ShouldHaveSingleItem().ShouldSatisfyAllConditions(refusal => refusal.Code.ShouldBe(ConsultationRefusalCodes.LabelLowered), refusal => refusal.Field.ShouldBe(LabelField));
        await Lowered(stage, team, id);
        (await stage.Submit(team.Assistant, id)).Refusals.ShouldBeEmpty();
        (await stage.View(team.LowOfficer, id)).Value.Asked.ShouldBeEmpty();
        (await stage.View(team.Assistant, id)).Value.Asked.Count.ShouldBe(3);

        (await stage.Record(team.LowOfficer, id)).Refusals.ShouldBeEmpty();
        foreach (var reader in new[] { team.Assistant, team.Officer })
            (await Asked(reader)).ShouldBe(["Restricted is enough", "Leave out chief Kanarienvogel", "Which well?"]);
        foreach (var reader in new[] { team.LowOfficer, team.Analyst, team.Leadership })
            (await Asked(reader)).ShouldBeEmpty();
        (await stage.View(team.Analyst, id)).Value.Asked.ShouldBeEmpty();

        // What somebody else relied on is lowered by the focal point.
        static async Task Lowered(Stage stage, FieldTeam team, ConsultationId id)
        {
            var focal = AccountId.New();
            await using var db = stage.OpenAsOwner();
            db.Add(TestAccount.Of(focal, "focal@example.org", "focal", FieldTeam.Password));
            db.Add(Membership.OfWorkspace(focal, team.Workspace, Role.DataFocalPoint, Label.Confidential, null, DateTimeOffset.UnixEpoch));
            await db.SaveChangesAsync(Written.Cancel);
            var asked = new AskToLowerInput { To = Label.Restricted, Reason = "Restricted is enough" };
            (await stage.As<AskToLower, Result>(team.OtherOfficer, ask => ask.Run(LabelledKind.Consultation, id.Value, asked, Written.Cancel))).Refusals.ShouldBeEmpty();
            (await stage.As<DecideLabelRequest, Result>(focal, decide => decide.Run(new(asked.Id), new DecideLabelRequestInput { Decision = LabelDecision.Lower }, Written.Cancel))).Refusals.ShouldBeEmpty();
        }

        async Task<List<string>> Asked(AccountId reader) =>
            [.. (await stage.As<ConsultationHistory, Result<IReadOnlyList<HistoryEntry>>>(reader, history => history.Run(id, Written.Cancel))).Value.SelectMany(entry => entry.Asked).Select(asked => asked.Text)];
    }

    [Fact]
    public async Task An_amendment_keeps_the_earlier_version_readable_and_cannot_lower_the_label()
    {
        await using var stage = await Stage.Set(cluster, Written.Cancel);
        var team = await FieldTeam.Gather(stage, Written.Cancel);
        var id = await stage.Recorded(team, team.Assistant, team.Officer);
        (await stage.As<OpenDraft, Result>(team.Assistant, o => o.Run(id, Written.Cancel))).Is(RefusalCodes.NotPermitted).ShouldBeTrue();
        (await stage.As<OpenDraft, Result>(team.Officer, o => o.Run(id, Written.Cancel))).Succeeded.ShouldBeTrue();
        await stage.Save(team.Officer, id, 1, new() { [Purpose] = "Rendre compte", [LabelField] = nameof(Label.Restricted) });

        (await stage.As<AmendConsultation, Result>(team.Officer, a => a.Run(id, "", Written.Cancel))).Refusals.Select(r => r.Field).ShouldBe(["Reason", LabelField], ignoreOrder: true);
        await stage.Save(team.Officer, id, 2, new() { [LabelField] = nameof(Label.Confidential) });
        (await stage.As<AmendConsultation, Result>(team.Officer, a => a.Run(id, "Objet mal compris", Written.Cancel))).Refusals.ShouldBeEmpty();

        var history = (await stage.As<ConsultationHistory, Result<IReadOnlyList<HistoryEntry>>>(team.Officer, h => h.Run(id, Written.Cancel))).Value;
        history[0].Reason.ShouldBe("Objet mal compris");
        history[0].By.ShouldBe("officer");
        history[0].Differences.ShouldBe([new Difference("Purpose", null, "Écouter", "Rendre compte")]);
        (await stage.As<ConsultationHistory, Result<IReadOnlyList<HistoryEntry>>>(team.Stranger, h => h.Run(id, Written.Cancel))).Is(RefusalCodes.NotFound).ShouldBeTrue();
    }

    [Fact]
    public async Task A_recorded_consultation_is_read_to_ones_clearance_office_and_name()
    {
        await using var stage = await Stage.Set(cluster, Written.Cancel);
        var team = await FieldTeam.Gather(stage, Written.Cancel);
        var confidential = await stage.Recorded(team, team.Assistant, team.Officer);
        var strict = await stage.Recorded(team, team.Assistant, team.OtherOfficer, fields =>
        {
            fields[LabelField] = nameof(Label.StrictlyConfidential);
            fields[Readers] = team.OtherOfficer.Value.ToString();
            fields[fields.Keys.Single(name => name.EndsWith("owner", StringComparison.Ordinal))] = team.OtherOfficer.Value.ToString();
        });

        foreach (var reader in new[] { team.Assistant, team.Officer, team.SectionHead, team.Analyst, team.Leadership })
            (await stage.View(reader, confidential)).Succeeded.ShouldBeTrue();
        foreach (var other in new[] { team.AssistantElsewhere, team.LowOfficer, team.Administrator, team.Stranger })
            (await stage.View(other, confidential)).Is(RefusalCodes.NotFound).ShouldBeTrue();
        foreach (var reader in new[] { team.Assistant, team.OtherOfficer })
            (await stage.View(reader, strict)).Succeeded.ShouldBeTrue();
        foreach (var other in new[] { team.Officer, team.SectionHead, team.Analyst, team.Leadership, team.Stranger })
            (await stage.View(other, strict)).Is(RefusalCodes.NotFound).ShouldBeTrue();

        (await stage.As<ListConsultations, ConsultationList>(team.Leadership, l => l.Run(new(), Written.Cancel))).Rows.Select(r => r.Id).ShouldBe([confidential]);
        (await stage.As<ListConsultations, ConsultationList>(team.Stranger, l => l.Run(new(), Written.Cancel))).Count.ShouldBe(0);
    }

    [Fact]
    public async Task An_urgent_concern_of_a_draft_is_on_the_duty_list_at_once_for_those_with_clearance()
    {
        await using var stage = await Stage.Set(cluster, Written.Cancel);
        var team = await FieldTeam.Gather(stage, Written.Cancel);
        var id = await stage.Draft(team.Assistant);
        var concern = Guid.CreateVersion7();
        await stage.Save(team.Assistant, id, 1, Written.Complete(team, concern, Guid.CreateVersion7()));

        (await stage.As<PassOnUrgentConcern, Result>(team.Officer, p => p.Run(id, new ConcernId(concern), Written.Cancel))).Is(RefusalCodes.NotFound).ShouldBeTrue();
        (await stage.As<PassOnUrgentConcern, Result>(team.Assistant, p => p.Run(id, new ConcernId(concern), Written.Cancel))).Succeeded.ShouldBeTrue();
        (await stage.As<PassOnUrgentConcern, Result>(team.Assistant, p => p.Run(id, new ConcernId(concern), Written.Cancel))).Succeeded.ShouldBeTrue();

        var list = await stage.As<ListUrgent, IReadOnlyList<UrgentRow>>(team.Leadership, l => l.Run(Written.Cancel));
        list.Single().Summary.ShouldBe("Le forage n’est pas fini");
        foreach (var other in new[] { team.Assistant, team.LowOfficer, team.Analyst, team.Stranger })
            (await stage.As<ListUrgent, IReadOnlyList<UrgentRow>>(other, l => l.Run(Written.Cancel))).ShouldBeEmpty();
        (await stage.As<TakeUpUrgentConcern, Result>(team.Officer, t => t.Run(new ConcernId(concern), Written.Cancel))).Succeeded.ShouldBeTrue();
        (await stage.As<TakeUpUrgentConcern, Result>(team.SectionHead, t => t.Run(new ConcernId(concern), Written.Cancel))).Is(ConsultationRefusalCodes.TakenUpAlready).ShouldBeTrue();
    }

    [Fact]
    public async Task What_a_correction_took_out_is_shown_to_those_who_amend_and_to_nobody_else()
    {
        await using var stage = await Stage.Set(cluster, Written.Cancel);
        var team = await FieldTeam.Gather(stage, Written.Cancel);
        var id = await stage.Recorded(team, team.Assistant, team.Officer, fields => fields[Context] = "Said by chief Kanarienvogel");
        (await stage.As<OpenDraft, Result>(team.Officer, open => open.Run(id, Written.Cancel))).Refusals.ShouldBeEmpty();
        var draft = (await stage.Read(team.Officer, id)).Value;
        (await stage.Save(team.Officer, id, draft.Revision, new(StringComparer.Ordinal) { [Context] = "Said by an elder" })).Refusals.ShouldBeEmpty();
        (await stage.As<AmendConsultation, Result>(team.Officer, amend => amend.Run(id, "A name stood there", Written.Cancel))).Refusals.ShouldBeEmpty();

        foreach (var reader in new[] { team.Officer, team.SectionHead, team.Assistant })
            (await History(reader)).ShouldContain("Said by chief Kanarienvogel");
        foreach (var reader in new[] { team.Analyst, team.Leadership })
        {
            var seen = await History(reader);
            seen.ShouldBeEmpty();
        }

        async Task<List<string?>> History(AccountId reader) =>
            [.. (await stage.As<ConsultationHistory, Result<IReadOnlyList<HistoryEntry>>>(reader, history => history.Run(id, Written.Cancel))).Value.SelectMany(entry => entry.Differences).Select(difference => difference.Before)];
    }

    [Fact]
    public async Task Two_versions_stand_side_by_side_for_those_who_see_changes_without_what_the_history_keeps_back()
    {
        await using var stage = await Stage.Set(cluster, Written.Cancel);
        var team = await FieldTeam.Gather(stage, Written.Cancel);
        var id = await stage.Recorded(team, team.Assistant, team.Officer, fields => fields[Context] = "Said by chief Kanarienvogel");
        (await stage.As<OpenDraft, Result>(team.Officer, open => open.Run(id, Written.Cancel))).Refusals.ShouldBeEmpty();
        var draft = (await stage.Read(team.Officer, id)).Value;
        var added = Guid.CreateVersion7();
        await stage.Save(team.Officer, id, draft.Revision, new(StringComparer.Ordinal)
        {
            [Context] = "Said by an elder",
            [Sensitivity] = nameof(PlaceSensitivity.Hidden),
            [Start] = null,
            [InRow(ConcernRow, added, "theme")] = nameof(ConcernTheme.Land),
            [InRow(ConcernRow, added, "group")] = nameof(ConcernGroup.Farmers),
            [InRow(ConcernRow, added, "summary")] = "Their field",
        });
        (await stage.As<AmendConsultation, Result>(team.Officer, amend => amend.Run(id, "A name stood there", Written.Cancel))).Refusals.ShouldBeEmpty();

        var compared = (await Compare(team.SectionHead, null, null)).Value;
        compared.Versions.Select(version => version.Act).ShouldBe([nameof(SubmitConsultation), nameof(RecordConsultation), nameof(AmendConsultation)], "what was typed before it was submitted is no version");
        (compared.From, compared.To).ShouldBe((compared.Versions[1].Version, compared.Versions[2].Version));
        compared.Fields.Where(field => field.Differs).Select(field => (field.Field, field.Before, field.After)).ShouldBe(
        [
            ("StartsAt", "16:00:00", null),
            ("Sensitivity", "Exact", "Hidden"),
            ("Context", "Said by chief Kanarienvogel", "Said by an elder"),
            ("ConcernTheme", null, "Land"), ("ConcernRaisedBy", null, "Farmers"), ("ConcernSummary", null, "Their field"), ("ConcernUrgency", null, "Normal"), ("ConcernIsAttributable", null, "False"), ("ConcernState", null, "Open"),
        ]);
        compared.Fields.ShouldContain(field => field.Field == "FieldOfficeId" && field.Before == "Tamra" && !field.Differs);
        compared.Fields.ShouldNotContain(field => field.Field == "PlaceName" || (field.Before ?? "").Contains("Marché de Tamra", StringComparison.Ordinal), "the place is hidden now, in earlier versions too");
        var first = (await Compare(team.Assistant, compared.Versions[0].Version, compared.Versions[1].Version)).Value;
        first.Fields.Where(field => field.Differs).Select(field => field.Field).ShouldBe(["ConcernState"]);
        first.Fields.ShouldContain(field => field.Field == "PromiseText" && field.After == "Finir le forage");
        (await Compare(team.Officer, 999, -1)).Value.To.ShouldBe(compared.To);

        foreach (var reader in new[] { team.Analyst, team.Leadership })
            (await Compare(reader, null, null)).Is(RefusalCodes.NotPermitted).ShouldBeTrue();
        foreach (var other in new[] { team.LowOfficer, team.AssistantElsewhere, team.Stranger })
            (await Compare(other, null, null)).Is(RefusalCodes.NotFound).ShouldBeTrue();

        Task<Result<ComparedVersions>> Compare(AccountId reader, int? from, int? to) => stage.As<CompareVersions, Result<ComparedVersions>>(reader, compare => compare.Run(id, from, to, "en", Written.Cancel));
    }

    [Fact]
    public async Task Two_versions_tell_the_team_the_readers_and_all_of_a_promise()
    {
        await using var stage = await Stage.Set(cluster, Written.Cancel);
        var team = await FieldTeam.Gather(stage, Written.Cancel);
        var (concern, promise) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var id = await stage.Recorded(team, team.Assistant, team.OtherOfficer, fields =>
        {
            foreach (var row in fields.Keys.Where(name => name.StartsWith(ConcernRow, StringComparison.Ordinal) || name.StartsWith(CommitmentRow, StringComparison.Ordinal)).ToList())
                fields.Remove(row);
            foreach (var (name, value) in Written.Complete(team, concern, promise))
                fields[name] = value;
        });
        (await stage.As<OpenDraft, Result>(team.OtherOfficer, open => open.Run(id, Written.Cancel))).Refusals.ShouldBeEmpty();
        (await stage.Save(team.OtherOfficer, id, (await stage.Read(team.OtherOfficer, id)).Value.Revision, new(StringComparer.Ordinal)
        {
            [LabelField] = nameof(Label.StrictlyConfidential),
            [Readers] = string.Join('\n', team.OtherOfficer.Value, team.SectionHead.Value),
            [Interpreter] = "yes",
            [TeamWomen] = "2",
            [TeamMen] = "1",
            [InRow(ConcernRow, concern, "attributable")] = "yes",
        })).Refusals.ShouldBeEmpty();
        (await stage.As<AmendConsultation, Result>(team.OtherOfficer, amend => amend.Run(id, "Who came for the mission was missing", Written.Cancel))).Refusals.ShouldBeEmpty();

        var fields = (await stage.As<CompareVersions, Result<ComparedVersions>>(team.SectionHead, compare => compare.Run(id, null, null, "en", Written.Cancel))).Value.Fields;

        fields.Where(field => field.Differs).Select(field => (field.Field, field.Before, field.After)).ShouldBe(
        [
            ("Label", "Confidential", "StrictlyConfidential"),
            ("WithInterpreter", "False", "True"),
            ("TeamWomen", null, "2"),
            ("TeamMen", null, "1"),
            ("NamedReaders", null, "head\nofficer.other"),
            ("ConcernIsAttributable", "False", "True"),
        ]);
        fields.Where(field => field.Field.StartsWith("Promise", StringComparison.Ordinal)).Select(field => (field.Field, field.After)).ShouldBe(
        [
            ("PromiseKind", "Promise"), ("PromiseText", "Finir le forage"), ("PromisePromisedBy", "Section"), ("PromiseOwnerId", "officer"), ("PromiseDue", "2026-10-11"), ("PromisePriority", "Normal"), ("PromiseConcernId", "1"),
        ]);
    }

    [Fact]
    public void Whatever_a_record_says_is_compared_or_it_is_said_why_not()
    {
        string[] resolved = ["FieldOfficeId", "SectionId", "Tasks", "ForTheMission", "Communities", "Organisations", "NamedReaders", "Concerns", "Referrals", "ProposedCommitments"];
        string[] ofTheVersionItself = ["Version", "State", "Reason", "Reference", "SubmittedAt", "RecordedAt", "Reviews", "Comments"];
        string[] neverChanged = ["Id", "WorkspaceId", "AuthorId", "Zone"];
        // Two versions side by side would tell a small number, or a person, that neither does; consents have a page of their own.
        string[] ofPeople = ["Participation", "PersonsWithDisabilities", "DisplacedPersons", "Figures", "Leaders", "Consents", "ReadAgainSince", "ReadAgainBy", "ReadAgainAt"];
        // Worked out from others, of other meetings, or of an incident.
        string[] elsewhere = ["HeldAt", "FrozenSince", "Tellings", "ConcernTellings", "TellingCorrections", "IsRelied", "IsAhead", "Met"];
        Unsaid(typeof(Consultation), [.. ConsultationHistory.Compared, .. resolved, .. ofTheVersionItself, .. neverChanged, .. ofPeople, .. elsewhere]).ShouldBeEmpty();
        // Telling has its own pages.
        Unsaid(typeof(Concern), [.. ConsultationHistory.ComparedOfConcern, "Id", "Order"]).ShouldBeEmpty();
        Unsaid(typeof(Referral), [.. CompareVersions.OfReferral, "Id"]).ShouldBeEmpty();
        // Communities that a promise leaves out are those of the record that it does not name on its own page.
        Unsaid(typeof(ProposedCommitment), [.. CompareVersions.OfPromise, "Id", "Order", "LeftOut"]).ShouldBeEmpty();

        static IEnumerable<string> Unsaid(Type of, string[] known) =>
            of.GetProperties(System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Instance).Select(property => property.Name).Except(known, StringComparer.Ordinal);
    }

    [Fact]
    public async Task An_amendment_takes_no_urgent_concern_of_a_colleague_off_the_duty_list()
    {
        await using var stage = await Stage.Set(cluster, Written.Cancel);
        var team = await FieldTeam.Gather(stage, Written.Cancel);
        var id = await stage.Recorded(team, team.Assistant, team.Officer);
        var concern = Guid.CreateVersion7();
        await Begin(team.SectionHead, new(StringComparer.Ordinal)
        {
            [InRow(ConcernRow, concern, "theme")] = nameof(ConcernTheme.Protection),
            [InRow(ConcernRow, concern, "group")] = nameof(ConcernGroup.Women),
            [InRow(ConcernRow, concern, "summary")] = "They are threatened",
        });
        (await stage.As<PassOnUrgentConcern, Result>(team.SectionHead, p => p.Run(id, new ConcernId(concern), Written.Cancel))).Refusals.ShouldBeEmpty();

        await Begin(team.Officer, new(StringComparer.Ordinal) { [Context] = "Another word" });
        (await stage.As<AmendConsultation, Result>(team.Officer, amend => amend.Run(id, "A slip", Written.Cancel))).Refusals.ShouldBeEmpty();

        (await stage.As<ListUrgent, IReadOnlyList<UrgentRow>>(team.Officer, l => l.Run(Written.Cancel))).Single().Summary.ShouldBe("They are threatened");

        async Task Begin(AccountId by, Dictionary<string, string?> fields)
        {
            (await stage.As<OpenDraft, Result>(by, open => open.Run(id, Written.Cancel))).Refusals.ShouldBeEmpty();
            (await stage.Save(by, id, (await stage.Read(by, id)).Value.Revision, fields)).Refusals.ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task A_draft_that_is_made_strictly_confidential_closes_its_urgent_concern_at_once_and_never_opens_it()
    {
        await using var stage = await Stage.Set(cluster, Written.Cancel);
        var team = await FieldTeam.Gather(stage, Written.Cancel);
        var id = await stage.Draft(team.Assistant);
        var concern = Guid.CreateVersion7();
        var fields = Written.Complete(team, concern, Guid.CreateVersion7());
        fields[Sensitivity] = nameof(PlaceSensitivity.Hidden);
        await stage.Save(team.Assistant, id, 1, fields);
        (await stage.As<PassOnUrgentConcern, Result>(team.Assistant, p => p.Run(id, new ConcernId(concern), Written.Cancel))).Refusals.ShouldBeEmpty();
        (await Urgent(team.SectionHead)).ShouldSatisfyAllConditions(urgent => urgent.Summary.ShouldNotBeNull(), urgent => urgent.Place.ShouldBeNull("the place is hidden"));

        await Change(LabelField, nameof(Label.StrictlyConfidential));
        (await Urgent(team.SectionHead)).Summary.ShouldBeNull();

        await Change(LabelField, nameof(Label.Restricted));
        (await Urgent(team.SectionHead)).Summary.ShouldBeNull("a draft opens nothing");

        async Task Change(string field, string value)
        {
            var draft = (await stage.Read(team.Assistant, id)).Value;
            (await stage.Save(team.Assistant, id, draft.Revision, new(StringComparer.Ordinal) { [field] = value })).Refusals.ShouldBeEmpty();
        }

        async Task<UrgentRow> Urgent(AccountId account) => (await stage.As<ListUrgent, IReadOnlyList<UrgentRow>>(account, l => l.Run(Written.Cancel))).Single();
    }

    [Fact]
    public async Task Of_a_strictly_confidential_urgent_concern_everybody_on_duty_learns_whom_to_ask_and_those_named_what_it_says()
    {
        await using var stage = await Stage.Set(cluster, Written.Cancel);
        var team = await FieldTeam.Gather(stage, Written.Cancel);
        var id = await stage.Submitted(team, team.Assistant, fields =>
        {
            foreach (var name in fields.Keys.Where(name => name.EndsWith("theme", StringComparison.Ordinal)).ToList())
                fields[name.Replace("theme", "urgency", StringComparison.Ordinal)] = nameof(ConcernUrgency.Urgent);
        });

        (await Urgent(team.SectionHead)).Single().Summary.ShouldBe("Le forage n’est pas fini");

        (await stage.Record(team.Officer, id)).Refusals.ShouldBeEmpty();
        (await stage.As<OpenDraft, Result>(team.Officer, open => open.Run(id, Written.Cancel))).Refusals.ShouldBeEmpty();
        var raised = new Dictionary<string, string?>(StringComparer.Ordinal) { [LabelField] = nameof(Label.StrictlyConfidential), [Readers] = team.Officer.Value.ToString() };
        var draft = (await stage.Read(team.Officer, id)).Value;
        (await stage.Save(team.Officer, id, draft.Revision + 1, raised, draft.Fields.All.ToDictionary(field => field.Key, field => (string?)field.Value, StringComparer.Ordinal))).Refusals.ShouldBeEmpty();
        (await stage.As<AmendConsultation, Result>(team.Officer, amend => amend.Run(id, "Dangereux pour elles", Written.Cancel))).Refusals.ShouldBeEmpty();

        var told = (await Urgent(team.SectionHead)).Single();
        (told.Theme, told.Place, told.Summary).ShouldBe((null, null, null));
        told.PassedOnBy.ShouldNotBeEmpty();
        (await Urgent(team.Officer)).Single().Summary.ShouldBe("Le forage n’est pas fini");
        foreach (var other in new[] { team.Assistant, team.Analyst, team.Stranger })
            (await Urgent(other)).ShouldBeEmpty();
        (await stage.As<TakeUpUrgentConcern, Result>(team.SectionHead, t => t.Run(new ConcernId(told.Id), Written.Cancel))).Succeeded.ShouldBeTrue();

        Task<IReadOnlyList<UrgentRow>> Urgent(AccountId account) => stage.As<ListUrgent, IReadOnlyList<UrgentRow>>(account, l => l.Run(Written.Cancel));
    }

    [Fact]
    public async Task A_plan_is_postponed_planned_again_held_and_written_down_or_cancelled()
    {
        await using var stage = await Stage.Set(cluster, Written.Cancel);
        var team = await FieldTeam.Gather(stage, Written.Cancel);
        var id = ConsultationId.New();
        var soon = DateOnly.FromDateTime(stage.Clock.GetUtcNow().DateTime).AddDays(5);
        var input = new PlanConsultationInput { Title = "Réunion", Kind = ConsultationKind.TownHall, OfficeId = team.Tamra.Value, PlaceName = "Place du marché", On = soon, Sensitivity = PlaceSensitivity.Exact, ReprisalRisk = Domain.Communities.ReprisalRisk.Low, Visibility = MeetingVisibility.Open };
        (await stage.As<PlanConsultation, Result>(team.Assistant, p => p.Run(id, new PlanConsultationInput { On = soon.AddDays(-30), StartsAt = "25:99" }, Written.Cancel))).Refusals.Select(r => r.Field).ShouldBe(["Title", "Kind", "PlaceName", "On", "Sensitivity", "ReprisalRisk", "Visibility", "StartsAt"]);
        (await stage.As<PlanConsultation, Result>(team.Assistant, p => p.Run(id, input, Written.Cancel))).Succeeded.ShouldBeTrue();

        (await stage.As<PostponeConsultation, Result>(team.Officer, p => p.Run(id, new() { Reason = "x" }, Written.Cancel))).Is(RefusalCodes.NotPermitted).ShouldBeTrue();
        (await stage.As<PostponeConsultation, Result>(team.Assistant, p => p.Run(id, new() { Reason = "Pluie", Version = 7 }, Written.Cancel))).Is(RefusalCodes.Conflict).ShouldBeTrue();
        (await stage.As<PostponeConsultation, Result>(team.Assistant, p => p.Run(id, new() { Reason = "Pluie" }, Written.Cancel))).Succeeded.ShouldBeTrue();
        (await stage.View(team.Officer, id)).Value.State.ShouldBe(ConsultationState.Postponed);
        (await stage.As<PostponeConsultation, Result>(team.Assistant, p => p.Run(id, new() { Reason = "Beau temps", Until = soon.AddDays(3) }, Written.Cancel))).Succeeded.ShouldBeTrue();
        (await stage.View(team.Officer, id)).Value.HeldOn.ShouldBe(soon.AddDays(3));
        (await stage.As<OpenDraft, Result>(team.Assistant, o => o.Run(id, Written.Cancel))).Succeeded.ShouldBeTrue();
        (await stage.Read(team.Assistant, id)).Value.Fields[Title].ShouldBe("Réunion");
        (await stage.View(team.Officer, id)).Is(RefusalCodes.NotFound).ShouldBeTrue();
        (await stage.As<CancelConsultation, Result>(team.Assistant, c => c.Run(id, new() { Reason = "Reprise ailleurs" }, Written.Cancel))).Succeeded.ShouldBeTrue();
        (await stage.View(team.Officer, id)).Value.State.ShouldBe(ConsultationState.Cancelled);
        (await stage.Read(team.Assistant, id)).Is(RefusalCodes.NotFound).ShouldBeTrue();
    }

    private sealed class RefusalComparer : IEqualityComparer<Refusal>
    {
        public static readonly RefusalComparer Instance = new();

        public bool Equals(Refusal? one, Refusal? other) => one?.Code == other?.Code && one?.Field == other?.Field && one!.Arguments.SequenceEqual(other!.Arguments);

        public int GetHashCode(Refusal refusal) => refusal.Code.GetHashCode(StringComparison.Ordinal);
    }
}
