using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PeaceCoord.Application.Persistence;

namespace PeaceCoord.Application.People;

/// <summary>
/// The framework's check of passkeys, and each offer is answered once: whoever recorded an answer, and the cookie it came with, does nothing by sending both again. It
/// is kept in the database, because several processes may serve the portal, beside the codes of authenticators and as long as the cookie is good.
/// </summary>
internal sealed class PasskeysOnce(UserManager<Account> accounts, IOptions<IdentityPasskeyOptions> options, PeaceCoordDb db, TimeProvider clock) : IPasskeyHandler<Account>
{
    private const string Provider = "[Passkey]";

    private readonly PasskeyHandler<Account> _handler = new(accounts, options);

    public Task<PasskeyCreationOptionsResult> MakeCreationOptionsAsync(PasskeyUserEntity userEntity, HttpContext httpContext) => _handler.MakeCreationOptionsAsync(userEntity, httpContext);

    public Task<PasskeyRequestOptionsResult> MakeRequestOptionsAsync(Account? user, HttpContext httpContext) => _handler.MakeRequestOptionsAsync(user, httpContext);

    public async Task<PasskeyAttestationResult> PerformAttestationAsync(PasskeyAttestationContext context)
    {
        var made = await _handler.PerformAttestationAsync(context);
        return !made.Succeeded || await Use(Guid.Parse(made.UserEntity.Id), context.AttestationState) ? made : PasskeyAttestationResult.Fail(AnsweredAlready());
    }

    public async Task<PasskeyAssertionResult<Account>> PerformAssertionAsync(PasskeyAssertionContext context)
    {
        var asserted = await _handler.PerformAssertionAsync(context);
        return !asserted.Succeeded || await Use(asserted.User.Id, context.AssertionState) ? asserted : PasskeyAssertionResult.Fail<Account>(AnsweredAlready());
    }

    private static PasskeyException AnsweredAlready() => new("This offer was answered already.");

    /// <summary>One statement, so that of two who send one answer at once one is refused. What is no longer good is forgotten by the way.</summary>
    private async Task<bool> Use(Guid account, string? state)
    {
        var (now, hash) = (clock.GetUtcNow().ToUnixTimeSeconds(), Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(state ?? ""))));
        var until = (now + (long)PasskeyOffer.Waits.TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return await db.Database.ExecuteSqlAsync(
            $"""
            with over as (delete from asp_net_user_tokens where user_id = {account} and login_provider = {Provider} and value::bigint < {now})
            insert into asp_net_user_tokens (user_id, login_provider, name, value) values ({account}, {Provider}, {hash}, {until})
            on conflict (user_id, login_provider, name) do nothing
            """) == 1;
    }
}
