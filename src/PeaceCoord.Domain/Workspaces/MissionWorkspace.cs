using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Domain.Workspaces;

/// <summary>Where the people of one mission work. Every work record carries its id; members are the memberships that name it.</summary>
public sealed partial class MissionWorkspace : AggregateRoot, IInWorkspace
{
    public const int CodeMaxLength = 20;
    public const int NameMaxLength = 200;

    private readonly List<Section> _sections = [];
    private readonly List<FieldOffice> _fieldOffices = [];

    private MissionWorkspace()
    {
    }

    public WorkspaceId Id { get; private init; }

    WorkspaceId IInWorkspace.WorkspaceId => Id;

    /// <summary>Short name that begins every reference, such as <c>UNMIL</c> in <c>UNMIL-2026-0412</c>.</summary>
    public string Code { get; private init; } = "";

    public string Name { get; private set; } = "";

    /// <summary>IANA zone; due dates fall at 00:00 there.</summary>
    public string TimeZone { get; private set; } = "";

    /// <summary>The label a new consultation begins with; a workspace may tighten it, never loosen it below Confidential.</summary>
    public Label DefaultLabel { get; private set; }

    /// <summary>Marks the demonstration: kept out of the histories and every count; what it publishes is marked as made up.</summary>
    public bool IsFictional { get; private init; }

    public IReadOnlyList<Section> Sections => _sections;

    public IReadOnlyList<FieldOffice> FieldOffices => _fieldOffices;

    public static MissionWorkspace Found(string code, string name, string timeZone, bool isFictional) => new()
    {
        Id = WorkspaceId.New(),
        Code = code,
        Name = name,
        TimeZone = timeZone,
        DefaultLabel = Label.Confidential,
        IsFictional = isFictional,
    };

    public Section AddSection(string name)
    {
        var section = new Section(SectionId.New(), name);
        _sections.Add(section);
        return section;
    }

    public FieldOffice AddFieldOffice(string name, string areaPCode)
    {
        var office = new FieldOffice(FieldOfficeId.New(), name, areaPCode);
        _fieldOffices.Add(office);
        return office;
    }
}

/// <summary>A section of the mission, such as Civil Affairs.</summary>
public sealed class Section(SectionId id, string name)
{
    public SectionId Id { get; private init; } = id;

    public string Name { get; private set; } = name;

    internal void Rename(string name) => Name = name;
}

/// <summary>An office of the mission outside its headquarters.</summary>
public sealed class FieldOffice(FieldOfficeId id, string name, string areaPCode)
{
    public FieldOfficeId Id { get; private init; } = id;

    public string Name { get; private set; } = name;

    /// <summary>The area it stands in.</summary>
    public string AreaPCode { get; private set; } = areaPCode;

    internal void Move(string name, string areaPCode) => (Name, AreaPCode) = (name, areaPCode);
}
