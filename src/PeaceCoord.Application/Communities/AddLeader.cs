using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Protection;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Communities;

/// <summary>Adds a leader under a code. The name and the contacts are optional, and sealed before they are stored.</summary>
public sealed class AddLeader(Database database, Vault vault, ICurrentActor current, TimeProvider clock) : IUseCase
{
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

        await db.SealIdentity(vault, leader, input, cancel);
        db.Add(leader);
        return await db.Save(cancel);
    }
}
