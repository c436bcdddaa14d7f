using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Workspaces;

/// <summary>
/// An administrator of the system appoints the first administrator of a mission; further ones are that mission's own affair. Where it had
/// one whose membership is over or whose account is shut, only somebody who is a member of the mission now can be the next: accounts are made by administrators of the
/// system, and one who made two could otherwise be both halves of a decision that takes two. Shut accounts count as members there, or shutting
/// all of a mission's would open it; a mission that nobody but administrators was ever a member of has nothing to protect yet.
/// </summary>
public sealed class AppointFirstAdministrator(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(WorkspaceId id, AppointFirstAdministratorInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        if (!actor.IsSystemAdmin)
            return Refusal.NotFound;
        await using var db = await database.Open<AppointFirstAdministrator>(actor, cancel);
        if (!await db.Workspaces.AnyAsync(w => w.Id == id, cancel))
            return Refusal.NotFound;
        var check = new Check().RequiredText(input.Email, SignIn.EmailMaxLength, nameof(input.Email));
        if (!check.Passed)
            return check.Result();

        var now = clock.GetUtcNow();
        await using var turn = await db.TurnFor(id, cancel);
        var members = await db.Memberships.AsNoTracking().Where(m => m.WorkspaceId == id && m.From <= now).Select(m => new { m.AccountId, m.Role, IsInForce = m.Until == null || m.Until > now }).ToListAsync(cancel);
        var administrators = members.FindAll(m => m is { Role: Role.MissionAdmin, IsInForce: true }).ConvertAll(m => m.AccountId.Value);
        if (await db.Accounts.AnyAsync(a => administrators.Contains(a.Id) && a.DisabledAt == null, cancel))
            return new Refusal(WorkspaceRefusalCodes.HasAdministrator, nameof(input.Email));
        var email = input.Email!.Trim().ToUpperInvariant();
        var account = await db.Accounts.AsNoTracking().FirstOrDefaultAsync(a => a.NormalizedEmail == email && a.EmailConfirmed && a.DisabledAt == null, cancel);
        if (account is null)
            return new Refusal(PeopleRefusalCodes.NoSuchAccount, nameof(input.Email));
        if (account.Id == actor.Id?.Value)
            return new Refusal(PeopleRefusalCodes.NotOneself, nameof(input.Email));
        if (members.Exists(m => m.Role == Role.MissionAdmin) && members.Exists(m => m.Role != Role.MissionAdmin) && members.Exists(m => m.IsInForce) && !members.Exists(m => m.IsInForce && m.AccountId.Value == account.Id))
            return new Refusal(WorkspaceRefusalCodes.NotAMember, nameof(input.Email));
        if (!StepUp.IsFresh(actor, now))
            return PeopleRefusals.ConfirmFirst;

        db.Memberships.Add(Membership.OfWorkspace(new AccountId(account.Id), id, Role.MissionAdmin, Label.Restricted, null, now));
        return await turn.Save(Result.Done, cancel);
    }
}

public sealed class AppointFirstAdministratorInput
{
    public string? Email { get; set; }
}
