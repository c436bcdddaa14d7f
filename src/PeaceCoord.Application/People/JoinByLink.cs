using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Protection;

namespace PeaceCoord.Application.People;

/// <summary>
/// Whoever was handed the link of an account that an administrator made, and knows its address, chooses its password. Then they sign in, and staff set up the
/// second step before anything else opens.
/// </summary>
public sealed class JoinByLink(Database database, PurposeKeys purposes, IServiceProvider services, TimeProvider clock)
    : PasswordByLink<JoinByLink>(database, purposes, services, clock), IUseCase
{
    private protected override async Task<Account?> Find(IQueryable<Account> accounts, string? secret, DateTimeOffset now, CancellationToken cancel) =>
        await accounts.ByLink(secret, now, cancel) is { HasJoined: false } account ? account : null;
}
