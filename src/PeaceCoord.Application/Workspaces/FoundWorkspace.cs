using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Workspaces;

/// <summary>An administrator of the system founds the workspace of a mission, with its sections and field offices.</summary>
public sealed class FoundWorkspace(Database database, ICurrentActor current) : IUseCase
{
    /// <summary>Characters of the lists of sections and of field offices.</summary>
    public const int ListMaxLength = 8000;

    public async Task<Result> Run(FoundWorkspaceInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        if (!actor.IsSystemAdmin)
            return Refusal.NotFound;
        var check = Check(input);
        if (!check.Passed)
            return check.Result();

        await using var db = await database.Open<FoundWorkspace>(actor, cancel);
        var code = input.Code!.Trim();
        if (await db.Workspaces.AnyAsync(w => w.Code == code, cancel))
            return new Refusal(WorkspaceRefusalCodes.CodeTaken, nameof(input.Code));

        var workspace = MissionWorkspace.Found(code, input.Name!.Trim(), input.TimeZone!.Trim(), isFictional: false);
        foreach (var section in Lines(input.Sections))
            workspace.AddSection(section);
        foreach (var office in Lines(input.FieldOffices).Select(Office))
            workspace.AddFieldOffice(office[0], office[1]);
        db.Workspaces.Add(workspace);
        return await db.Save(cancel);
    }

    private static Check Check(FoundWorkspaceInput input) => new Check()
        .RequiredText(input.Code, MissionWorkspace.CodeMaxLength, nameof(input.Code))
        .Unless(input.Code?.Trim().All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c)) != false, new Refusal(WorkspaceRefusalCodes.CodeMalformed, nameof(input.Code)))
        .RequiredText(input.Name, MissionWorkspace.NameMaxLength, nameof(input.Name))
        .RequiredText(input.TimeZone, MissionWorkspace.NameMaxLength, nameof(input.TimeZone))
        .Unless(string.IsNullOrWhiteSpace(input.TimeZone) || TimeZoneInfo.TryFindSystemTimeZoneById(input.TimeZone.Trim(), out _), new Refusal(WorkspaceRefusalCodes.UnknownZone, nameof(input.TimeZone)))
        .RequiredText(input.Sections, ListMaxLength, nameof(input.Sections))
        .Unless(Lines(input.Sections).All(line => line.Length <= MissionWorkspace.NameMaxLength), Refusal.TooLong(nameof(input.Sections), MissionWorkspace.NameMaxLength))
        .Text(input.FieldOffices, ListMaxLength, nameof(input.FieldOffices))
        .Unless(Lines(input.FieldOffices).Select(Office).All(IsOffice), new Refusal(WorkspaceRefusalCodes.OfficeMalformed, nameof(input.FieldOffices)));

    private static string[] Lines(string? text) => (text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string[] Office(string line) => line.Split(';', StringSplitOptions.TrimEntries);

    private static bool IsOffice(string[] office) => office.Length == 2 && office.All(part => part.Length is > 0 and <= MissionWorkspace.NameMaxLength);
}

public sealed class FoundWorkspaceInput
{
    /// <summary>Begins every reference: capitals and digits.</summary>
    public string? Code { get; set; }

    public string? Name { get; set; }

    /// <summary>IANA zone.</summary>
    public string? TimeZone { get; set; }

    /// <summary>One a line.</summary>
    public string? Sections { get; set; }

    /// <summary>One a line: name; p-code of its area.</summary>
    public string? FieldOffices { get; set; }
}
