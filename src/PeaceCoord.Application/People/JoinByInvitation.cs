using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Protection;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.People;

/// <summary>
/// Whoever was handed the link of an invitation, and knows the invited address, makes an account and is one of the organisation's people at once. Where
/// the address has an account, none is made and nothing of it changes; the answer, and the work, are the same: the invitation waits for its owner, or was
/// declined by them. Either way the link is used up. Who made the link may have used it: nobody is found by the account's address before it is confirmed (<see cref="ConfirmAddress"/>).
/// </summary>
public sealed class JoinByInvitation(Database database, PurposeKeys purposes, IServiceProvider services, Vault vault, TimeProvider clock) : IUseCase
{
    /// <summary>What the invitation is for; not found for a wrong secret and for a link that is over, was used or taken back: all alike.</summary>
    public async Task<Result<JoinView>> View(string? secret, CancellationToken cancel)
    {
        await using var db = await Announced(secret, cancel);
        return await Find(db, secret, clock.GetUtcNow(), cancel) is { } invitation ? new JoinView(invitation.OrganisationName, invitation.Role) : Refusal.NotFound;
    }

    public async Task<Result> Run(string? secret, JoinInput input, CancellationToken cancel)
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
            return check.Result();
        var email = input.Email!.Trim();
        if (vault.MarkOf(email) != invitation.Mark)
            return new Refusal(PeopleRefusalCodes.NotInvitedAddress, nameof(input.Email));

        using var store = new AccountStore(db, purposes) { AutoSaveChanges = false };
        using var accounts = ActivatorUtilities.CreateInstance<UserManager<Account>>(services, store);
        var made = await Make(accounts, email, input, invitation.State == InvitationState.Declined);
        if (!made.Succeeded)
            return made;
        var used = invitation.UseLink(now);
        if (used.Succeeded && made.Value is { } account && invitation.Accept(new AccountId(account.Id), now).TryGet(out var membership))
            db.Memberships.Add(membership);
        // Two at once: one of them is too late.
        var saved = await db.Save(used, invitation, null, cancel);
        return saved.Is(RefusalCodes.Conflict) ? new Refusal(PeopleRefusalCodes.InvitationOver) : saved;
    }

    /// <param name="isDeclined">Whether somebody said no: then no account is made, whatever became of theirs.</param>
    /// <returns>Null where the address has an account: then as much was hashed as for a new one.</returns>
    private static async Task<Result<Account?>> Make(UserManager<Account> accounts, string email, JoinInput input, bool isDeclined)
    {
        var person = new Account { Email = email, DisplayName = input.DisplayName! };
        foreach (var rule in accounts.PasswordValidators)
        {
            var judged = await rule.ValidateAsync(accounts, person, input.Password);
            if (!judged.Succeeded)
                return Result<Account?>.Refused([.. judged.Errors.Select(error => AccountCreation.Refused(error, nameof(input.Password)))]);
        }

        if (await accounts.FindByEmailAsync(email) is not null || isDeclined)
        {
            accounts.PasswordHasher.HashPassword(person, input.Password!);
            return (Account?)null;
        }

        var made = await accounts.Create(email, input.DisplayName!, input.Password!, input.Language, isAddressConfirmed: false);
        return made.TryGet(out var account) ? account : Result<Account?>.Refused(made.Refusals);
    }

    /// <summary>The connection announces the hash: to it Postgres shows this one invitation, and no other.</summary>
    private async Task<PeaceCoordDb> Announced(string? secret, CancellationToken cancel)
    {
        var db = await database.Open<JoinByInvitation>(Actor.Anonymous, cancel);
        await db.Database.ExecuteSqlAsync($"select set_config('peacecoord.link', {InvitationLink.HashOf(secret) ?? ""}, false)", cancel);
        return db;
    }

    private static async Task<Invitation?> Find(PeaceCoordDb db, string? secret, DateTimeOffset now, CancellationToken cancel)
    {
        if (InvitationLink.HashOf(secret) is not { } hash || await db.Invitations.FirstOrDefaultAsync(i => i.LinkHash == hash, cancel) is not { } invitation || !invitation.IsLinkOpen(now))
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
