using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Protection;

namespace PeaceCoord.Application.People;

/// <summary>
/// Whoever forgot the password, was handed a link (<see cref="MakePasswordLink"/>) and knows the account's address chooses another. Signing in takes the second step as before. An account that
/// is locked stays so for its quarter of an hour.
/// </summary>
public sealed class ChoosePasswordByLink(Database database, PurposeKeys purposes, IServiceProvider services, TimeProvider clock)
    : PasswordByLink<ChoosePasswordByLink>(database, purposes, services, clock), IUseCase
{
    private protected override async Task<Account?> Find(IQueryable<Account> accounts, string? secret, DateTimeOffset now, CancellationToken cancel) =>
        await accounts.ByPasswordLink(secret, now, cancel) is { HasJoined: true } account ? account : null;
}
