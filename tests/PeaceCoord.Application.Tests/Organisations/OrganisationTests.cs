using Npgsql;
using PeaceCoord.Application.Organisations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.People;
using PeaceCoord.TestSupport;
using static PeaceCoord.TestSupport.RegistryCast;

namespace PeaceCoord.Application.Tests.Organisations;

public sealed class OrganisationTests(TestCluster cluster) : IAsyncLifetime
{
    private Stage _stage = null!;
    private RegistryCast _cast = null!;

    public async ValueTask InitializeAsync()
    {
        _stage = await Stage.Set(cluster, TestContext.Current.CancellationToken);
        _cast = await Assemble(_stage);
    }

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    [Fact]
    public async Task Every_member_of_the_mission_reads_the_registry_and_people_of_another_mission_find_nothing()
    {
        foreach (var reader in new[] { _cast.Assistant, _cast.Officer, _cast.SectionHead, _cast.Analyst, _cast.Leader, _cast.FocalPoint, _cast.Administrator })
            (await List(reader)).Count.ShouldBe(2);

        (await List(_cast.OfficerElsewhere)).Count.ShouldBe(0);
        (await Sees(_cast.OfficerElsewhere, _cast.Lamp)).ShouldBeFalse();
        (await _cast.Check(_cast.OfficerElsewhere, _cast.Lamp, Verification.BasicQuestions)).Is(RefusalCodes.NotFound).ShouldBeTrue();
    }

    [Fact]
    public async Task A_coordinator_sees_their_own_and_those_of_the_workspace_that_wish_to_be_seen_openly()
    {
        (await Sees(_cast.Samira, _cast.Lamp)).ShouldBeTrue();
        (await Sees(_cast.Idris, _cast.Lamp)).ShouldBeFalse();

        await Wish(SeenWithUs.Openly);
        var seen = await _cast.View(_cast.Idris, _cast.Lamp);
        (seen.SeesCheck, seen.SeesContacts, seen.CanEdit).ShouldBe((false, false, false));
        seen.Flags.ShouldBeEmpty();
        (await List(_cast.Idris)).Rows.Select(row => row.Verification).ShouldBe([null, VerificationLevel.NotChecked]);

        await Wish(SeenWithUs.Discreetly);
        (await Sees(_cast.Idris, _cast.Lamp)).ShouldBeFalse();
    }

    [Fact]
    public async Task The_order_of_the_list_tells_an_organisation_nothing_of_the_level_of_others()
    {
        await Wish(SeenWithUs.Openly);
        var before = (await List(_cast.Idris, new ListOrganisationsInput { Sort = "-verification" })).Rows.Select(row => row.LegalName).ToList();
        Must(await _cast.Check(_cast.Officer, _cast.Lamp, Verification.BasicQuestions));

        (await List(_cast.Idris, new ListOrganisationsInput { Sort = "-verification" })).Rows.Select(row => row.LegalName).ShouldBe(before);
        (await List(_cast.Officer, new ListOrganisationsInput { Sort = "-verification" })).Rows[0].LegalName.ShouldBe("Lamp of Tamra");
    }

    [Fact]
    public async Task Row_level_security_alone_keeps_other_organisations_and_other_workspaces_out()
    {
        (await RowsSeenBy(_cast.Samira)).ShouldBe(1);
        (await RowsSeenBy(_cast.OfficerElsewhere)).ShouldBe(0);
        (await RowsSeenBy(_cast.Analyst)).ShouldBe(2);
        await Wish(SeenWithUs.Openly);
        (await RowsSeenBy(_cast.Idris)).ShouldBe(2);
    }

    [Fact]
    public async Task A_coordinator_edits_their_own_and_a_member_does_not()
    {
        Must(await Edit(_cast.Samira, _cast.Lamp, ProfileSection.Identity));
        (await Edit(_cast.MemberOfTheLamp, _cast.Lamp, ProfileSection.Identity)).Is(RefusalCodes.NotPermitted).ShouldBeTrue();
        (await Edit(_cast.Analyst, _cast.Lamp, ProfileSection.Identity)).Is(RefusalCodes.NotPermitted).ShouldBeTrue();
        Must(await Edit(_cast.Assistant, _cast.Lamp, ProfileSection.Work));

        var lamp = (await _cast.View(_cast.Samira, _cast.Lamp)).Organisation;
        (lamp.YearFounded, lamp.Areas.Count, lamp.Staff).ShouldBe((2019, 2, null));
    }

    [Fact]
    public async Task A_half_done_section_saves_and_says_what_is_missing()
    {
        Must(await _stage.As<EditOrganisation, Result>(_cast.Samira, edit => edit.Run(_cast.Lamp, ProfileSection.Work, new OrganisationInput { Areas = "Tamra" }, default)));

        (await _cast.View(_cast.Samira, _cast.Lamp)).Organisation.Completeness().Single(section => section.Section == ProfileSection.Work).Gaps
            .ShouldBe([ProfileGap.Sectors, ProfileGap.Populations, ProfileGap.Languages]);
    }

    [Fact]
    public async Task Names_and_numbers_of_contacts_are_in_no_column_in_clear_and_revealing_one_leaves_an_entry()
    {
        await _cast.CompleteTheLamp();
        var contact = (await _cast.View(_cast.Officer, _cast.Lamp)).Organisation.Contacts.Single();

        foreach (var word in new[] { "Samira of the wells", "555 0101" })
            (await RowsThatHold(word)).ShouldBeEmpty();

        (await Reveal(_cast.Officer, contact.Id, null)).Refusals.ShouldHaveSingleItem().Field.ShouldBe("Reason");
        var revealed = Must(await Reveal(_cast.Officer, contact.Id, ContactRevealReason.ArrangeAMeeting));
        (revealed.Name, revealed.Telephone, revealed.Email).ShouldBe(("Samira of the wells", "+999 555 0101", null));
        (await Scalar(_stage.Database.Administrator, "select count(*) from audit_entries where act = 'RevealContact' and reason = 'ArrangeAMeeting'")).ShouldBe(1L);

        (await Reveal(_cast.Analyst, contact.Id, ContactRevealReason.ArrangeAMeeting)).Is(RefusalCodes.NotPermitted).ShouldBeTrue();
        (await Reveal(_cast.Assistant, contact.Id, ContactRevealReason.ArrangeAMeeting)).Is(RefusalCodes.NotPermitted).ShouldBeTrue();
        await Wish(SeenWithUs.Openly);
        (await Reveal(_cast.Idris, contact.Id, ContactRevealReason.ArrangeAMeeting)).Is(RefusalCodes.NotFound).ShouldBeTrue();
    }

    [Fact]
    public async Task A_flag_goes_up_step_by_step_red_takes_a_second_person_and_blocks_the_full_check()
    {
        await _cast.CompleteTheLamp();
        Must(await _cast.Check(_cast.Officer, _cast.Lamp, Verification.FullQuestions));
        (await _cast.View(_cast.Officer, _cast.Lamp)).Organisation.Verification.ShouldBe(VerificationLevel.Full);

        var flag = Must(await _stage.As<RaiseFlag, Result<RiskFlagId>>(_cast.Officer, raise => raise.Run(
            _cast.Lamp, new RaiseFlagInput { Category = RiskCategory.FraudOrCorruption, Level = RiskLevel.Observation, Comment = "Receipts are missing" }, default)));
        (await _cast.View(_cast.Samira, _cast.Lamp)).Flags.ShouldBeEmpty();
        (await Reply(_cast.Samira, flag)).Is(RefusalCodes.NotFound).ShouldBeTrue();

        Must(await Escalate(_cast.Officer, flag));
        (await _cast.View(_cast.Samira, _cast.Lamp)).Flags.ShouldHaveSingleItem();
        Must(await Reply(_cast.Samira, flag));
        Must(await Escalate(_cast.Officer, flag));
        (await Escalate(_cast.Officer, flag)).Is(OrganisationsRefusalCodes.RedTakesASecondPerson).ShouldBeTrue();
        Must(await Escalate(_cast.SectionHead, flag));
        (await _cast.View(_cast.Officer, _cast.Lamp)).Organisation.Verification.ShouldBe(VerificationLevel.Basic);

        (await Resolve(_cast.SectionHead, flag)).Is(OrganisationsRefusalCodes.RedTakesASecondPerson).ShouldBeTrue();
        Must(await Resolve(_cast.Officer, flag));
        (await _cast.View(_cast.Officer, _cast.Lamp)).Organisation.Verification.ShouldBe(VerificationLevel.Full);
    }

    [Fact]
    public async Task Organisations_are_found_without_accents_and_by_what_they_do()
    {
        (await List(_cast.Analyst, new ListOrganisationsInput { Q = "etoile" })).Rows.ShouldHaveSingleItem().Id.ShouldBe(_cast.Bridge);
        (await List(_cast.Analyst, new ListOrganisationsInput { Q = "lot" })).Rows.ShouldHaveSingleItem().Id.ShouldBe(_cast.Lamp);
        (await List(_cast.Analyst, new ListOrganisationsInput { Q = "%" })).Count.ShouldBe(0);
        Must(await Edit(_cast.Samira, _cast.Lamp, ProfileSection.Work));
        (await List(_cast.Analyst, new ListOrganisationsInput { Sector = "protection" })).Rows.ShouldHaveSingleItem().Id.ShouldBe(_cast.Lamp);
        (await List(_cast.Analyst, new ListOrganisationsInput { Area = "OUED" })).Rows.ShouldHaveSingleItem().Id.ShouldBe(_cast.Lamp);
        var wrong = await List(_cast.Analyst, new ListOrganisationsInput { Kind = "7", Page = "99999999999", Sort = "-nothing" });
        wrong.Count.ShouldBe(2);
        wrong.Filter.Refusals.Select(refusal => refusal.Field).ShouldBe(["Kind", "Sort"]);
    }

    [Fact]
    public async Task A_name_already_in_the_registry_is_refused_whatever_its_accents()
    {
        var refused = await _stage.As<RegisterOrganisation, Result<OrganisationId>>(_cast.Assistant, register => register.Run(
            new RegisterOrganisationInput { LegalName = "LE PONT DE L'ETOILE", Kind = OrganisationKind.NationalNgo }, default));

        refused.Refusals.ShouldHaveSingleItem().Code.ShouldBe(OrganisationsRefusalCodes.NameTaken);
    }

    [Fact]
    public async Task Those_who_may_not_register_are_told_who_may()
    {
        foreach (var actor in new[] { _cast.Analyst, _cast.Leader, _cast.Administrator })
        {
            (await _stage.As<RegisterOrganisation, Result<OrganisationId>>(actor, register => register.Run(new RegisterOrganisationInput { LegalName = "X", Kind = OrganisationKind.Media }, default)))
                .Is(RefusalCodes.NotPermitted).ShouldBeTrue();
        }

        (await _stage.As<RegisterOrganisation, Result<OrganisationId>>(_cast.Samira, register => register.Run(new RegisterOrganisationInput { LegalName = "X", Kind = OrganisationKind.Media }, default)))
            .Is(RefusalCodes.NotFound).ShouldBeTrue();
    }

    private Task<OrganisationList> List(AccountId by, ListOrganisationsInput? input = null) =>
        _stage.As<ListOrganisations, OrganisationList>(by, list => list.Run(input ?? new ListOrganisationsInput(), default));

    private async Task<bool> Sees(AccountId by, OrganisationId organisation) =>
        (await _stage.As<ViewOrganisation, Result<OrganisationView>>(by, view => view.Run(organisation, default))).Succeeded;

    private Task<Result> Edit(AccountId by, OrganisationId organisation, ProfileSection section) =>
        _stage.As<EditOrganisation, Result>(by, edit => edit.Run(organisation, section, WholeProfile(), default));

    private async Task Wish(SeenWithUs wish) => Must(await _stage.As<EditOrganisation, Result>(
        _cast.Samira, edit => edit.Run(_cast.Lamp, ProfileSection.Visibility, new OrganisationInput { Visibility = wish }, default)));

    private Task<Result<RevealedContact>> Reveal(AccountId by, ContactId contact, ContactRevealReason? reason) =>
        _stage.As<RevealContact, Result<RevealedContact>>(by, reveal => reveal.Run(_cast.Lamp, contact, reason, default));

    private Task<Result> Escalate(AccountId by, RiskFlagId flag) =>
        _stage.As<EscalateFlag, Result>(by, escalate => escalate.Run(_cast.Lamp, flag, new EscalateFlagInput { Comment = "Still missing" }, default));

    private Task<Result> Resolve(AccountId by, RiskFlagId flag) =>
        _stage.As<ResolveFlag, Result>(by, resolve => resolve.Run(_cast.Lamp, flag, new ResolveFlagInput { Resolution = "Receipts came" }, default));

    private Task<Result> Reply(AccountId by, RiskFlagId flag) =>
        _stage.As<ReplyToFlag, Result>(by, reply => reply.Run(_cast.Lamp, flag, new ReplyToFlagInput { Reply = "They burned with the office" }, default));

    /// <summary>What the application's role sees of the table with nothing but the announcement of who acts.</summary>
    private async Task<long> RowsSeenBy(AccountId account)
    {
        var actor = await _stage.Actor(account);
        var workspaces = string.Join(',', actor.Workspaces.Select(id => id.Value));
        var organisations = string.Join(',', actor.Organisations.Select(id => id.Value));
        var records = string.Join(',', actor.Reach);
        return (long)(await Scalar(
            _stage.Database.Application,
            $"select set_config('peacecoord.account', '{account.Value}', false), set_config('peacecoord.workspaces', '{workspaces}', false), set_config('peacecoord.organisations', '{organisations}', false), set_config('peacecoord.records', '{records}', false)",
            "select count(*) from organisations"))!;
    }

    private async Task<List<string>> RowsThatHold(string word)
    {
        List<string> tables = [];
        await using (var connection = new NpgsqlConnection(_stage.Database.Administrator))
        {
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand("select tablename from pg_tables where schemaname = 'public'", connection);
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
                tables.Add(reader.GetString(0));
        }

        tables.ShouldContain("organisation_contacts");
        List<string> holding = [];
        foreach (var table in tables)
        {
            if ((long)(await Scalar(_stage.Database.Administrator, $"select count(*) from \"{table}\" t where t::text like '%{word}%' or encode(convert_to(t::text, 'UTF8'), 'escape') like '%{word}%'"))! > 0)
                holding.Add(table);
        }

        return holding;
    }

    private static async Task<object?> Scalar(string connectionString, params string[] statements)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        object? answer = null;
        foreach (var sql in statements)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            answer = await command.ExecuteScalarAsync();
        }

        return answer;
    }
}
