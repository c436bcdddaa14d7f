using System.Net;
using System.Text;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Communities;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.Organisations;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Places;
using PeaceCoord.Application.Search;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;
using PeaceCoord.TestSupport;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.Tests.Access;

/// <summary>
/// What thieves get. Of frames: what goes over the sockets of pages with islands, searched for canary words. Of a page: a circuit is no back door, and
/// the marks of a page that somebody else has open give nothing that one's own pages would not. Of the database: no name.
/// </summary>
public sealed class CircuitTests(CircuitStage desks) : IClassFixture<CircuitStage>
{
    /// <summary>What an island finds by, whichever it is: a further picker must say here what it asks.</summary>
    private static readonly Dictionary<Picker, Type> Finds = new()
    {
        [Picker.Communities] = typeof(FindCommunities),
        [Picker.Areas] = typeof(FindAreas),
        [Picker.Organisations] = typeof(FindOrganisations),
        [Picker.Leaders] = typeof(FindLeaders),
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private AccessStage Stage => desks.Stage;

    private List<string> Islands =>
        [.. Stage.Portal.Endpoints.OfType<RouteEndpoint>().Where(endpoint => endpoint.Metadata.GetMetadata<IslandAttribute>() is not null).Select(AccessMatrix.Key).Distinct()];

    /// <summary>Who may read what the islands find, as the matrix says of the use cases behind them.</summary>
    private static HashSet<Caller> Readers =>
        [.. Enum.GetValues<Picker>().SelectMany(picker => AccessMatrix.UseCases.Where(row => row.UseCase == Finds[picker])).SelectMany(row => row.May)];

    [Fact]
    public async Task What_goes_over_the_socket_of_an_island_holds_only_what_its_reader_may_see()
    {
        List<string> faults = [];
        HashSet<string> opened = new(StringComparer.Ordinal);
        foreach (var template in Islands)
        {
            foreach (var (caller, draft) in Drafts())
            {
                var page = At(template, draft);
                var marks = await Marks(caller, page);
                if (marks.Count == 0)
                {
                    faults.Add($"{template} for {caller}: no island");
                    continue;
                }

                opened.Add(template);
                faults.AddRange((await Asked(caller, page, marks, mustFind: Readers.Contains(caller))).Select(fault => $"{template} for {caller}: {fault}"));
            }
        }

        faults.ShouldBeEmpty();
        opened.ShouldBe(Islands, ignoreOrder: true);
    }

    [Fact]
    public async Task The_marks_of_somebody_elses_page_find_nothing_that_ones_own_would_not()
    {
        List<string> faults = [];
        foreach (var template in Islands)
        {
            var page = At(template, Stage.Id("consultation"));
            var marks = await Marks(Caller.Officer, page);
            marks.ShouldNotBeEmpty(template);
            foreach (var caller in Callers.Everybody.Except([Caller.Officer]))
                faults.AddRange((await Asked(caller, page, marks, mustFind: false)).Select(fault => $"{template} of the officer, used by {caller}: {fault}"));
        }

        faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_dump_of_the_database_holds_no_name_no_contact_no_draft_and_no_file()
    {
        (await Stage.Stage.As<KeepSearch, Result<KeptSearch>>(Stage.Account(Caller.Officer), keep => keep.Run(SearchedList.Leaders, new KeepSearchInput { Text = Canaries.Name }, Cancel))).Succeeded.ShouldBeTrue();
        var dump = await DatabaseDump.Of(Stage.Stage, Cancel);

        (await EmptyColumns()).ShouldBeEmpty("a column that is sealed must hold something, or the dump shows nothing by it: let the matrix write it, with Canaries.Name in it");
        dump.ShouldContain(AccessStage.Canary, Case.Sensitive, "open texts are in it, so it is a dump of this database");
        dump.Contains(Canaries.Name, StringComparison.OrdinalIgnoreCase).ShouldBeFalse();
        dump.Contains(Convert.ToHexString(Encoding.UTF8.GetBytes(Canaries.Name)), StringComparison.OrdinalIgnoreCase).ShouldBeFalse();
    }

    /// <summary>Columns of sealed texts without any in them.</summary>
    private async Task<List<string>> EmptyColumns()
    {
        await using var db = Stage.Stage.OpenAsOwner();
        await db.Database.OpenConnectionAsync(Cancel);
        List<string> empty = [];
        foreach (var column in db.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()).Where(property => property.ClrType == typeof(Sealed)))
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            var table = column.DeclaringType.ContainingEntityType.GetTableName();
            command.CommandText = $"select exists (select from {table} where {column.GetColumnName()} is not null)";
            if (await command.ExecuteScalarAsync(Cancel) is false)
                empty.Add($"{table}.{column.GetColumnName()}");
        }

        // Of work to be done only as long as it waits: ConsentTests looks at it there.
        return [.. empty.Except(["work_items.payload"])];
    }

    private async Task<IEnumerable<string>> Asked(Caller caller, string page, IReadOnlyList<string> marks, bool mustFind)
    {
        var session = caller == Caller.Visitor ? null : Stage.Portal.SessionOf(Stage.Account(caller));
        await using var circuit = await Circuit.Open(Stage.Portal.Address, session, page, marks, Cancel);
        if (circuit is null)
            return mustFind ? ["no circuit"] : [];
        // Never a whole word: what was asked comes back.
        foreach (var words in new[] { AccessStage.Canary[..4], AccessStage.SecretCanary[..4], "mark", "ldr" })
            await circuit.Ask(words, Cancel);

        List<string> faults = [];
        if (circuit.Islands != marks.Count)
            faults.Add($"{circuit.Islands} of {marks.Count} islands answered");
        var found = circuit.Heard.Contains(AccessStage.Canary, StringComparison.OrdinalIgnoreCase);
        if (found && !Readers.Contains(caller))
            faults.Add("a canary word went over the socket");
        if (circuit.Heard.Contains(AccessStage.SecretCanary, StringComparison.OrdinalIgnoreCase) && !AccessStage.Named.Contains(caller))
            faults.Add("a word of what is Strictly confidential went over the socket");
        if (mustFind && !found)
            faults.Add("should find the record and does not");
        return faults;
    }

    private IEnumerable<(Caller Caller, Guid Draft)> Drafts() =>
        Callers.Writers.And(Callers.OfficersElsewhere).Select(caller => (caller, caller == Caller.Officer ? Stage.Id("consultation") : Stage.Id($"draft of {caller}")));

    /// <summary>The island's own row says where it is; everybody opens it at a draft of their own.</summary>
    private string At(string template, Guid draft)
    {
        var address = AccessMatrix.Addresses.First(row => row.Template == template && row.At is not null).At!(Stage);
        return address.Replace(Stage.Id("consultation").ToString(), draft.ToString(), StringComparison.Ordinal);
    }

    private async Task<IReadOnlyList<string>> Marks(Caller caller, string page)
    {
        using var browser = Stage.Browser(caller);
        using var answer = await browser.GetAsync(new Uri(page, UriKind.Relative), Cancel);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, $"{page} for {caller}");
        return Circuit.Marks(await answer.Content.ReadAsStringAsync(Cancel));
    }
}

/// <summary>The stage of the matrix, with so many records in both missions that pickers find them by an island, and a draft for everybody who writes.</summary>
public sealed class CircuitStage(TestCluster cluster) : IAsyncLifetime
{
    /// <summary>Of so few records a picker shows boxes, and no island.</summary>
    private const int MoreThanBoxes = 13;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public AccessStage Stage { get; } = new(cluster);

    public async ValueTask InitializeAsync()
    {
        await Stage.InitializeAsync();
        foreach (var (caller, workspace) in new[] { (Caller.LiaisonAssistant, Stage.A), (Caller.SectionHead, Stage.A), (Caller.OfficerElsewhere, Stage.B), (Caller.SectionHeadElsewhere, Stage.B) })
            await Begin(caller, workspace.Id);
        for (var more = 0; more < MoreThanBoxes; more++)
        {
            foreach (var (caller, workspace, word) in new[] { (Caller.Officer, Stage.A, AccessStage.Canary), (Caller.OfficerElsewhere, Stage.B, "kakap") })
                await Fill(caller, workspace, $"{word} {(char)('a' + more)}");
        }

        // An amendment that is begun, and an address that has no account.
        (await Stage.As<OpenDraft, Result>(Caller.SectionHead, open => open.Run(new ConsultationId(Stage.Id("recorded")), Cancel))).Refusals.ShouldBeEmpty();
        var invited = new InviteMemberInput { Email = $"{Canaries.Name}@example.org", Role = Role.OrgMember };
        (await Stage.As<InviteMember, Result>(Caller.OrgCoordinator, async invite => await invite.Run(Stage.Partner, invited, Cancel))).Refusals.ShouldBeEmpty();
    }

    public ValueTask DisposeAsync() => Stage.DisposeAsync();

    private async Task Begin(Caller caller, WorkspaceId workspace)
    {
        var id = ConsultationId.New();
        (await Stage.As<StartConsultation, Result>(caller, start => start.Run(id, workspace.Value, null, Cancel))).Refusals.ShouldBeEmpty();
        Stage.Keep($"draft of {caller}", id.Value);
    }

    private async Task Fill(Caller caller, MissionWorkspace workspace, string word)
    {
        var office = workspace.FieldOffices[0].Id.Value;
        var community = new CommunityInput { NameEn = $"Market {word}", Kind = CommunityKind.Village, Area = CommunitiesAccess.Village, FieldOffice = office, SeenWithUs = SeenWithUs.Openly };
        (await Stage.As<AddCommunity, Result>(caller, add => add.Run(CommunityId.New(), workspace.Id, community, Cancel))).Refusals.ShouldBeEmpty();
        var leader = new LeaderInput
        {
            Name = $"Amina {word}",
            Role = LeaderRole.Elder,
            FieldOffice = office,
            ContactPreference = ContactPreference.Visit,
            ReprisalRisk = ReprisalRisk.High,
            SeenWithUs = SeenWithUs.Never,
            ReviewOn = DateOnly.FromDateTime(Stage.Stage.Clock.GetUtcNow().UtcDateTime).AddDays(90),
        };
        (await Stage.As<AddLeader, Result>(caller, add => add.Run(LeaderId.New(), workspace.Id, leader, Cancel))).Refusals.ShouldBeEmpty();
        var organisation = new RegisterOrganisationInput { LegalName = $"Lamp {word}", Kind = OrganisationKind.WomensGroup };
        (await Stage.As<RegisterOrganisation, Result<OrganisationId>>(caller, register => register.Run(organisation, Cancel))).Refusals.ShouldBeEmpty();
    }
}
