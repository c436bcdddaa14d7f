using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Protection;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Communities;

/// <summary>Adds a leader under a code. The name and the contacts are optional, and sealed before they are stored. Where somebody of that name is registered whom the actor may reveal, that is said once.</summary>
public sealed class AddLeader(Database database, Vault vault, ICurrentActor current, TimeProvider clock) : IUseCase
{
    private const int MostTold = 10;

    public async Task<Result> Run(LeaderId id, WorkspaceId workspace, LeaderInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        if (!actor.Workspaces.Contains(workspace))
            return Refusal.NotFound;
        if (!CommunityAccess.CanAddLeaders(actor, workspace))
            return Refusal.NotPermitted(Who.ClearedMissionStaff);

        await using var db = await database.Open<AddLeader>(actor, cancel);
        var zone = await db.Workspaces.Where(w => w.Id == workspace).Select(w => w.TimeZone).SingleAsync(cancel);
        var facts = input.Facts();
        var added = Leader.Add(id, workspace, actor.Id!.Value, facts, MissionTime.Today(zone, clock.GetUtcNow()));
        var check = input.CheckIdentity();
        await db.CheckOffice(check, actor, workspace, facts.FieldOfficeId, CommunityAccess.ForLeaders, cancel);
        await db.CheckCommunities(check, workspace, facts.SpeaksFor, cancel);
        if (!added.TryGet(out var leader) || !check.Passed)
            return Result.Refused([.. check.Refusals, .. added.Refusals]);
        if (input is { AsksForSameName: true, IsAnother: false } && !string.IsNullOrWhiteSpace(input.Name) && await SameName(db, actor, workspace, input.Name, cancel) is { Count: > 0 } codes)
            return new Refusal(CommunityRefusalCodes.SameName, nameof(input.Name), string.Join(", ", codes));

        await db.SealIdentity(vault, leader, input, cancel);
        db.Add(leader);
        return await db.Save(cancel);
    }

    /// <summary>The codes of leaders of that name, as far as the actor may reveal them in any case; each is told that it was found.</summary>
    private async Task<IReadOnlyList<string>> SameName(PeaceCoordDb db, Actor actor, WorkspaceId workspace, string name, CancellationToken cancel)
    {
        var named = await db.Named(vault, actor, name, cancel);
        var found = await db.Leaders.AsNoTracking().Where(l => l.WorkspaceId == workspace && named.Contains(l.Id)).OrderBy(l => l.Code).Take(MostTold).Select(l => new { l.Id, l.Code }).ToListAsync(cancel);
        await db.NoteFoundByName(found.Select(l => (l.Id, workspace)), cancel);
        return found.ConvertAll(l => l.Code);
    }
}
