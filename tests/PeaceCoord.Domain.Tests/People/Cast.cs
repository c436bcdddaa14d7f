using System.Globalization;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Domain.Tests.People;

/// <summary>
/// One account for every column of the model's table "who may do what", of one workspace and one organisation, and the same people
/// of another. A test gives a row of that table and the function that should say the same.
/// </summary>
internal sealed class Cast(WorkspaceId workspace, OrganisationId organisation)
{
    private static readonly Dictionary<Role, AccountId> Accounts = Enum.GetValues<Role>().ToDictionary(role => role, _ => AccountId.New());

    private static readonly Role?[] Columns =
    [
        Role.LiaisonAssistant, Role.Officer, Role.SectionHead, Role.Analyst, Role.Leadership, Role.DataFocalPoint, Role.MissionAdmin,
        Role.OrgCoordinator, Role.OrgMember, Role.SystemAdmin, null,
    ];

    /// <summary>The office that members are bound to; null for all.</summary>
    public FieldOfficeId? Office { get; init; }

    public Label Clearance { get; init; } = Label.Confidential;

    /// <summary>What people of the organisation are shown from beyond their workspaces.</summary>
    public IReadOnlySet<Guid> Reach { get; init; } = new HashSet<Guid>();

    public static AccountId IdOf(Role role) => Accounts[role];

    public Actor As(Role role) => Make(role, workspace, organisation, IsOfOrganisation(role) ? Reach : new HashSet<Guid>());

    /// <summary>The same person with the same role of another mission or another organisation.</summary>
    public Actor Elsewhere(Role role) => Make(role, WorkspaceId.New(), OrganisationId.New(), new HashSet<Guid>());

    /// <summary>
    /// Holds the function against a row of the table, one cell a column: <c>✓</c> may, <c>–</c> may not; any other cell may when it is
    /// one of <paramref name="meant"/>, the words that fit the record asked about. The same people of another mission never may.
    /// </summary>
    public void Says(string row, Func<Actor, bool> may, params string[] meant)
    {
        var cells = row.Split('|', StringSplitOptions.TrimEntries)[2..^1];
        cells.Length.ShouldBe(Columns.Length, row);
        List<string> wrong = [];
        foreach (var (role, cell) in Columns.Zip(cells))
        {
            var expected = cell == "✓" || meant.Contains(cell, StringComparer.Ordinal);
            if (may(role is { } known ? As(known) : Actor.Anonymous) != expected)
                wrong.Add(string.Create(CultureInfo.InvariantCulture, $"{role?.ToString() ?? "anonymous"}: the table says {expected}"));
            if (role is { } stranger && may(Elsewhere(stranger)))
                wrong.Add($"{stranger} of another mission or organisation may");
        }

        wrong.ShouldBeEmpty(row);
    }

    private Actor Make(Role role, WorkspaceId of, OrganisationId orOf, IReadOnlySet<Guid> reach) => new(
        IdOf(role),
        [role == Role.SystemAdmin ? new Standing(null, null, role, Label.Public, null)
            : IsOfOrganisation(role) ? new Standing(null, orOf, role, Label.Restricted, null)
            : new Standing(of, null, role, Clearance, Office)],
        reach);

    private static bool IsOfOrganisation(Role role) => role is Role.OrgCoordinator or Role.OrgMember;
}
