using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Places;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Communities;

/// <summary>Corrects what is said of a community.</summary>
public sealed class CorrectCommunity(Database database, ICurrentActor current) : IUseCase
{
    public async Task<Result> Run(CommunityId id, CommunityInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<CorrectCommunity>(actor, cancel);
        var community = await db.Communities.Where(CommunityAccess.VisibleTo(actor)).SingleOrDefaultAsync(c => c.Id == id, cancel);
        if (community is null)
            return Refusal.NotFound;
        if (!CommunityAccess.CanWrite(actor, community))
            return Refusal.NotPermitted(Who.ClearedMissionStaff);

        var before = community.FieldOfficeId;
        var corrected = community.Correct(input.Facts());
        if (corrected.Succeeded)
        {
            var check = new Check();
            if (!await db.Areas.AnyAsync(area => area.PCode == community.AreaPCode, cancel))
                check.Unless(false, new Refusal(CommunityRefusalCodes.UnknownArea, "Area"));
            if (community.FieldOfficeId != before)
                await db.CheckOffice(check, actor, community.WorkspaceId, community.FieldOfficeId, CommunityAccess.ForCommunities, cancel);
            corrected = check.Result();
        }

        return await db.Save(corrected, community, input.Version, cancel);
    }
}
