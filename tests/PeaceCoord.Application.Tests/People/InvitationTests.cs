using Microsoft.EntityFrameworkCore;
using Npgsql;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.People;
using PeaceCoord.TestSupport;
using static PeaceCoord.TestSupport.RegistryCast;

namespace PeaceCoord.Application.Tests.People;

/// <summary>Samira coordinates the Lamp; Idris has an account and coordinates the Bridge; nobody signs in with the other addresses.</summary>
public sealed class InvitationTests(TestCluster cluster) : IAsyncLifetime
{
    private const string Nobodys = "kakapo7319@nowhere.example";

    private Stage _stage = null!;
    private RegistryCast _cast = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _stage = await Stage.Set(cluster, Cancel);
        _cast = await Assemble(_stage);
    }

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    [Fact]
    public async Task An_address_with_an_account_and_one_without_look_the_same_to_the_coordinator_whatever_the_person_does()
    {
        var known = await Invite(Email("idris"));
        var unknown = await Invite(Nobodys);
        known.Refusals.ShouldBe(unknown.Refusals);
        known.Succeeded.ShouldBeTrue();
        await Same();

        Must(await As<DeclineInvitation>(_cast.Idris, async decline => await decline.Run((await Received(_cast.Idris)).Single().Id, Cancel)));

        await Same();
        (await Invite(Email("idris"))).Refusals.ShouldBe((await Invite(Nobodys)).Refusals);
        foreach (var row in (await List()).Invited)
            Must(await As<WithdrawInvitation>(_cast.Samira, withdraw => withdraw.Run(row.Id, Cancel)));
        (await List()).Invited.ShouldBeEmpty();

        async Task Same()
        {
            var list = await List();
            list.Invited.Select(row => row.Address).ShouldBe([Email("idris"), Nobodys]);
            (list.Invited[0] with { Id = default, Address = "" }).ShouldBe(list.Invited[1] with { Id = default, Address = "" });
            list.Members.ShouldNotContain(member => member.Email == Email("idris"));
        }
    }

    [Fact]
    public async Task A_link_makes_an_account_once_for_the_invited_address_and_its_person_is_one_of_the_organisation()
    {
        Must(await Invite(Nobodys));
        var before = await Link();
        var secret = await Link();
        (await Join(before, Nobodys)).Is(RefusalCodes.NotFound).ShouldBeTrue();
        (await Join(secret, "other@nowhere.example")).Is(PeopleRefusalCodes.NotInvitedAddress).ShouldBeTrue();
        (await Join(secret, Nobodys, "kakapo7319@nowhere.example")).Is(PeopleRefusalCodes.PasswordNamesOneself).ShouldBeTrue();

        Must(await Join(secret, " KAKAPO7319@nowhere.example"));

        (await List()).Members.Single(member => member.DisplayName == "New Person").Role.ShouldBe(Role.OrgMember);
        (await Join(secret, Nobodys)).Is(RefusalCodes.NotFound).ShouldBeTrue();
        (await _stage.As<JoinByInvitation, Result<JoinView>>(null, join => join.View(secret, Cancel))).Is(RefusalCodes.NotFound).ShouldBeTrue();
        (await Ask(_stage.Database.Administrator, $"select count(*) from invitations where link_hash = '{secret}'")).ShouldBe(0L);
    }

    [Fact]
    public async Task An_account_made_by_a_link_is_found_by_its_address_once_that_is_confirmed()
    {
        Must(await Invite(Nobodys));
        Must(await Join(await Link(), Nobodys));
        var made = new AccountId((Guid)(await Ask(_stage.Database.Administrator, $"select id from accounts where email = '{Nobodys}'"))!);
        await using (var db = _stage.OpenAsOwner())
        {
            db.Add(Membership.OfSystem(_cast.OfficerElsewhere, _stage.Clock.GetUtcNow().AddDays(-1)));
            await db.SaveChangesAsync(Cancel);
        }

        Must(await As<InviteMember>(_cast.Idris, invite => invite.Run(_cast.Bridge, new InviteMemberInput { Email = Nobodys, Role = Role.OrgMember }, Cancel)));
        (await Received(made)).ShouldBeEmpty();
        (await Grant()).Is(PeopleRefusalCodes.NoSuchAccount).ShouldBeTrue();
        (await As<AppointFirstAdministrator>(_cast.OfficerElsewhere, appoint => appoint.Run(_cast.OtherMission, new AppointFirstAdministratorInput { Email = Nobodys }, Cancel))).Is(PeopleRefusalCodes.NoSuchAccount).ShouldBeTrue();

        (await As<ConfirmAddress>(_cast.Administrator, confirm => confirm.Run(made, Cancel))).Is(RefusalCodes.NotFound).ShouldBeTrue();
        Must(await As<ConfirmAddress>(_cast.OfficerElsewhere, confirm => confirm.Run(made, Cancel)));

        (await Received(made)).ShouldHaveSingleItem();
        Must(await Grant());
        (await Ask(_stage.Database.Administrator, $"select count(*) from audit_entries where act = 'ConfirmAddress' and record_id = '{made.Value}'")).ShouldBe(1L);
        (await Ask(_stage.Database.Administrator, $"select user_name from accounts where id = '{made.Value}'")).ShouldBe(Nobodys);

        Task<Result> Grant() => As<GrantMembership>(_cast.Administrator, grant => grant.Run(_cast.Mission, new GrantMembershipInput { Email = Nobodys, Role = Role.Analyst, Clearance = Label.Restricted }, Cancel));
    }

    [Fact]
    public async Task An_address_that_another_account_has_is_not_confirmed()
    {
        Must(await Invite(Email("idris")));
        var name = Must(await Join(await Link(), Email("idris")));
        await using (var db = _stage.OpenAsOwner())
        {
            db.Add(Membership.OfSystem(_cast.OfficerElsewhere, _stage.Clock.GetUtcNow().AddDays(-1)));
            await db.SaveChangesAsync(Cancel);
        }

        var made = new AccountId((Guid)(await Ask(_stage.Database.Administrator, $"select id from accounts where user_name = '{name}'"))!);
        (await As<ConfirmAddress>(_cast.OfficerElsewhere, confirm => confirm.Run(made, Cancel))).Is(PeopleRefusalCodes.EmailTaken).ShouldBeTrue();
        (await Ask(_stage.Database.Administrator, $"select count(*) from accounts where email = '{Email("idris")}' and email_confirmed")).ShouldBe(1L);
    }

    [Fact]
    public async Task Whoever_uses_a_link_themselves_learns_nothing_of_the_address()
    {
        Must(await Invite(Email("idris")));
        var ofKnown = await Link();
        var stood = await Ask(_stage.Database.Administrator, Of(_cast.Idris));

        var known = Must(await Join(ofKnown, Email("idris")));
        Must(await Invite(Nobodys));
        var unknown = Must(await Join(await Link(), Nobodys));

        // The same of both: a new account with a name of its own, a member at once, nobody's address, and nothing of the other account changed.
        foreach (var (name, address) in new[] { (known, Email("idris")), (unknown, Nobodys) })
        {
            name.ShouldMatch("^[a-z2-9]{4}-[a-z2-9]{4}$");
            var row = (await List()).Members.Single(member => member.SignInName == name);
            (row.Email, row.DisplayName, row.Role, row.State).ShouldBe((address, "New Person", Role.OrgMember, MembershipState.InForce));
            (await Ask(_stage.Database.Administrator, $"select count(*) from accounts where user_name = '{name}' and not email_confirmed and password_hash is not null")).ShouldBe(1L);
        }

        (await Ask(_stage.Database.Administrator, Of(_cast.Idris))).ShouldBe(stood);
        (await _stage.Actor(_cast.Idris)).Organisations.ShouldBe([_cast.Bridge]);
        (await Join(ofKnown, Email("idris"))).Is(RefusalCodes.NotFound).ShouldBeTrue();

        static string Of(AccountId id) => $"select password_hash || display_name || security_stamp || user_name from accounts where id = '{id.Value}'";
    }

    [Fact]
    public async Task Using_a_link_asks_the_database_as_often_whether_the_address_has_an_account_or_not()
    {
        Must(await Invite("first@nowhere.example"));
        var first = await Link();
        Must(await Join(first, "first@nowhere.example"));
        Must(await Invite(Email("idris")));
        var ofKnown = await Link();
        var known = await Asked.By(() => Join(ofKnown, Email("idris")));
        Must(await Invite(Nobodys));
        var ofUnknown = await Link();

        (await Asked.By(() => Join(ofUnknown, Nobodys))).ShouldBe(known);
    }

    [Fact]
    public async Task A_link_opens_nothing_after_three_days_nor_when_the_invitation_was_taken_back()
    {
        Must(await Invite(Nobodys));
        var late = await Link();
        _stage.Clock.Moved = TimeSpan.FromHours(OneTimeLink.HoursOpen) + TimeSpan.FromMinutes(1);
        (await Join(late, Nobodys)).Is(RefusalCodes.NotFound).ShouldBeTrue();

        var withdrawn = await Link();
        Must(await As<WithdrawInvitation>(_cast.Samira, async withdraw => await withdraw.Run((await List()).Invited.Single().Id, Cancel)));
        (await Join(withdrawn, Nobodys)).Is(RefusalCodes.NotFound).ShouldBeTrue();

        (await Join("x", Nobodys)).Is(RefusalCodes.NotFound).ShouldBeTrue();
    }

    [Fact]
    public async Task The_link_of_a_declined_invitation_does_not_tell_so_and_gives_nothing_to_who_declined()
    {
        Must(await Invite(Email("idris")));
        var secret = await Link();
        Must(await As<DeclineInvitation>(_cast.Idris, async decline => await decline.Run((await Received(_cast.Idris)).Single().Id, Cancel)));

        (await _stage.As<JoinByInvitation, Result<JoinView>>(null, join => join.View(secret, Cancel))).Succeeded.ShouldBeTrue();
        (await Join(secret, Nobodys)).Is(PeopleRefusalCodes.NotInvitedAddress).ShouldBeTrue();
        var name = Must(await Join(secret, Email("idris")));

        (await Join(secret, Email("idris"))).Is(RefusalCodes.NotFound).ShouldBeTrue();
        (await List()).Members.ShouldContain(member => member.SignInName == name);
        (await _stage.Actor(_cast.Idris)).Organisations.ShouldBe([_cast.Bridge]);
        (await Received(_cast.Idris)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Nothing_is_given_before_the_person_accepts_and_the_invitation_is_theirs_alone()
    {
        Must(await Invite("  IDRIS@Example.org "));
        var invitation = (await Received(_cast.Idris)).ShouldHaveSingleItem();
        invitation.Organisation.ShouldBe("Lamp of Tamra");
        (await Needs(_cast.Idris)).Invitations.ShouldBe(1);
        (await _stage.Actor(_cast.Idris)).Organisations.ShouldBe([_cast.Bridge]);

        foreach (var other in new[] { _cast.Samira, _cast.MemberOfTheLamp, _cast.Administrator, _cast.Officer })
        {
            (await Received(other)).ShouldBeEmpty();
            (await As<AcceptInvitation>(other, accept => accept.Run(invitation.Id, Cancel))).Is(RefusalCodes.NotFound).ShouldBeTrue();
            (await As<DeclineInvitation>(other, decline => decline.Run(invitation.Id, Cancel))).Is(RefusalCodes.NotFound).ShouldBeTrue();
        }

        Must(await As<AcceptInvitation>(_cast.Idris, accept => accept.Run(invitation.Id, Cancel)));

        (await _stage.Actor(_cast.Idris)).Organisations.ShouldBe([_cast.Bridge, _cast.Lamp], ignoreOrder: true);
        (await List()).Members.ShouldContain(member => member.Email == Email("idris"));
        (await List()).Invited.ShouldBeEmpty();
        (await As<AcceptInvitation>(_cast.Idris, accept => accept.Run(invitation.Id, Cancel))).Is(RefusalCodes.NotFound).ShouldBeTrue();
    }

    [Fact]
    public async Task It_is_over_after_thirty_days_or_with_the_last_day_of_the_membership_it_would_give()
    {
        Must(await Invite(Email("idris")));
        var id = (await Received(_cast.Idris)).Single().Id;
        _stage.Clock.Moved = TimeSpan.FromDays(31);

        (await Received(_cast.Idris)).ShouldBeEmpty();
        (await As<AcceptInvitation>(_cast.Idris, accept => accept.Run(id, Cancel))).Is(RefusalCodes.NotFound).ShouldBeTrue();
        (await List()).Invited.ShouldBeEmpty();

        var today = Domain.Workspaces.MissionTime.Today("Africa/Bangui", _stage.Clock.GetUtcNow());
        Must(await Invite(Email("idris"), today.AddDays(1), today.AddDays(2)));
        Must(await As<AcceptInvitation>(_cast.Idris, async accept => await accept.Run((await Received(_cast.Idris)).Single().Id, Cancel)));
        (await _stage.Actor(_cast.Idris)).Organisations.ShouldBe([_cast.Bridge]);
        _stage.Clock.Moved += TimeSpan.FromDays(2);
        (await _stage.Actor(_cast.Idris)).Organisations.ShouldContain(_cast.Lamp);
        _stage.Clock.Moved += TimeSpan.FromDays(1);
        (await _stage.Actor(_cast.Idris)).Organisations.ShouldBe([_cast.Bridge]);
    }

    [Fact]
    public async Task What_a_coordinator_invited_and_nobody_accepted_ends_with_their_membership()
    {
        Must(await As<InviteMember>(_cast.Samira, invite => invite.Run(_cast.Lamp, new InviteMemberInput { Email = Email("officer"), Role = Role.OrgCoordinator }, Cancel)));
        Must(await As<AcceptInvitation>(_cast.Officer, async accept => await accept.Run((await Received(_cast.Officer)).Single().Id, Cancel)));
        Must(await Invite(Email("idris")));

        var samira = (await List()).Members.Single(member => member.Email == Email("samira"));
        Must(await As<EndMembership>(_cast.Officer, end => end.Run(samira.Id, samira.Version, Cancel)));

        (await Received(_cast.Idris)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_database_holds_the_address_sealed_and_shows_the_row_to_its_organisation_only()
    {
        Must(await Invite(Nobodys));

        await using (var db = _stage.OpenAsOwner())
        {
            var invitation = await db.Set<Invitation>().AsNoTracking().SingleAsync(Cancel);
            System.Text.Encoding.UTF8.GetString(invitation.Address.Bytes).ShouldNotContain("kakapo7319");
            invitation.Mark.ShouldNotContain("kakapo7319", Case.Insensitive);
        }

        (await Ask(_stage.Database.Administrator, "select count(*) from invitations where encode(address, 'escape') ilike '%kakapo7319%' or mark ilike '%kakapo%' or organisation_name ilike '%kakapo%'")).ShouldBe(0L);
        (await Ask(_stage.Database.Administrator, "select count(*) from invitations_versions where snapshot::text ilike '%kakapo7319%'")).ShouldBe(0L);
        (await Ask(_stage.Database.Application, "select count(*) from invitations")).ShouldBe(0L);
        (await Ask(_stage.Database.Application, $"select set_config('peacecoord.organisations', '{_cast.Bridge.Value}', false); select count(*) from invitations")).ShouldBe(0L);
        (await Ask(_stage.Database.Application, $"select set_config('peacecoord.organisations', '{_cast.Lamp.Value}', false); select count(*) from invitations")).ShouldBe(1L);
    }

    [Fact]
    public async Task What_the_coordinator_knows_anyway_is_told_at_the_field()
    {
        foreach (var (address, code) in new[]
        {
            ("no address", PeopleRefusalCodes.EmailMalformed),
            ("a@b@c", PeopleRefusalCodes.EmailMalformed),
            ("a\0@example.org", RefusalCodes.ControlCharacters),
            ("samira@example.org", PeopleRefusalCodes.NotOneself),
            ("member@example.org", PeopleRefusalCodes.AlreadyMember),
        })
        {
            var refusal = (await Invite(address)).Refusals.ShouldHaveSingleItem(address);

            (refusal.Code, refusal.Field).ShouldBe((code, nameof(InviteMemberInput.Email)), address);
        }
    }

    [Fact]
    public async Task What_somebody_invited_whose_account_was_closed_since_opens_no_door()
    {
        Must(await Invite(Email("idris")));
        var invitation = (await Received(_cast.Idris)).ShouldHaveSingleItem();
        await Ask(_stage.Database.Owner, $"UPDATE accounts SET disabled_at = now() WHERE id = '{_cast.Samira.Value}'");

        (await Received(_cast.Idris)).ShouldBeEmpty();
        (await As<AcceptInvitation>(_cast.Idris, accept => accept.Run(invitation.Id, Cancel))).Is(RefusalCodes.NotFound).ShouldBeTrue();
    }

    [Fact]
    public async Task What_a_coordinator_invites_stays_open_no_longer_than_the_coordinator_stays()
    {
        await Ask(_stage.Database.Owner, $"UPDATE memberships SET until = now() + interval '3 days' WHERE account_id = '{_cast.Samira.Value}'");
        Must(await Invite(Email("idris")));
        (await Received(_cast.Idris)).ShouldHaveSingleItem();

        _stage.Clock.Moved = TimeSpan.FromDays(4);

        (await Received(_cast.Idris)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_twenty_forms_sent_at_once_for_one_address_one_makes_an_invitation()
    {
        var sent = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => Invite(Nobodys), Cancel)));

        sent.Count(result => result.Succeeded).ShouldBe(1);
        sent.Count(result => result.Is(PeopleRefusalCodes.AlreadyInvited)).ShouldBe(19);
        (await List()).Invited.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Whether_somebody_is_invited_takes_three_commands_beside_who_acts()
    {
        Must(await Invite(Email("idris")));
        await Received(_cast.Idris);

        var actor = await Asked.By(() => _stage.Actor(_cast.Idris));
        var asked = await Asked.By(() => Received(_cast.Idris));

        // Who acts is told to Postgres once more for the unit of work; then the address, its mark, and the invitations.
        asked.ShouldBe(actor + 1 + 3);
    }

    private Task<Result> Invite(string address, DateOnly? from = null, DateOnly? until = null) => As<InviteMember>(_cast.Samira, invite =>
        invite.Run(_cast.Lamp, new InviteMemberInput { Email = address, Role = Role.OrgMember, From = from, Until = until }, Cancel));

    private async Task<string> Link() => Must(await _stage.As<MakeInvitationLink, Result<string>>(_cast.Samira, async make => await make.Run((await List()).Invited.Single().Id, Cancel)));

    private Task<Result<string>> Join(string secret, string address, string password = "four calm rivers meet") =>
        _stage.As<JoinByInvitation, Result<string>>(null, join => join.Run(secret, new JoinInput { Email = address, DisplayName = "New Person", Password = password }, Cancel));

    private async Task<MemberList> List() => Must(await _stage.As<ListMembers, Result<MemberList>>(_cast.Samira, list => list.Run(_cast.Lamp.Value, Cancel)));

    private Task<IReadOnlyList<ReceivedInvitation>> Received(AccountId account) => _stage.As<ListInvitations, IReadOnlyList<ReceivedInvitation>>(account, list => list.Run(Cancel));

    private Task<WhatNeedsMe> Needs(AccountId account) => _stage.As<ListWhatNeedsMe, WhatNeedsMe>(account, needs => needs.Run("en", Cancel));

    private Task<Result> As<TUseCase>(AccountId account, Func<TUseCase, Task<Result>> run)
        where TUseCase : notnull => _stage.As(account, run);

    /// <summary>The answer of the last statement.</summary>
    private static async Task<object?> Ask(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(Cancel);
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(Cancel);
        object? last = null;
        do
        {
            while (await reader.ReadAsync(Cancel))
                last = reader.GetValue(0);
        }
        while (await reader.NextResultAsync(Cancel));
        return last;
    }
}
