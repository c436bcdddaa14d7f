using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.People;

/// <summary>Reads an account's memberships as they are now. A disabled account, or a session older than the last "sign out everywhere", is nobody.</summary>
public sealed class Actors(Database database, TimeProvider clock)
{
    /// <param name="securityStamp">The stamp of the session; null when the account was named on the command line.</param>
    public async Task<Actor> Load(AccountId id, string? securityStamp, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await using var db = await database.OpenPublic(cancel);
        await db.Database.OpenConnectionAsync(cancel);
        var account = await db.Accounts.AsNoTracking()
            .Where(a => a.Id == id.Value)
            .Select(a => new { a.SecurityStamp, a.DisabledAt })
            .FirstOrDefaultAsync(cancel);
        if (account is null || account.DisabledAt is not null || (securityStamp is not null && account.SecurityStamp != securityStamp))
            return Actor.Anonymous;

        await Database.Announce(db, new Actor(id, [], new HashSet<Guid>()), cancel);
        var standings = await db.Memberships.AsNoTracking()
            .Where(m => m.AccountId == id && m.From <= now && (m.Until == null || m.Until > now))
            .Select(m => new Standing(m.WorkspaceId, m.OrganisationId, m.Role, m.Clearance, m.FieldOfficeId))
            .ToListAsync(cancel);
        return new Actor(id, standings, await Reach(db, standings, now, cancel));
    }

    private static async Task<IReadOnlySet<Guid>> Reach(PeaceCoordDb db, List<Standing> standings, DateTimeOffset now, CancellationToken cancel)
    {
        var organisations = standings.Where(s => s.OrganisationId is not null).Select(s => s.OrganisationId!.Value.Value).ToArray();
        if (organisations.Length == 0)
            return new HashSet<Guid>();

        var reached = await db.Database.SqlQuery<Guid>($"select peacecoord_reach({organisations}, {now}) as \"Value\"").ToListAsync(cancel);
        return reached.Concat(organisations).ToHashSet();
    }
}
