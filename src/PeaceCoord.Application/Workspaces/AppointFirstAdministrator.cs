using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Workspaces;

/// <summary>An administrator of the system appoints the first administrator of a mission; further ones are that mission's own affair.</summary>
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
        if (await db.Memberships.AnyAsync(m => m.WorkspaceId == id && m.Role == Role.MissionAdmin && m.From <= now && (m.Until == null || m.Until > now), cancel))
            return new Refusal(WorkspaceRefusalCodes.HasAdministrator, nameof(input.Email));
        var email = input.Email!.Trim().ToUpperInvariant();
        var account = await db.Accounts.AsNoTracking().FirstOrDefaultAsync(a => a.NormalizedEmail == email && a.DisabledAt == null, cancel);
        if (account is null)
            return new Refusal(PeopleRefusalCodes.NoSuchAccount, nameof(input.Email));
        if (account.Id == actor.Id?.Value)
            return new Refusal(PeopleRefusalCodes.NotOneself, nameof(input.Email));

        db.Memberships.Add(Membership.OfWorkspace(new AccountId(account.Id), id, Role.MissionAdmin, Label.Restricted, null, now));
        return await db.Save(cancel);
    }
}

public sealed class AppointFirstAdministratorInput
{
    public string? Email { get; set; }
}
