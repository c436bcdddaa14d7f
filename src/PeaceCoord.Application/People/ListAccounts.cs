using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Application.People;

/// <summary>All accounts, and how often sign-ins were refused, for the administrators of the system.</summary>
public sealed class ListAccounts(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result<AccountList>> Run(CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        if (!actor.IsSystemAdmin)
            return Refusal.NotFound;
        var now = clock.GetUtcNow();
        await using var db = await database.Open<ListAccounts>(actor, cancel);
        var rows = await db.Accounts.AsNoTracking().OrderBy(a => a.DisplayName)
            .Select(a => new AccountRow(a.Id, a.DisplayName, a.Email!, a.TwoFactorEnabled || db.Set<IdentityUserPasskey<Guid>>().Any(p => p.UserId == a.Id), a.DisabledAt, a.EmailConfirmed, a.Id == actor.Id!.Value.Value, a.UserName == a.Email ? null : a.UserName, a.PasswordHash != null, a.LinkExpiresAt > now ? a.LinkExpiresAt : null))
            .ToListAsync(cancel);
        return new AccountList(rows, await Refused(db, now, cancel));
    }

    /// <summary>By whole hours: the one that is not over counts, and the one that the day or the month began in does not.</summary>
    private static async Task<IReadOnlyList<RefusedSignInRow>> Refused(PeaceCoordDb db, DateTimeOffset now, CancellationToken cancel)
    {
        var (day, month) = (now.AddDays(-1), now - RefusedSignIns.Kept);
        var counted = await db.RefusedSignIns.AsNoTracking().Where(c => c.Hour > month).Select(c => new { c.Kind, c.Count, IsOfToday = c.Hour > day }).ToListAsync(cancel);
        return [.. Enum.GetValues<RefusedSignInKind>().Select(kind => new RefusedSignInRow(kind, counted.Where(c => c.Kind == kind && c.IsOfToday).Sum(c => c.Count), counted.Where(c => c.Kind == kind).Sum(c => c.Count)))];
    }
}

/// <param name="Refused">Of every kind, none left out.</param>
public sealed record AccountList(IReadOnlyList<AccountRow> Accounts, IReadOnlyList<RefusedSignInRow> Refused);

/// <param name="LastDay">In the last 24 hours.</param>
/// <param name="LastMonth">In the last 30 days.</param>
public sealed record RefusedSignInRow(RefusedSignInKind Kind, int LastDay, int LastMonth);

/// <param name="SignInName">What its person signs in with, where it is not the address.</param>
/// <param name="HasJoined">Whether somebody chose its password.</param>
/// <param name="LinkOpenUntil">Null while no one-time link is open.</param>
/// <param name="IsAddressConfirmed">See <see cref="ConfirmAddress"/>.</param>
public sealed record AccountRow(Guid Id, string DisplayName, string Email, bool HasSecondStep, DateTimeOffset? DisabledAt, bool IsAddressConfirmed, bool IsOwn, string? SignInName, bool HasJoined, DateTimeOffset? LinkOpenUntil);
