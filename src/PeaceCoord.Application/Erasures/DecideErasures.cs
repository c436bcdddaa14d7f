using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Audit;
using PeaceCoord.Application.Closing;
using PeaceCoord.Application.Communities;
using PeaceCoord.Application.Organisations;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Protection;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Erasures;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Erasures;

/// <summary>
/// The second person confirms what was proposed, one or several at once, all or none: with this act keys are destroyed, names taken out of what people
/// wrote, and the content of records destroyed. A section head or a mission administrator, never who proposed it. There is no way back.
/// </summary>
public sealed class ConfirmErasures(Database database, ICurrentActor current, Vault vault, TimeProvider clock) : IUseCase, IGoesOnWhenArchived
{
    public async Task<Result> Run(DecideErasuresInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<ConfirmErasures>(actor, cancel);
        var chosen = await db.Chosen(actor, input, ErasureAccess.CanConfirm, cancel);
        if (!chosen.TryGet(out var erasures))
            return chosen;

        var now = clock.GetUtcNow();
        var check = new Check();
        foreach (var erasure in erasures)
            await db.Check(check, erasure, now, cancel);
        if (!check.Passed)
            return check.Result();
        if (!StepUp.IsFresh(actor, now))
            return PeopleRefusals.ConfirmFirst;

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        List<(Erasure Erasure, NamesTakenOut.Found Found)> names = [];
        foreach (var erasure in erasures)
        {
            var confirmed = erasure.Confirm(actor.Id!.Value, now);
            if (!confirmed.Succeeded)
                return confirmed;
            if (await Identity(db, erasure, now, cancel) is { } name)
                names.Add((erasure, await db.Find(vault, erasure, name, now, cancel)));
        }

        // Nothing was saved yet.
        if (names.Find(name => name.Found.InHeldDraft) is { Erasure: { } stands })
            return new Refusal(ErasureRefusalCodes.NamedInHeld, nameof(DecideErasuresInput.Erasures), stands.Said);

        // Reading through every text of a mission takes long: the trail is not kept waiting meanwhile.
        db.HoldsActs = true;
        var saved = await db.Save(cancel);
        if (!saved.Succeeded)
            return saved;
        List<ConsultationId> meetings = [];
        foreach (var (erasure, found) in names)
        {
            var taken = await db.TakeOut(erasure, found, cancel);
            if (!taken.TryGet(out var those))
                return taken;
            meetings.AddRange(those);
        }

        foreach (var erasure in erasures)
        {
            await db.Database.ExecuteSqlAsync($"select peacecoord_erase({erasure.Id.Value})", cancel);
            // The record's own trail says so too.
            if (erasure.What == Erased.Record)
                db.Acts.Add(new Act(nameof(ConfirmErasures), erasure.Kind.ToString(), erasure.RecordId, erasure.WorkspaceId.Value, null, ["Content"], erasure.Ground.ToString()));
        }

        // What was read before any of that holds the words still, and would bring them back with the next version.
        db.ChangeTracker.Clear();
        var destroyed = erasures.Where(erasure => erasure.What == Erased.Record).Select(erasure => new ConsultationId(erasure.RecordId));
        await db.WaitToBeReadAgain([.. meetings.Except(destroyed)], now, cancel);
        db.HoldsActs = false;
        saved = await db.Save(cancel);
        if (saved.Succeeded)
            await transaction.CommitAsync(cancel);
        return saved;
    }

    /// <summary>Takes the identity off the record it is of.</summary>
    /// <returns>The name that is to go from what people wrote; null where none is held, or it is too short to be told from other words.</returns>
    private async Task<WrittenName?> Identity(PeaceCoordDb db, Erasure erasure, DateTimeOffset now, CancellationToken cancel)
    {
        string? name = null;
        var key = erasure.What == Erased.Record ? null : await vault.KeyOf(db, erasure.PartId ?? erasure.RecordId, cancel);
        if (erasure.What == Erased.LeaderIdentity && await db.Leaders.SingleOrDefaultAsync(l => l.Id == new LeaderId(erasure.RecordId), cancel) is { } leader)
        {
            name = leader.Name is null ? null : key?.Open(leader.Name, LeaderIdentity.NamePlace);
            leader.Erase(now);
        }
        else if (erasure.What == Erased.ContactIdentity && await db.Organisations.SingleOrDefaultAsync(o => o.Id == new OrganisationId(erasure.RecordId), cancel) is { } organisation)
        {
            var contact = new ContactId(erasure.PartId!.Value);
            name = organisation.Contacts.FirstOrDefault(c => c.Id == contact)?.Name is { } sealedName ? key?.Open(sealedName, AddContact.NamePlace) : null;
            organisation.EraseContact(contact, now);
        }

        return name is null ? null : WrittenName.OfName(name);
    }
}

/// <summary>Takes back what was proposed and not confirmed yet: whoever could confirm it, and the focal point.</summary>
public sealed class WithdrawErasures(Database database, ICurrentActor current, TimeProvider clock) : IUseCase, IGoesOnWhenArchived
{
    public async Task<Result> Run(DecideErasuresInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<WithdrawErasures>(actor, cancel);
        var chosen = await db.Chosen(actor, input, ErasureAccess.CanWithdraw, cancel);
        if (!chosen.TryGet(out var erasures))
            return chosen;
        foreach (var erasure in erasures)
        {
            var withdrawn = erasure.Withdraw(actor.Id!.Value, clock.GetUtcNow());
            if (!withdrawn.Succeeded)
                return withdrawn;
        }

        return await db.Save(cancel);
    }
}

public sealed class DecideErasuresInput
{
    /// <summary>Ids of what was proposed.</summary>
    public List<string> Erasures { get; set => field = value ?? []; } = [];
}

internal static class Deciding
{
    extension(Erasure erasure)
    {
        /// <summary>What a refusal calls it.</summary>
        public string Said => erasure.Name ?? erasure.RecordId.ToString()[^12..];
    }

    /// <summary>What was chosen, all of it visible to the actor, who may decide all of it; else the refusal.</summary>
    public static async Task<Result<List<Erasure>>> Chosen(this PeaceCoordDb db, Actor actor, DecideErasuresInput input, Func<Actor, Erasure, bool> may, CancellationToken cancel)
    {
        var check = new Check();
        var ids = Choice.Read(input.Erasures, nameof(input.Erasures), check).ConvertAll(id => new ErasureId(id));
        if (!actor.Standings.Any(s => s.WorkspaceId is not null && ErasureAccess.Readers.Contains(s.Role)))
            return Refusal.NotFound;
        if (input.Erasures.Count == 0)
            return Refusal.Required(nameof(input.Erasures));
        if (!check.Passed)
            return Result<List<Erasure>>.Refused(check.Refusals);
        if (ids.Count > Erasure.MostAtOnce)
            return new Refusal(ErasureRefusalCodes.TooManyAtOnce, nameof(input.Erasures), Erasure.MostAtOnce);
        var found = await db.Erasures.Where(ErasureAccess.VisibleTo(actor)).Where(e => ids.Contains(e.Id)).ToListAsync(cancel);
        if (found.Count != ids.Count)
            return Refusal.NotFound;
        return found.TrueForAll(erasure => may(actor, erasure)) ? found : Refusal.NotPermitted(ErasureAccess.Confirmers);
    }

    /// <summary>Looked at anew: a hold may have been placed since, or the years that records are kept changed.</summary>
    public static async Task Check(this PeaceCoordDb db, Check check, Erasure erasure, DateTimeOffset now, CancellationToken cancel)
    {
        var name = erasure.Said;
        check.Unless(!await db.IsHeld(erasure.WorkspaceId, erasure.RecordId, cancel), new Refusal(ErasureRefusalCodes.Held, nameof(DecideErasuresInput.Erasures), name));
        if (erasure.Ground != ErasureGround.RetentionEnded)
            return;
        var workspace = await db.Workspaces.AsNoTracking().SingleAsync(w => w.Id == erasure.WorkspaceId, cancel);
        var (kind, record) = (erasure.Kind.ToString(), erasure.RecordId);
        var day = await db.Database.SqlQuery<DateOnly?>($"select peacecoord_day_of({kind}, {record}) as \"Value\"").SingleAsync(cancel);
        check.Unless(day is { } of && workspace.RetainUntil(of) <= MissionTime.Today(workspace.TimeZone, now), new Refusal(ErasureRefusalCodes.NotDue, nameof(DecideErasuresInput.Erasures), name));
    }
}
