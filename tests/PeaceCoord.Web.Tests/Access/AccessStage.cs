using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Organisations;
using PeaceCoord.Application.People;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Web.Tests.Access;

/// <summary>A running portal with two workspaces, two organisations, one account for every <see cref="Caller"/>, and records of workspace A that carry a canary word.</summary>
public sealed class AccessStage(TestCluster cluster) : IAsyncLifetime
{
    /// <summary>Stands in every text of workspace A's records, and nowhere else.</summary>
    public const string Canary = "kakapo7319";

    /// <summary>Stands in every text of what is Strictly confidential, beside <see cref="Canary"/>: for <see cref="Named"/> alone.</summary>
    public const string SecretCanary = "takahe7319";

    private readonly Dictionary<Caller, AccountId> _accounts = [];
    private readonly Dictionary<string, Guid> _ids = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Guid> _records = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _secrets = [];

    /// <summary>Who wrote the Strictly confidential record, and whom it names.</summary>
    internal static Caller[] Named { get; } = [Caller.SectionHead, Caller.Officer];

    public RunningPortal Portal { get; private set; } = null!;

    public Stage Stage => Portal.Stage;

    internal MissionWorkspace A { get; private set; } = null!;

    internal MissionWorkspace B { get; private set; } = null!;

    /// <summary>The organisation that records are shared with.</summary>
    public OrganisationId Partner { get; private set; }

    /// <summary>An organisation that nothing is shared with.</summary>
    public OrganisationId Stranger { get; private set; }

    public AccountId Account(Caller caller) => _accounts[caller];

    /// <summary>Names a record of workspace A, so that rows find it.</summary>
    public void Keep(string name, Guid id) => _records[name] = id;

    /// <summary>The id of a record that <see cref="Keep"/> named.</summary>
    public Guid Id(string name) => _records[name];

    /// <summary>A secret of this stage alone: other classes have stages of their own at the same time.</summary>
    public void Keep(string name, string secret) => _secrets[name] = secret;

    public string Secret(string name) => _secrets[name];

    /// <summary>An id of workspace A for a type of id, such as <c>CommunityId</c>; null when A has no such record.</summary>
    public Guid? IdOf(string type) => _ids.TryGetValue(type, out var id) ? id : null;

    public Task<TOutcome> As<TUseCase, TOutcome>(Caller caller, Func<TUseCase, Task<TOutcome>> run)
        where TUseCase : notnull => Stage.As(caller == Caller.Visitor ? null : _accounts[caller], run);

    /// <summary>A browser that is signed in as the caller, or nobody's.</summary>
    public HttpClient Browser(Caller caller) => caller == Caller.Visitor ? Portal.Visitor() : Portal.SignedIn(_accounts[caller]);

    public async ValueTask InitializeAsync()
    {
        Portal = await RunningPortal.Start(cluster, histories: true);
        A = await Found("MINALPHA", "Mission Alpha");
        B = await Found("MINBETA", "Mission Beta");
        foreach (var caller in Callers.SignedIn.Except(OfOrganisations))
            _accounts[caller] = await Hire(caller);
        Partner = await Register(Caller.Officer, $"Lamp {Canary}");
        Stranger = await Register(Caller.OfficerElsewhere, "Bridge");
        foreach (var caller in OfOrganisations)
            _accounts[caller] = await Hire(caller);
        foreach (var feature in AccessMatrix.Features)
            await feature.Arrange(this);
        await ReadIds();
    }

    public ValueTask DisposeAsync() => Portal.DisposeAsync();

    private static Caller[] OfOrganisations { get; } = [Caller.OrgCoordinator, Caller.OrgMember, Caller.OrgCoordinatorElsewhere];

    private Task<OrganisationId> Register(Caller by, string name) => As<RegisterOrganisation, OrganisationId>(by, async register =>
        (await register.Run(new RegisterOrganisationInput { LegalName = name, Kind = OrganisationKind.WomensGroup }, CancellationToken.None)).Value);

    /// <summary>One id of workspace A for each type of id, from the table whose key it is.</summary>
    private async Task ReadIds()
    {
        await using var db = Stage.OpenAsOwner();
        await db.Database.OpenConnectionAsync();
        foreach (var entity in db.Model.GetEntityTypes().Where(entity => entity.GetTableName() is not null && entity.FindPrimaryKey() is not null))
        {
            var key = entity.FindPrimaryKey()!.Properties[^1];
            var within = entity.FindProperty("WorkspaceId")?.GetColumnName() ?? (entity.GetTableName() == "workspaces" ? "id" : null);
            if (!Forged.IsId(key.ClrType) || within is null || _ids.ContainsKey(key.ClrType.Name))
                continue;
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"select {key.GetColumnName()} from {entity.GetTableName()} where {within} = '{A.Id.Value}' limit 1";
            if (await command.ExecuteScalarAsync() is Guid id)
                _ids[key.ClrType.Name] = id;
        }
    }

    private async Task<MissionWorkspace> Found(string code, string name)
    {
        var workspace = MissionWorkspace.Found(code, name, "Africa/Monrovia", isFictional: false);
        workspace.AddSection("Civil Affairs");
        workspace.AddFieldOffice("Field office", "LR01");
        await using var db = Stage.OpenAsOwner();
        db.Add(workspace);
        await db.SaveChangesAsync();
        return workspace;
    }

    private async Task<AccountId> Hire(Caller caller)
    {
        var account = await Stage.As<UserManager<Account>, Account>(null, async accounts =>
        {
            var made = new Account { Id = Guid.CreateVersion7(), UserName = $"{caller}@example.org", Email = $"{caller}@example.org", EmailConfirmed = true, DisplayName = $"{caller}" };
            (await accounts.CreateAsync(made)).Succeeded.ShouldBeTrue();
            return made;
        });
        await using var db = Stage.OpenAsOwner();
        db.Add(Membership(caller, new AccountId(account.Id), Stage.Clock.GetUtcNow()));
        await db.SaveChangesAsync();
        return new AccountId(account.Id);
    }

    private Membership Membership(Caller caller, AccountId account, DateTimeOffset now) => caller switch
    {
        Caller.SystemAdmin => Domain.People.Membership.OfSystem(account, now),
        Caller.OrgCoordinator => Domain.People.Membership.OfOrganisation(account, Partner, Role.OrgCoordinator, now),
        Caller.OrgMember => Domain.People.Membership.OfOrganisation(account, Partner, Role.OrgMember, now),
        Caller.OrgCoordinatorElsewhere => Domain.People.Membership.OfOrganisation(account, Stranger, Role.OrgCoordinator, now),
        Caller.LiaisonAssistant => Domain.People.Membership.OfWorkspace(account, A.Id, Role.LiaisonAssistant, Label.Confidential, A.FieldOffices[0].Id, now),
        Caller.OfficerElsewhere => Domain.People.Membership.OfWorkspace(account, B.Id, Role.Officer, Label.Confidential, null, now),
        Caller.SectionHeadElsewhere => Domain.People.Membership.OfWorkspace(account, B.Id, Role.SectionHead, Label.Confidential, null, now),
        Caller.MissionAdminElsewhere => Domain.People.Membership.OfWorkspace(account, B.Id, Role.MissionAdmin, Label.Restricted, null, now),
        _ => Domain.People.Membership.OfWorkspace(account, A.Id, Enum.Parse<Role>(caller.ToString()), Label.Confidential, null, now),
    };
}
