using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Protection;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Reminders;

/// <summary>
/// Sends the digests that are due: from six in the morning of the person's mission, once a day. The portal runs it by itself; several may run at
/// once, and none takes a person whom another has. What each says is worked out as for that person's home, with the memberships of now: whoever
/// lost them, or the account, gets nothing.
/// </summary>
public sealed class SendDigests(Database database, Actors actors, KeptAnswers answers, Vault vault, IDigestPost post, TimeProvider clock, ILogger<SendDigests> log) : IUseCase
{
    public static readonly TimeOnly FromHour = new(6, 0);

    public async Task Run(CancellationToken cancel)
    {
        while (post.IsSetUp && await Next(cancel))
        {
            // One after the other.
        }
    }

    private async Task<bool> Next(CancellationToken cancel)
    {
        await using var db = await database.OpenForWork<SendDigests>(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var now = clock.GetUtcNow();
        var digest = (await db.Digests.FromSql($"select * from digests where next_at <= {now} and stopped_at is null order by next_at, account_id limit 1 for update skip locked").ToListAsync(cancel)).SingleOrDefault();
        if (digest is null)
            return false;

        var zone = await ZoneOf(digest.AccountId, cancel);
        var (today, time) = MissionTime.Local(zone, now);
        var isDue = time >= FromHour && digest.LookedAtOn != today;
        var outcome = isDue ? await Send(db, digest.AccountId, cancel) : Outcome.NothingToSend;
        if (outcome is Outcome.NotTaken or Outcome.NotSent)
        {
            digest.PutOff(outcome is Outcome.NotTaken, now);
        }
        else
        {
            if (isDue)
                digest.LookedAtOn = today;
            digest.Rest(MissionTime.At(zone, digest.LookedAtOn == today ? today.AddDays(1) : today, FromHour), outcome is Outcome.Sent);
        }

        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }

    private async Task<string> ZoneOf(AccountId account, CancellationToken cancel)
    {
        var actor = await actors.Load(account, null, cancel);
        await using var db = await database.Open<SendDigests>(actor, cancel);
        return await db.Workspaces.AsNoTracking().Where(w => actor.Workspaces.Contains(w.Id)).OrderBy(w => w.Code).Select(w => w.TimeZone).FirstOrDefaultAsync(cancel) ?? "UTC";
    }

    private async Task<Outcome> Send(PeaceCoordDb db, AccountId id, CancellationToken cancel)
    {
        var actor = await actors.Load(id, null, cancel);
        var account = await db.Accounts.AsNoTracking().Where(a => a.Id == id.Value).Select(a => new { a.Email, a.Language }).SingleOrDefaultAsync(cancel);
        if (!actor.IsSignedIn || account?.Email is null)
            return Outcome.NothingToSend;

        try
        {
            var waits = await new ListWhatNeedsMe(database, new Person(actor), answers, vault, clock).Run(account.Language ?? "en", cancel);
            return await post.Send(account.Email, account.Language, waits, cancel) ? Outcome.Sent : Outcome.NothingToSend;
        }
        catch (Exception fault) when (!cancel.IsCancellationRequested)
        {
            // One that cannot be made or sent must not keep the others waiting. Other faults than the post's own may name somebody.
            NotSent(log, fault is DigestNotSentException ? fault.Message : fault.GetType().Name, null);
            return fault is DigestNotSentException { ByMailbox: true } ? Outcome.NotTaken : Outcome.NotSent;
        }
    }

    private enum Outcome
    {
        NothingToSend,
        Sent,

        /// <summary>The mailbox did not take it.</summary>
        NotTaken,

        /// <summary>It could not be made or handed over.</summary>
        NotSent,
    }

    private sealed class Person(Actor actor) : ICurrentActor
    {
        public Task<Actor> Get(CancellationToken cancel) => Task.FromResult(actor);
    }

    private static readonly Action<ILogger, string, Exception?> NotSent =
        LoggerMessage.Define<string>(LogLevel.Warning, new EventId(1, nameof(SendDigests)), "A digest was not sent and is tried again: {Fault}");
}
