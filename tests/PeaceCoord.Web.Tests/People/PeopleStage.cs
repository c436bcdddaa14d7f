using Npgsql;
using PeaceCoord.Application.Organisations;
using PeaceCoord.Application.People;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Web.Tests.People;

/// <summary>A portal with two missions and a few people of the first.</summary>
public sealed class PeopleStage(TestCluster cluster) : IAsyncLifetime
{
    public const string Password = "four-calm-rivers-meet";

    private int _people;

    public RunningPortal Portal { get; private set; } = null!;

    public WorkspaceId Workspace { get; private set; }

    public WorkspaceId Elsewhere { get; private set; }

    /// <summary>The day where the first mission works: UTC all year.</summary>
    public static DateOnly Today => MissionTime.Today("Africa/Monrovia", TimeProvider.System.GetUtcNow());

    public async ValueTask InitializeAsync()
    {
        Portal = await RunningPortal.Start(cluster);
        await using var db = Portal.Stage.OpenAsOwner();
        var first = MissionWorkspace.Found("FIRST", "First mission", "Africa/Monrovia", isFictional: false);
        var other = MissionWorkspace.Found("OTHER", "Other mission", "Africa/Bangui", isFictional: false);
        db.AddRange(first, other);
        await db.SaveChangesAsync();
        (Workspace, Elsewhere) = (first.Id, other.Id);
    }

    /// <summary>A new organisation in the registry of the first mission.</summary>
    public async Task<OrganisationId> Organisation()
    {
        var (officer, _) = await StaffOf(Workspace, Role.Officer);
        return await Portal.Stage.As<RegisterOrganisation, OrganisationId>(officer, async register =>
            (await register.Run(new RegisterOrganisationInput { LegalName = "Lamp", Kind = OrganisationKind.WomensGroup }, CancellationToken.None)).Value);
    }

    /// <summary>A new account, with a membership when one is given; its address.</summary>
    public async Task<(AccountId Id, string Email)> Somebody(Func<AccountId, Membership>? membership = null, string? language = null)
    {
        var email = $"person{Interlocked.Increment(ref _people)}@example.org";
        var id = AccountId.New();
        await using var db = Portal.Stage.OpenAsOwner();
        db.Add(TestAccount.Of(id, email, "Somebody", Password, language));
        if (membership is not null)
            db.Add(membership(id));
        await db.SaveChangesAsync();
        return (id, email);
    }

    public Task<(AccountId Id, string Email)> StaffOf(WorkspaceId workspace, Role role) =>
        Somebody(id => Membership.OfWorkspace(id, workspace, role, Label.Restricted, null, TimeProvider.System.GetUtcNow().AddMinutes(-1)));

    public Task<(AccountId Id, string Email)> SystemAdmin() => Somebody(id => Membership.OfSystem(id, TimeProvider.System.GetUtcNow().AddMinutes(-1)));

    internal async Task<Browser> Browsing(string email)
    {
        var browser = new Browser(Portal);
        using var answer = await browser.SignIn(email, Password);
        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.Found);
        return browser;
    }

    /// <summary>Asks the database as its administrator.</summary>
    public async Task<object?> Ask(string sql)
    {
        await using var database = NpgsqlDataSource.Create(Portal.Stage.Database.Administrator);
        await using var command = database.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }

    public ValueTask DisposeAsync() => Portal.DisposeAsync();
}
