using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Domain.Workspaces;

/// <summary>A section or an office as it is to be.</summary>
/// <param name="Id">Null for a new one.</param>
/// <param name="AreaPCode">Of an office: the area it stands in.</param>
/// <param name="Field">The row as its form names it, such as <c>Sections[2]</c>.</param>
public sealed record PlaceSetting(Guid? Id, string? Name, string? AreaPCode, string Field)
{
    /// <summary>An empty row for one more.</summary>
    public bool IsEmpty => Id is null && string.IsNullOrWhiteSpace(Name) && string.IsNullOrWhiteSpace(AreaPCode);
}

/// <summary>What the administrators of a mission set: its name, its sections and offices, and the label its consultations begin with.</summary>
public sealed partial class MissionWorkspace
{
    /// <summary>More sections, or offices, than this is a slip.</summary>
    public const int PlacesMax = 100;

    /// <summary>What consultations may begin with: a workspace tightens the standard, and never loosens it.</summary>
    public static IReadOnlyList<Label> DefaultLabels { get; } = [Label.Confidential, Label.StrictlyConfidential];

    /// <summary>
    /// Renames, adds, and says with what label consultations begin. Nothing is taken out, because records name sections and offices; one that is not listed stays as it is.
    /// Refused: a name that is missing, stands twice, or is of a section or office that there is not; a label below Confidential.
    /// </summary>
    public Result Set(string? name, Label? label, IReadOnlyList<PlaceSetting> sections, IReadOnlyList<PlaceSetting> offices)
    {
        var check = new Check()
            .RequiredText(name, NameMaxLength, nameof(Name))
            .Unless(label is not null, Refusal.Required(nameof(DefaultLabel)))
            .Choice(label, nameof(DefaultLabel))
            .Unless(label is not { } asked || !Enum.IsDefined(asked) || DefaultLabels.Contains(asked), new Refusal(WorkspaceRefusalCodes.Loosened, nameof(DefaultLabel)));
        List<PlaceSetting> ours = [.. sections.Where(row => !row.IsEmpty)], theirs = [.. offices.Where(row => !row.IsEmpty)];
        CheckRows(check, ours, [.. _sections.Select(section => (section.Id.Value, section.Name))]);
        CheckRows(check, theirs, [.. _fieldOffices.Select(office => (office.Id.Value, office.Name))]);
        foreach (var row in theirs)
            check.RequiredText(row.AreaPCode, Places.Area.PCodeMaxLength, row.Field + "." + nameof(row.AreaPCode));
        if (!check.Passed)
            return check.Result();

        (Name, DefaultLabel) = (name!.Trim(), label!.Value);
        foreach (var row in ours)
        {
            if (_sections.Find(section => section.Id.Value == row.Id) is { } known)
                known.Rename(row.Name!.Trim());
            else
                AddSection(row.Name!.Trim());
        }

        foreach (var row in theirs)
        {
            if (_fieldOffices.Find(office => office.Id.Value == row.Id) is { } known)
                known.Move(row.Name!.Trim(), row.AreaPCode!.Trim());
            else
                AddFieldOffice(row.Name!.Trim(), row.AreaPCode!.Trim());
        }

        return Result.Done;
    }

    private static void CheckRows(Check check, List<PlaceSetting> rows, List<(Guid Id, string Name)> known)
    {
        check.Unless(known.Count + rows.Count(row => row.Id is null) <= PlacesMax, new Refusal(WorkspaceRefusalCodes.TooManyPlaces, rows.FirstOrDefault()?.Field, PlacesMax));
        var named = known.Where(one => rows.TrueForAll(row => row.Id != one.Id)).Select(one => one.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var row in rows)
        {
            var field = row.Field + "." + nameof(row.Name);
            check.RequiredText(row.Name, NameMaxLength, field)
                .Unless(row.Id is null || known.Exists(one => one.Id == row.Id), new Refusal(RefusalCodes.UnknownChoice, field))
                .Unless(string.IsNullOrWhiteSpace(row.Name) || named.Add(row.Name.Trim()), new Refusal(WorkspaceRefusalCodes.NamedTwice, field));
        }
    }
}
