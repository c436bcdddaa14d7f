using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Audit;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.People;

/// <summary>
/// An administrator of the system makes a one-time link by which the person of an account, who forgot its password, chooses another (<see cref="ChoosePasswordByLink"/>). Nothing ends before
/// it is used; then the second step is needed as before, so that neither the administrator nor a thief of the link gets in. Where there is none to need, it is made on the server only.
/// </summary>
public sealed class MakePasswordLink(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    /// <summary>What the audit trail says of it, by which the second step is known to stay on for days: <see cref="AskSecondStepReset.WhyNot"/>.</summary>
    internal const string MadeAct = "PasswordLinkMade";

    /// <param name="recognised">How the administrator knows the person; null where it is made on the server.</param>
    internal static Act Made(Account account, HowRecognised? recognised) => new(MadeAct, nameof(Account), account.Id, Reason: recognised?.ToString());

    /// <returns>The link's secret: told this once, kept as a hash.</returns>
    public async Task<Result<string>> Run(AccountId id, MakePasswordLinkInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        if (!actor.IsSystemAdmin)
            return Refusal.NotFound;
        if (actor.Id == id)
            return new Refusal(PeopleRefusalCodes.NotOneself);
        await using var db = await database.Open<MakePasswordLink>(actor, cancel);
        if (await db.Accounts.FirstOrDefaultAsync(a => a.Id == id.Value, cancel) is not { } account)
            return Refusal.NotFound;
        if (!account.HasJoined)
            return new Refusal(PeopleRefusalCodes.NotJoined);
        if (account.DisabledAt is not null)
            return new Refusal(PeopleRefusalCodes.AccountShut);
        // Who also had the link back in their hands would have both: who lost password and second step is let back in on the server.
        if (account.AwaitsSecondStep || !await db.HasSecondStep(account, cancel))
            return new Refusal(PeopleRefusalCodes.PasswordOnServer);
        var check = new Check().Unless(input.Recognised is not null, Refusal.Required(nameof(input.Recognised))).Choice(input.Recognised, nameof(input.Recognised));
        if (!check.Passed)
            return Result<string>.Refused(check.Refusals);
        var now = clock.GetUtcNow();
        if (!StepUp.IsFresh(actor, now))
            return PeopleRefusals.ConfirmFirst;

        var secret = account.GivePasswordLink(now);
        db.Acts.Add(Made(account, input.Recognised));
        var saved = await db.Save(cancel);
        return saved.Succeeded ? secret : Result<string>.Refused(saved.Refusals);
    }
}

public sealed class MakePasswordLinkInput
{
    /// <summary>How the administrator knows that it is them who ask; an entry of the audit trail keeps it.</summary>
    public HowRecognised? Recognised { get; set; }
}

public enum HowRecognised
{
    InPerson,
    CalledBack,
    VouchedFor,
}
