using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Oversight;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Oversight;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.People;

/// <summary>
/// Reads an account's memberships as they are now. A disabled account is nobody; so is a session that was ended, is older than the last
/// "sign out everywhere", was not used for an hour, or began twelve hours ago. Who needs a second step and has none yet acts as nobody's member.
/// </summary>
public sealed class Actors(Database database, SecondStepPolicy policy, TimeProvider clock)
{
    /// <param name="session">What its cookie says; null when the portal acts for the account by itself, which proves nothing.</param>
    public async Task<Actor> Load(AccountId id, SignedInSession? session, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var own = session?.Id;
        await using var db = await database.OpenPublic(cancel);
        await db.Database.OpenConnectionAsync(cancel);
        var account = await db.Accounts.AsNoTracking()
            .Where(a => a.Id == id.Value)
            .Select(a => new { a.SecurityStamp, a.DisabledAt, a.AwaitsSecondStep, HasSecondStep = a.TwoFactorEnabled || db.Set<IdentityUserPasskey<Guid>>().Any(p => p.UserId == a.Id), Session = db.Set<AccountSession>().Where(s => s.Id == own && s.AccountId == a.Id && s.EndedAt == null).Select(s => new { s.BegunAt, s.SeenAt, s.ProvedAt }).FirstOrDefault() })
            .FirstOrDefaultAsync(cancel);
        if (account is null || account.DisabledAt is not null)
            return Actor.Anonymous;
        if (session is not null && (account.Session is not { } open || account.SecurityStamp != session.SecurityStamp || AccountSession.EndOf(open.BegunAt, open.SeenAt) <= now))
            return Actor.Anonymous;

        await Database.Announce(db, new Actor(id, [], new HashSet<Guid>()), cancel);
        var members = await db.Memberships.AsNoTracking()
            .Where(m => m.AccountId == id && m.From <= now && (m.Until == null || m.Until > now))
            .Select(m => new { Standing = new Standing(m.WorkspaceId, m.OrganisationId, m.Role, m.Clearance, m.FieldOfficeId), HasOpened = db.Set<Emergency>().Any(e => e.AccountId == id && e.EndedAt == null && e.Until > now) })
            .ToListAsync(cancel);
        var standings = members.ConvertAll(m => m.Standing);
        if (session is not null && policy.IsRequired && !account.HasSecondStep && (account.AwaitsSecondStep || SecondStep.IsRequiredOf(standings)))
            return new Actor(id, [], new HashSet<Guid>()) { ProvedAt = account.Session?.ProvedAt, SessionId = own, NeedsSecondStep = true };
        return new Actor(id, standings, await Reach(db, standings, now, cancel)) { ProvedAt = account.Session?.ProvedAt, SessionId = own, Opened = members.Exists(m => m.HasOpened) ? await Opened(db, id, now, cancel) : new Dictionary<Guid, DateTimeOffset>() };
    }

    private static async Task<IReadOnlyDictionary<Guid, DateTimeOffset>> Opened(PeaceCoordDb db, AccountId id, DateTimeOffset now, CancellationToken cancel)
    {
        var opened = await db.Emergencies.AsNoTracking().Where(e => e.AccountId == id && e.EndedAt == null && e.Until > now).Select(e => new { e.ConsultationId, e.Until }).ToListAsync(cancel);
        return opened.GroupBy(e => e.ConsultationId.Value).ToDictionary(group => group.Key, group => group.Max(e => e.Until));
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
