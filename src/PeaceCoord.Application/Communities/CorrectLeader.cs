using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Protection;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Communities;

/// <summary>Corrects what is said of a leader. A name or contacts typed anew replace the sealed ones; left empty they stay.</summary>
public sealed class CorrectLeader(Database database, Vault vault, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(LeaderId id, LeaderInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<CorrectLeader>(actor, cancel);
        var leader = await db.Leaders.Where(CommunityAccess.LeadersVisibleTo(actor)).SingleOrDefaultAsync(l => l.Id == id, cancel);
        if (leader is null)
            return Refusal.NotFound;
        if (!CommunityAccess.CanWrite(actor, leader))
            return Refusal.NotPermitted(Who.ClearedMissionStaff);

        var zone = await db.Workspaces.Where(w => w.Id == leader.WorkspaceId).Select(w => w.TimeZone).SingleAsync(cancel);
        var facts = input.Facts();
        var check = input.CheckIdentity();
        if (await db.IsErased(leader, cancel))
            input.CheckStaysErased(check);
        if (facts.FieldOfficeId != leader.FieldOfficeId)
            await db.CheckOffice(check, actor, leader.WorkspaceId, facts.FieldOfficeId, CommunityAccess.ForLeaders, cancel);
        await db.CheckCommunities(check, leader.WorkspaceId, facts.SpeaksFor, cancel);
        var corrected = leader.Correct(facts, MissionTime.Today(zone, clock.GetUtcNow()));
        if (!corrected.Succeeded || !check.Passed)
            return Result.Refused([.. check.Refusals, .. corrected.Refusals]);

        await db.SealIdentity(vault, leader, input, cancel);
        return await db.Save(Result.Done, leader, input.Version, cancel);
    }
}
