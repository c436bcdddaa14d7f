using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.People;

/// <summary>
/// Reads an account's memberships as they are now. A disabled account is nobody; so is a session that was signed out of, is older than the last
/// "sign out everywhere", or began longer ago than <see cref="SignedInSession.Longest"/>.
/// </summary>
public sealed class Actors(Database database, TimeProvider clock)
{
    /// <param name="session">What its cookie says; null when the account was named on the command line.</param>
    public async Task<Actor> Load(AccountId id, SignedInSession? session, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (session?.BegunAt < now - SignedInSession.Longest)
            return Actor.Anonymous;

        var own = session?.Id;
        await using var db = await database.OpenPublic(cancel);
        await db.Database.OpenConnectionAsync(cancel);
        var account = await db.Accounts.AsNoTracking()
            .Where(a => a.Id == id.Value)
            .Select(a => new { a.SecurityStamp, a.DisabledAt, HasEnded = db.Set<EndedSession>().Any(ended => ended.Id == own) })
            .FirstOrDefaultAsync(cancel);
        if (account is null || account.DisabledAt is not null || account.HasEnded || (session is not null && account.SecurityStamp != session.SecurityStamp))
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
