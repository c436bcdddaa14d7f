using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Organisations;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Protection;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.People;

/// <summary>
/// A coordinator invites an address into the organisation. Accounts are not looked at: the answer, and the work done for it, are the same
/// whether the address has one or not.
/// </summary>
public sealed class InviteMember(Database database, ICurrentActor current, Vault vault, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(OrganisationId organisation, InviteMemberInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        if (!MembershipAccess.CanManage(actor, organisation))
            return Refusal.NotFound;

        await using var db = await database.Open<InviteMember>(actor, cancel);
        var now = clock.GetUtcNow();
        var ours = await db.Organisations.AsNoTracking().IgnoreAutoIncludes().Where(o => o.Id == organisation).Select(o => new { o.LegalName, o.WorkspaceId }).SingleAsync(cancel);
        var zone = await db.ZoneOf(ours.WorkspaceId, cancel);
        var period = MembershipPeriod.Of(input.From, input.Until, zone, now);
        var check = Check(input);
        foreach (var refusal in period.Refusals)
            check.Unless(false, refusal);
        if (!check.Passed)
            return check.Result();

        var address = input.Email!.Trim();
        var mark = vault.MarkOf(address);
        // Between the look at what waits and the save, a second form that was sent at the same moment waits: its number is limited too.
        await using var turn = await db.TurnFor(organisation, cancel);
        if (await WhyNot(db, organisation, actor, mark, input.Role!.Value, now, cancel) is { } why)
            return why;

        var mine = await db.Memberships.AsNoTracking().Where(m => m.AccountId == actor.Id && m.OrganisationId == organisation && m.Role == Role.OrgCoordinator && (m.Until == null || m.Until > now)).Select(m => m.Until).ToListAsync(cancel);
        var id = InvitationId.New();
        var key = await vault.KeyFor(db, organisation.Value, ours.WorkspaceId, cancel);
        db.Invitations.Add(Invitation.To(id, key.Seal(address, InvitationSet.PlaceFor(id)), mark, organisation, ours.LegalName, input.Role.Value, period.Value, zone, actor.Id!.Value, now, mine.Contains(null) ? null : mine.Max()));
        return await turn.Save(Result.Done, cancel);
    }

    /// <summary>Only what the coordinator sees anyway is told: who is a member, and what was typed before.</summary>
    private async Task<Refusal?> WhyNot(PeaceCoordDb db, OrganisationId organisation, Actor actor, string mark, Role role, DateTimeOffset now, CancellationToken cancel)
    {
        var members = await db.Memberships.AsNoTracking().Where(m => m.OrganisationId == organisation && (m.Until == null || m.Until > now)).Select(m => new { m.AccountId, m.Role }).ToListAsync(cancel);
        var ids = members.Select(m => m.AccountId.Value).ToList();
        var addresses = await db.Accounts.AsNoTracking().Where(a => ids.Contains(a.Id)).Select(a => new { a.Id, a.Email }).ToListAsync(cancel);
        var member = addresses.Find(a => vault.MarkOf(a.Email!) == mark);
        if (member?.Id == actor.Id?.Value)
            return new Refusal(PeopleRefusalCodes.NotOneself, nameof(InviteMemberInput.Email));
        if (members.Any(m => m.AccountId.Value == member?.Id && m.Role == role))
            return new Refusal(PeopleRefusalCodes.AlreadyMember, nameof(InviteMemberInput.Email));

        var waiting = await db.Invitations.AsNoTracking().Unanswered(organisation, now).Select(i => i.Mark).ToListAsync(cancel);
        if (waiting.Contains(mark))
            return new Refusal(PeopleRefusalCodes.AlreadyInvited, nameof(InviteMemberInput.Email));
        return waiting.Count >= Invitation.MostWaiting ? new Refusal(PeopleRefusalCodes.TooManyInvitations, null, Invitation.MostWaiting) : null;
    }

    private static Check Check(InviteMemberInput input) => new Check()
        .RequiredText(input.Email, SignIn.EmailMaxLength, nameof(input.Email))
        .Unless(string.IsNullOrWhiteSpace(input.Email) || AccountCreation.IsAddress(input.Email.Trim()), new Refusal(PeopleRefusalCodes.EmailMalformed, nameof(input.Email)))
        .Unless(input.Role is not null, Refusal.Required(nameof(input.Role)))
        .Unless(input.Role is null || MembershipAccess.OrganisationRoles.Contains(input.Role.Value), new Refusal(PeopleRefusalCodes.RoleElsewhere, nameof(input.Role)));
}

public sealed class InviteMemberInput
{
    /// <summary>The address the person signs in with, or will.</summary>
    public string? Email { get; set; }

    public Role? Role { get; set; }

    /// <summary>The first day where the mission works; null for today, or the day of the acceptance when that is later.</summary>
    public DateOnly? From { get; set; }

    /// <summary>The last day, included; null while open-ended.</summary>
    public DateOnly? Until { get; set; }
}
