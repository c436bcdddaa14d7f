using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Places;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Communities;

/// <summary>Adds a community to a workspace, in an area of the gazetteer.</summary>
public sealed class AddCommunity(Database database, ICurrentActor current) : IUseCase
{
    public async Task<Result> Run(CommunityId id, WorkspaceId workspace, CommunityInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        if (!actor.Workspaces.Contains(workspace))
            return Refusal.NotFound;
        if (!CommunityAccess.CanAddCommunities(actor, workspace))
            return Refusal.NotPermitted(Who.ClearedMissionStaff);

        await using var db = await database.Open<AddCommunity>(actor, cancel);
        var added = Community.Add(id, workspace, input.Facts());
        if (!added.TryGet(out var community))
            return added;
        var placed = await db.CheckPlace(actor, workspace, community.AreaPCode, community.FieldOfficeId, cancel);
        if (!placed.Succeeded)
            return placed;

        db.Add(community);
        return await db.Save(cancel);
    }
}

/// <summary>What the form of a community holds.</summary>
public sealed class CommunityInput
{
    public string? NameEn { get; set; }

    public string? NameFr { get; set; }

    public string? NameAr { get; set; }

    public string? NameEs { get; set; }

    public CommunityKind? Kind { get; set; }

    /// <summary>The p-code of the area.</summary>
    public string? Area { get; set; }

    public Guid? FieldOffice { get; set; }

    public SeenWithUs? SeenWithUs { get; set; }

    public string? Notes { get; set; }

    /// <summary>The version the form was opened on.</summary>
    public int? Version { get; set; }

    internal CommunityFacts Facts() => new(
        [("en", NameEn), ("fr", NameFr), ("ar", NameAr), ("es", NameEs)],
        Kind,
        Area,
        FieldOffice is { } office ? new FieldOfficeId(office) : null,
        SeenWithUs,
        Notes);
}

internal static class Placing
{
    /// <summary>The area must be in the gazetteer, and the office one of the workspace where the actor may put records.</summary>
    public static async Task<Result> CheckPlace(this PeaceCoordDb db, Actor actor, WorkspaceId workspace, string area, FieldOfficeId? office, CancellationToken cancel)
    {
        var check = new Check().Unless(await db.Areas.AnyAsync(a => a.PCode == area, cancel), new Refusal(CommunityRefusalCodes.UnknownArea, "Area"));
        await db.CheckOffice(check, actor, workspace, office, CommunityAccess.ForCommunities, cancel);
        return check.Result();
    }

    public static async Task CheckOffice(this PeaceCoordDb db, Check check, Actor actor, WorkspaceId workspace, FieldOfficeId? office, Label clearance, CancellationToken cancel)
    {
        if (office is { } wanted && !await db.Workspaces.AnyAsync(w => w.Id == workspace && w.FieldOffices.Any(o => o.Id == wanted), cancel))
            check.Unless(false, new Refusal(CommunityRefusalCodes.UnknownOffice, "FieldOffice"));
        else
            check.Unless(CommunityAccess.CanPlaceIn(actor, workspace, office, clearance), new Refusal(CommunityRefusalCodes.OtherOffice, "FieldOffice"));
    }
}
