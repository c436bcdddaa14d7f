using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Audit;
using PeaceCoord.Application.People;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.TestSupport;
using static PeaceCoord.TestSupport.RegistryCast;

namespace PeaceCoord.Application.Tests.People;

/// <summary>How staff join, by a link that an administrator of the system hands over: here the officer of the other mission.</summary>
public sealed class AccountLinkTests(TestCluster cluster) : AccountTests(cluster)
{
    private const string Address = "new.colleague@example.org";
    private const string Chosen = "seven quiet lanterns";

    [Fact]
    public async Task Whoever_was_handed_the_link_chooses_the_password_once_and_nobody_else_ever_knows_it()
    {
        var secret = Must(await Create());
        var made = await Made();
        (made.PasswordHash, made.LinkHash).ShouldBe((null, OneTimeLink.HashOf(secret)));
        made.LinkHash!.ShouldNotContain(secret);

        (await Join(secret, "somebody@example.org")).Is(PeopleRefusalCodes.NotTheAddress).ShouldBeTrue();
        (await Join(secret, Address, "short")).Is(PeopleRefusalCodes.PasswordTooShort).ShouldBeTrue();
        (await Join(secret, Address, "new.colleague@example.org")).Is(PeopleRefusalCodes.PasswordNamesOneself).ShouldBeTrue();
        (await Join(secret, Address, again: "seven quiet lantern")).Is(PeopleRefusalCodes.PasswordsDiffer).ShouldBeTrue();
        (await Made()).HasJoined.ShouldBeFalse();

        Must(await Join(secret, " NEW.colleague@example.org "));

        var joined = await Made();
        (joined.HasJoined, joined.LinkHash, joined.LinkExpiresAt).ShouldBe((true, null, null));
        (await Join(secret, Address, "other quiet lanterns")).Is(RefusalCodes.NotFound).ShouldBeTrue();
        (await Made()).PasswordHash.ShouldBe(joined.PasswordHash);
        (await Anew()).Is(PeopleRefusalCodes.HasJoined).ShouldBeTrue();
        await using var db = Stage.OpenAsOwner();
        (await db.Set<AuditEntry>().Where(entry => entry.RecordId == made.Id).Select(entry => entry.Act).Distinct().OrderBy(act => act).ToListAsync(Cancel)).ShouldBe(["CreateAccount", "JoinByLink"]);
    }

    [Fact]
    public async Task A_link_opens_nothing_after_three_days_after_it_was_taken_back_after_another_was_made_nor_of_an_account_that_was_shut()
    {
        var late = Must(await Create());
        Stage.Clock.Moved = TimeSpan.FromHours(OneTimeLink.HoursOpen);
        (await Join(late, Address)).Is(RefusalCodes.NotFound).ShouldBeTrue();

        var before = Must(await Anew());
        var revoked = Must(await Anew());
        (await Join(before, Address)).Is(RefusalCodes.NotFound).ShouldBeTrue();
        Must(await Stage.As<RevokeAccountLink, Result>(System, async revoke => await revoke.Run(new AccountId((await Made()).Id), Cancel)));
        (await Join(revoked, Address)).Is(RefusalCodes.NotFound).ShouldBeTrue();

        var shut = Must(await Anew());
        Must(await Shut(true));
        (await Join(shut, Address)).Is(RefusalCodes.NotFound).ShouldBeTrue();
        Must(await Shut(false));
        (await Join(shut, Address)).Is(RefusalCodes.NotFound).ShouldBeTrue();
        (await Join("x", Address)).Is(RefusalCodes.NotFound).ShouldBeTrue();
        (await Made()).HasJoined.ShouldBeFalse();
    }

    [Fact]
    public async Task Without_a_proof_of_the_last_ten_minutes_no_account_is_made_opened_again_or_confirmed_and_no_link_made_but_one_is_shut()
    {
        var old = StepUp.ProofCounts + TimeSpan.FromSeconds(1);
        (await Create(old)).Is(PeopleRefusalCodes.ConfirmFirst).ShouldBeTrue();
        Must(await Create());
        (await Anew(old)).Is(PeopleRefusalCodes.ConfirmFirst).ShouldBeTrue();
        (await Stage.As<ConfirmAddress, Result>(System, async confirm => await confirm.Run(new AccountId((await Made()).Id), Cancel), old)).Is(PeopleRefusalCodes.ConfirmFirst).ShouldBeTrue();
        Must(await Shut(true, old));
        (await Shut(false, old)).Is(PeopleRefusalCodes.ConfirmFirst).ShouldBeTrue();
        (await Made()).DisabledAt.ShouldNotBeNull();
        Must(await Shut(false));
    }

    [Fact]
    public async Task Of_ten_who_use_a_link_at_once_one_chooses_the_password()
    {
        var secret = Must(await Create());

        var sent = await Task.WhenAll(Enumerable.Range(0, 10).Select(number => Task.Run(() => Join(secret, Address, $"seven quiet lanterns {number}"), Cancel)));

        sent.Count(result => result.Succeeded).ShouldBe(1);
        sent.Where(result => !result.Succeeded).ShouldAllBe(result => result.Is(PeopleRefusalCodes.LinkOver) || result.Is(RefusalCodes.NotFound));
    }

    [Fact]
    public async Task An_account_that_somebody_made_by_an_invitation_with_the_same_address_keeps_nobody_out()
    {
        Must(await Stage.As<InviteMember, Result>(Cast.Samira, invite => invite.Run(Cast.Lamp, new InviteMemberInput { Email = Address, Role = Role.OrgMember }, Cancel)));
        var invited = Must(await Stage.As<ListMembers, Result<MemberList>>(Cast.Samira, list => list.Run(Cast.Lamp.Value, Cancel))).Invited.Single().Id;
        var link = Must(await Stage.As<MakeInvitationLink, Result<string>>(Cast.Samira, make => make.Run(invited, Cancel)));
        Must(await Stage.As<JoinByInvitation, Result<string>>(null, join => join.Run(link, new JoinInput { Email = Address, DisplayName = "Not the colleague", Password = Chosen }, Cancel)));

        Must(await Join(Must(await Create()), Address));

        (await Create()).Is(PeopleRefusalCodes.EmailTaken).ShouldBeTrue();
        Must(await Stage.As<GrantMembership, Result>(Cast.Administrator, grant => grant.Run(Cast.Mission, new GrantMembershipInput { Email = Address, Role = Role.Analyst, Clearance = Label.Restricted }, Cancel)));
        (await Stage.Actor(new AccountId((await Made()).Id))).Workspaces.ShouldBe([Cast.Mission]);
    }

    private Task<Result<string>> Create(TimeSpan? proved = null) =>
        Stage.As<CreateAccount, Result<string>>(System, create => create.Run(new CreateAccountInput { Email = Address, DisplayName = "New Colleague" }, Cancel), proved);

    private Task<Result<string>> Anew(TimeSpan? proved = null) => Stage.As<MakeAccountLink, Result<string>>(System, async make => await make.Run(new AccountId((await Made()).Id), Cancel), proved);

    private Task<Result> Shut(bool shut, TimeSpan? proved = null) => Stage.As<DisableAccount, Result>(System, async disable => await disable.Run(new AccountId((await Made()).Id), shut, Cancel), proved);

    private Task<Result> Join(string secret, string address, string password = Chosen, string? again = null) =>
        Stage.As<JoinByLink, Result>(null, join => join.Run(secret, new PasswordByLinkInput { Email = address, Password = password, Again = again ?? password }, Cancel));

    private async Task<Account> Made()
    {
        await using var db = Stage.OpenAsOwner();
        return await db.Accounts.AsNoTracking().SingleAsync(account => account.UserName == Address, Cancel);
    }
}
