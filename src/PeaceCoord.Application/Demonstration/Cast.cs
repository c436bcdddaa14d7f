using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Demonstration;

/// <summary>Who and what stands behind the keys of the files.</summary>
internal sealed class Cast(Content content)
{
    public Dictionary<string, AccountId> Accounts { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, MissionWorkspace> Workspaces { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, FieldOffice> Offices { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, Section> Sections { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, OrganisationId> Organisations { get; } = content.Organisations.ToDictionary(o => o.Key, _ => OrganisationId.New(), StringComparer.Ordinal);

    /// <summary>The member of an enumeration that the files call by its name in snake_case.</summary>
    public static TChoice Choice<TChoice>(string name)
        where TChoice : struct, Enum => Enum.Parse<TChoice>(name.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal), ignoreCase: true);

    public MissionWorkspace Found(WorkspaceEntry entry)
    {
        var workspace = MissionWorkspace.Found(entry.Code, entry.Name["en"], entry.Zone, isFictional: true);
        foreach (var section in entry.Sections)
            Sections[$"{entry.Code}/{section.Code}"] = workspace.AddSection(section.Name["en"]);
        foreach (var office in entry.FieldOffices)
            Offices[$"{entry.Code}/{office.Code}"] = workspace.AddFieldOffice(office.Name["en"], office.Area);
        Workspaces[entry.Code] = workspace;
        return workspace;
    }

    public Membership MembershipOf(AccountEntry entry, DateTimeOffset now)
    {
        var role = Choice<Role>(entry.Role);
        var account = Accounts[entry.Key];
        if (role == Role.SystemAdmin)
            return Membership.OfSystem(account, now);
        if (entry.Organisation is not null)
            return Membership.OfOrganisation(account, Organisations[entry.Organisation], role, now);

        var office = entry.FieldOffice is null ? null : (FieldOfficeId?)Offices[$"{entry.Workspace}/{entry.FieldOffice}"].Id;
        return Membership.OfWorkspace(account, Workspaces[entry.Workspace!].Id, role, Choice<Label>(entry.Clearance ?? "restricted"), office, now);
    }
}
