using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Audit;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Application.Reminders;

/// <summary>A person asks for the daily digest, or asks for no more of them. Nobody gets one unasked.</summary>
public sealed class ChooseDigest(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(bool wanted, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        if (actor.Id is not { } me)
            return Refusal.NotFound;
        await using var db = await database.Open<ChooseDigest>(actor, cancel);
        var own = await db.Digests.SingleOrDefaultAsync(digest => digest.AccountId == me, cancel);
        if (wanted && own is null)
            db.Digests.Add(own = new Digest { AccountId = me });
        if (wanted)
            own!.Begin(clock.GetUtcNow());
        else if (own is not null)
            db.Digests.Remove(own);
        db.Acts.Add(new Act(nameof(ChooseDigest), nameof(Account), me.Value));
        return await db.Save(cancel);
    }
}

/// <summary>Whether the actor asked for the daily digest, and whether it arrives; null for visitors.</summary>
public sealed class ViewDigestChoice(Database database, ICurrentActor current) : IUseCase
{
    public async Task<ChosenDigest?> Run(CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        if (actor.Id is not { } me)
            return null;
        await using var db = await database.Open<ViewDigestChoice>(actor, cancel);
        var own = await db.Digests.AsNoTracking().SingleOrDefaultAsync(digest => digest.AccountId == me, cancel);
        return new ChosenDigest(own is not null, own?.StoppedAt);
    }
}

/// <param name="StoppedAt">When no more were sent, because the mailbox took none for a day; null while they are.</param>
public sealed record ChosenDigest(bool IsWanted, DateTimeOffset? StoppedAt);
