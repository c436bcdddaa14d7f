using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.People;

/// <summary>
/// Makes an account a member of a workspace, for a period. A clearance above Restricted is asked for and not given: a second administrator
/// decides. People of organisations are invited instead (<see cref="InviteMember"/>).
/// </summary>
public sealed class GrantMembership(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(WorkspaceId workspace, GrantMembershipInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        if (!MembershipAccess.CanManage(actor, workspace))
            return Refusal.NotFound;

        await using var db = await database.Open<GrantMembership>(actor, cancel);
        var now = clock.GetUtcNow();
        var mission = await db.Workspaces.AsNoTracking().SingleAsync(w => w.Id == workspace, cancel);
        var period = MembershipPeriod.Of(input.From, input.Until, mission.TimeZone, now);
        var check = Check(input, mission);
        foreach (var refusal in period.Refusals)
            check.Unless(false, refusal);
        if (!check.Passed)
            return check.Result();

        var email = input.Email!.Trim().ToUpperInvariant();
        var account = await db.Accounts.AsNoTracking().FirstOrDefaultAsync(a => a.NormalizedEmail == email && a.EmailConfirmed && a.DisabledAt == null, cancel);
        if (account is null)
            return new Refusal(PeopleRefusalCodes.NoSuchAccount, nameof(input.Email));
        if (account.Id == actor.Id?.Value)
            return new Refusal(PeopleRefusalCodes.NotOneself, nameof(input.Email));
        if (input.Role == Role.MissionAdmin && !StepUp.IsFresh(actor, now))
            return PeopleRefusals.ConfirmFirst;

        var office = input.FieldOffice is { } id ? new FieldOfficeId(id) : (FieldOfficeId?)null;
        var granted = Membership.Granted(new AccountId(account.Id), workspace, input.Role!.Value, input.Clearance!.Value, office, period.Value, actor.Id!.Value, now);
        return await db.AddUnlessMember(granted, nameof(input.Email), cancel);
    }

    private static Check Check(GrantMembershipInput input, MissionWorkspace mission) => new Check()
        .RequiredText(input.Email, SignIn.EmailMaxLength, nameof(input.Email))
        .Unless(input.Role is not null, Refusal.Required(nameof(input.Role)))
        .Unless(input.Role is null || MembershipAccess.WorkspaceRoles.Contains(input.Role.Value), new Refusal(PeopleRefusalCodes.RoleElsewhere, nameof(input.Role)))
        .Unless(input.Clearance is not null, Refusal.Required(nameof(input.Clearance)))
        .Choice(input.Clearance, nameof(input.Clearance))
        .Unless(input.FieldOffice is null || mission.FieldOffices.Any(o => o.Id.Value == input.FieldOffice), new Refusal(PeopleRefusalCodes.UnknownFieldOffice, nameof(input.FieldOffice)));
}

public sealed class GrantMembershipInput
{
    public string? Email { get; set; }

    public Role? Role { get; set; }

    /// <summary>The highest label readable; above Restricted a second administrator gives it.</summary>
    public Label? Clearance { get; set; }

    /// <summary>The one office the membership is limited to; null for all.</summary>
    public Guid? FieldOffice { get; set; }

    /// <summary>Its first day where the mission works; null for today.</summary>
    public DateOnly? From { get; set; }

    /// <summary>Its last day, included; null while open-ended.</summary>
    public DateOnly? Until { get; set; }
}
