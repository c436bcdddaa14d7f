using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
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

    /// <summary>Known once each was registered.</summary>
    public Dictionary<string, OrganisationId> Organisations { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, CommunityId> Communities { get; } = content.Communities.Communities.ToDictionary(entry => entry.Key, _ => CommunityId.New(), StringComparer.Ordinal);

    public Dictionary<string, LeaderId> Leaders { get; } = content.Communities.Leaders.ToDictionary(entry => entry.Key, _ => LeaderId.New(), StringComparer.Ordinal);

    public Dictionary<string, ConsultationId> Consultations { get; } = content.Consultations.ToDictionary(entry => entry.Key, _ => ConsultationId.New(), StringComparer.Ordinal);

    public Dictionary<string, ConcernId> Concerns { get; } =
        content.Consultations.SelectMany(entry => entry.Concerns ?? []).Where(concern => concern.Referral is null).ToDictionary(concern => concern.Key, _ => ConcernId.New(), StringComparer.Ordinal);

    public Dictionary<string, CommitmentId> Commitments { get; } =
        content.Consultations.SelectMany(entry => entry.Commitments ?? []).ToDictionary(commitment => commitment.Key, _ => CommitmentId.New(), StringComparer.Ordinal);

    /// <summary>The member of an enumeration that the files call by its name in snake_case.</summary>
    public static TChoice Choice<TChoice>(string name)
        where TChoice : struct, Enum => Enum.Parse<TChoice>(name.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal), ignoreCase: true);

    /// <summary>As far as everybody to be met wishes to be seen.</summary>
    public MeetingVisibility VisibilityOf(ConsultationEntry entry)
    {
        var wishes = content.Communities.Communities.Where(community => entry.Communities.Contains(community.Key)).Select(community => community.VisibilityWish)
            .Concat(LeadersOf(entry).Select(leader => leader.VisibilityWish)).ToList();
        return wishes.Contains("never") ? MeetingVisibility.Unseen : wishes.Contains("discreetly") ? MeetingVisibility.Discreet : MeetingVisibility.Open;
    }

    /// <summary>The highest of those to be met.</summary>
    public ReprisalRisk RiskOf(ConsultationEntry entry) => LeadersOf(entry).Select(leader => Choice<ReprisalRisk>(leader.ReprisalRisk)).DefaultIfEmpty(ReprisalRisk.Moderate).Max();

    /// <summary>The officer of a field office of the mission, by the office's code.</summary>
    public AccountId OfficerOf(string office) => Accounts[content.Workspaces.Accounts.First(account => account.Role == "officer" && account.FieldOffice == office).Key];

    /// <summary>The coordinator of an organisation.</summary>
    public AccountId CoordinatorOf(string organisation) => Accounts[content.Workspaces.Accounts.First(account => account.Role == "org_coordinator" && account.Organisation == organisation).Key];

    /// <summary>The address an account signs in with.</summary>
    public string SignInOf(string key) => content.Workspaces.Accounts.First(account => account.Key == key).SignIn;

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

    private IEnumerable<LeaderEntry> LeadersOf(ConsultationEntry entry) => content.Communities.Leaders.Where(leader => entry.Leaders?.Contains(leader.Key) == true);

    public Membership MembershipOf(AccountEntry entry, DateTimeOffset now)
    {
        var role = Choice<Role>(entry.Role);
        var account = Accounts[entry.Key];
        if (role == Role.SystemAdmin)
            return Membership.OfSystem(account, now);
        var office = entry.FieldOffice is null ? null : (FieldOfficeId?)Offices[$"{entry.Workspace}/{entry.FieldOffice}"].Id;
        return Membership.OfWorkspace(account, Workspaces[entry.Workspace!].Id, role, Choice<Label>(entry.Clearance ?? "restricted"), office, now);
    }
}
