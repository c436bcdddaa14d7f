using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Protection;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.People;

/// <summary>
/// Whoever was handed the link of an invitation, and knows the invited address, makes an account and is one of the organisation's people at once. Accounts
/// are not looked at: whether the address has one changes neither the answer nor what comes of it, so whoever made the link learns nothing by using it. The
/// account is a new one, which its person signs in to with a name that is shown once, and nobody finds it by the address before that is confirmed (<see cref="ConfirmAddress"/>).
/// </summary>
public sealed class JoinByInvitation(Database database, PurposeKeys purposes, IServiceProvider services, Vault vault, TimeProvider clock) : IUseCase
{
    /// <summary>What the invitation is for; not found for a wrong secret and for a link that is over, was used or taken back: all alike.</summary>
    public async Task<Result<JoinView>> View(string? secret, CancellationToken cancel)
    {
        await using var db = await Announced(secret, cancel);
        return await Find(db, secret, clock.GetUtcNow(), cancel) is { } invitation ? new JoinView(invitation.OrganisationName, invitation.Role) : Refusal.NotFound;
    }

    /// <returns>The name to sign in with.</returns>
    public async Task<Result<string>> Run(string? secret, JoinInput input, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await using var db = await Announced(secret, cancel);
        if (await Find(db, secret, now, cancel) is not { } invitation)
            return Refusal.NotFound;
        var check = new Check()
            .RequiredText(input.Email, SignIn.EmailMaxLength, nameof(input.Email))
            .RequiredText(input.DisplayName, Account.DisplayNameMaxLength, nameof(input.DisplayName))
            .RequiredText(input.Password, SignIn.PasswordMaxLength, nameof(input.Password))
            .Text(input.Language, ChooseLanguage.LanguageMaxLength, nameof(input.Language));
        if (!check.Passed)
            return Result<string>.Refused(check.Refusals);
        var email = input.Email!.Trim();
        if (vault.MarkOf(email) != invitation.Mark)
            return new Refusal(PeopleRefusalCodes.NotInvitedAddress, nameof(input.Email));

        using var store = new AccountStore(db, purposes) { AutoSaveChanges = false };
        using var accounts = ActivatorUtilities.CreateInstance<UserManager<Account>>(services, store);
        var name = SignInNames.New();
        var made = await accounts.Create(email, input.DisplayName!, input.Password!, input.Language, name);
        if (!made.TryGet(out var account))
            return Result<string>.Refused(made.Refusals);
        var joined = invitation.Join(new AccountId(account.Id), now);
        if (!joined.TryGet(out var membership))
            return Result<string>.Refused(joined.Refusals);
        db.Memberships.Add(membership);
        // Two at once: one of them is too late.
        var saved = await db.Save(Result.Done, invitation, null, cancel);
        if (saved.Succeeded)
            return name;
        return saved.Is(RefusalCodes.Conflict) ? new Refusal(PeopleRefusalCodes.InvitationOver) : Result<string>.Refused(saved.Refusals);
    }

    /// <summary>The connection announces the hash: to it Postgres shows this one invitation, and no other.</summary>
    private async Task<PeaceCoordDb> Announced(string? secret, CancellationToken cancel)
    {
        var db = await database.Open<JoinByInvitation>(Actor.Anonymous, cancel);
        await db.Database.ExecuteSqlAsync($"select set_config('peacecoord.link', {OneTimeLink.HashOf(secret) ?? ""}, false)", cancel);
        return db;
    }

    private static async Task<Invitation?> Find(PeaceCoordDb db, string? secret, DateTimeOffset now, CancellationToken cancel)
    {
        if (OneTimeLink.HashOf(secret) is not { } hash || await db.Invitations.FirstOrDefaultAsync(i => i.LinkHash == hash, cancel) is not { } invitation || !invitation.IsLinkOpen(now))
            return null;
        // What somebody invited whose account was closed since, is closed with it.
        return await db.Accounts.AnyAsync(a => a.Id == invitation.InvitedBy.Value && a.DisabledAt == null, cancel) ? invitation : null;
    }
}

/// <param name="Organisation">Its name when it invited.</param>
public sealed record JoinView(string Organisation, Role Role);

public sealed class JoinInput
{
    /// <summary>The address that was invited: who holds the link alone does not know it.</summary>
    public string? Email { get; set; }

    public string? DisplayName { get; set; }

    public string? Password { get; set; }

    public string? Language { get; set; }
}
