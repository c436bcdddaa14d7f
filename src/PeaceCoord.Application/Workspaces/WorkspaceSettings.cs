using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Places;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Places;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Workspaces;

/// <summary>What a mission is set to, for its administrators.</summary>
public sealed class ViewWorkspaceSettings(Database database, ICurrentActor current) : IUseCase
{
    public async Task<Result<ChangeWorkspaceSettingsInput>> Run(WorkspaceId id, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        if (!MembershipAccess.CanManage(actor, id))
            return Refusal.NotFound;
        await using var db = await database.Open<ViewWorkspaceSettings>(actor, cancel);
        var workspace = await db.Workspaces.AsNoTracking().SingleAsync(w => w.Id == id, cancel);
        return new ChangeWorkspaceSettingsInput
        {
            Version = workspace.Version,
            Name = workspace.Name,
            DefaultLabel = workspace.DefaultLabel,
            Sections = [.. workspace.Sections.OrderBy(section => section.Id.Value).Select(section => new PlaceInput { Id = section.Id.Value, Name = section.Name })],
            Offices = [.. workspace.FieldOffices.OrderBy(office => office.Id.Value).Select(office => new PlaceInput { Id = office.Id.Value, Name = office.Name, AreaPCode = office.AreaPCode })],
        };
    }
}

/// <summary>
/// An administrator of a mission renames it, adds and renames its sections and offices, and says with what label its consultations begin: Confidential, or stricter. What is
/// written already keeps its label.
/// </summary>
public sealed class ChangeWorkspaceSettings(Database database, ICurrentActor current) : IUseCase
{
    public async Task<Result> Run(WorkspaceId id, ChangeWorkspaceSettingsInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        if (!MembershipAccess.CanManage(actor, id))
            return Refusal.NotFound;
        await using var db = await database.Open<ChangeWorkspaceSettings>(actor, cancel);
        var workspace = await db.Workspaces.SingleAsync(w => w.Id == id, cancel);
        var offices = Rows(input.Offices, nameof(input.Offices));
        if (await UnknownAreas(db, workspace, offices, cancel) is { Passed: false } unknown)
            return unknown.Result();
        return await db.Save(workspace.Set(input.Name, input.DefaultLabel, Rows(input.Sections, nameof(input.Sections)), offices), workspace, input.Version, cancel);
    }

    /// <summary>Of an office that stays where it was the code is not asked for: it may be of a gazetteer that was replaced since.</summary>
    private static async Task<Check> UnknownAreas(PeaceCoordDb db, MissionWorkspace workspace, List<PlaceSetting> offices, CancellationToken cancel)
    {
        var check = new Check();
        var asked = offices.Where(row => row.AreaPCode?.Trim() is { Length: > 0 and <= Area.PCodeMaxLength } code && Check.IsPlain(code) && !workspace.FieldOffices.Any(office => office.Id.Value == row.Id && office.AreaPCode == code)).ToList();
        var codes = asked.ConvertAll(row => row.AreaPCode!.Trim());
        var known = codes.Count == 0 ? [] : await db.Areas.AsNoTracking().Where(area => codes.Contains(area.PCode)).Select(area => area.PCode).ToListAsync(cancel);
        foreach (var row in asked)
            check.Unless(known.Contains(row.AreaPCode!.Trim(), StringComparer.Ordinal), new Refusal(WorkspaceRefusalCodes.UnknownArea, row.Field + "." + nameof(row.AreaPCode)));
        return check;
    }

    private static List<PlaceSetting> Rows(List<PlaceInput> rows, string field) => [.. rows.Index().Select(row => new PlaceSetting(row.Item.Id, row.Item.Name, row.Item.AreaPCode, $"{field}[{row.Index}]"))];
}

public sealed class ChangeWorkspaceSettingsInput
{
    public string? Name { get; set; }

    public Label? DefaultLabel { get; set; }

    /// <summary>Those there are, and those to add.</summary>
    public List<PlaceInput> Sections
    {
        get;
        set => field = value ?? [];
    } = [];

    public List<PlaceInput> Offices
    {
        get;
        set => field = value ?? [];
    } = [];

    public int? Version { get; set; }
}

/// <summary>A section, or an office.</summary>
public sealed class PlaceInput
{
    /// <summary>Null for a new one.</summary>
    public Guid? Id { get; set; }

    public string? Name { get; set; }

    /// <summary>Of an office: the code of its area in the gazetteer.</summary>
    public string? AreaPCode { get; set; }
}
