using PeaceCoord.Application.Communities;
using PeaceCoord.Application.Places;
using PeaceCoord.Application.Search;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Places;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Web.Tests.Access;

/// <summary>Communities, leaders under their codes, and the gazetteer, which holds no record.</summary>
internal sealed class CommunitiesAccess : AccessRows
{
    public const string Village = "TT0101";

    public override IEnumerable<AddressRow> Addresses =>
    [
        Page("/workspace", Callers.SignedIn, reads: OfPartner),
        Page("/communities", Callers.SignedIn, reads: Callers.Readers),
        Page("/communities/new", Callers.SignedIn),
        Record("/communities/{Id:guid}", At("communities", "community"), Callers.Readers),
        ActOn("/communities/{Id:guid}/edit", At("communities", "community", "/edit"), Callers.Writers),
        Record("/communities/{Id:guid}/sheet", At("communities", "community", "/sheet"), Callers.Writers),
        Page("/leaders", Callers.SignedIn, reads: Callers.Readers),
        Page("/leaders/new", Callers.SignedIn, reads: Callers.Writers),
        Record("/leaders/{Id:guid}", At("leaders", "leader"), LeaderReaders),
        ActOn("/leaders/{Id:guid}/edit", At("leaders", "leader", "/edit"), Callers.Writers),
    ];

    public override IEnumerable<UseCaseRow> UseCases =>
    [
        Reading<ListWhatNeedsMe>(OfPartner, async (useCase, _) => await useCase.Run("en", Cancel)),
        Reading<ListCommunities>(Callers.Readers, async (useCase, _) => await useCase.Run(new CommunityFilter(null, null, null), "en", Cancel)),
        Reading<FindCommunities>(Callers.Readers, async (useCase, stage) => await useCase.Run(stage.A.Id, new Sought("mark", [stage.Id("community").ToString()]), "en", Cancel)),
        Reading<ListCommunityNames>(Callers.Readers, async (useCase, _) => await useCase.Run("en", Cancel)),
        Act<ViewCommunity>(Callers.Readers, async (useCase, stage) => await useCase.Run(new CommunityId(stage.Id("community")), "en", Cancel)),
        Act<PrintVisitSheet>(Callers.Writers, async (useCase, stage) => await useCase.Run(new CommunityId(stage.Id("community")), "en", Cancel)),
        Guarded<AddCommunity>(Callers.Writers),
        Guarded<CorrectCommunity>(Callers.Writers),
        Reading<ListLeaders>(Callers.Readers, async (useCase, _) => await useCase.Run(new LeaderFilter(null, null, null, null, false, null), "en", Cancel)),
        Reading<FindLeaders>(Callers.Readers, async (useCase, stage) => await useCase.Run(stage.A.Id, new Sought("ldr", [stage.Id("leader").ToString()]), new Dictionary<LeaderRole, string>(), "en", Cancel)),
        Act<ViewLeader>(LeaderReaders, async (useCase, stage) => await useCase.Run(new LeaderId(stage.Id("leader")), "en", Cancel)),
        Act<ListLeaderTrail>([Caller.SectionHead, Caller.DataFocalPoint], async (useCase, stage) => await useCase.Run(new LeaderId(stage.Id("leader")), Cancel)),
        Guarded<AddLeader>(Callers.Writers),
        Guarded<CorrectLeader>(Callers.Writers),
        Guarded<RevealLeader>(Callers.Officers.And(Caller.DataFocalPoint)),
        Reading<FindAreas>(Callers.Nobody, async (useCase, _) => await useCase.Run(new Sought("Mb"), "en", Cancel)),
        Reading<NameAreas>(Callers.Nobody, async (useCase, _) => await useCase.Run([Village], "en", Cancel)),
        Reading<ViewArea>(Callers.Nobody, async (useCase, _) => await useCase.Run(Village, "en", Cancel)),
        Reading<ListWorkplaces>(Callers.Nobody, async (useCase, _) => await useCase.Run(Cancel)),
        OfTheOperator<ImportAreas>(),
    ];

    public override async Task Arrange(AccessStage stage)
    {
        await using (var db = stage.Stage.OpenAsOwner())
        {
            var village = new Area(Village);
            village.Correct(new AreaFacts("TTT", 1, null, 6.6m, -9.4m, [("fr", "Mbélo")]));
            db.Add(village);
            await db.SaveChangesAsync(Cancel);
        }

        var office = stage.A.FieldOffices[0].Id.Value;
        var community = CommunityId.New();
        var input = new CommunityInput { NameEn = $"Market {AccessStage.Canary}", NameFr = $"Marché {AccessStage.Canary}", Kind = CommunityKind.Village, Area = Village, FieldOffice = office, SeenWithUs = SeenWithUs.Discreetly };
        (await stage.As<AddCommunity, Result>(Caller.Officer, useCase => useCase.Run(community, stage.A.Id, input, Cancel))).Refusals.ShouldBeEmpty();
        stage.Keep("community", community.Value);

        var leader = LeaderId.New();
        var told = new LeaderInput
        {
            Name = $"Amina {AccessStage.Canary} {Canaries.Name}",
            Contacts = $"+999 {AccessStage.Canary} {Canaries.Name}",
            Role = LeaderRole.Traditional,
            FieldOffice = office,
            SpeaksFor = [community.Value],
            ContactPreference = ContactPreference.Visit,
            ContactNote = $"After the market {AccessStage.Canary}",
            ReprisalRisk = ReprisalRisk.High,
            SeenWithUs = SeenWithUs.Never,
            ReviewOn = DateOnly.FromDateTime(stage.Stage.Clock.GetUtcNow().UtcDateTime).AddDays(90),
        };
        (await stage.As<AddLeader, Result>(Caller.Officer, useCase => useCase.Run(leader, stage.A.Id, told, Cancel))).Refusals.ShouldBeEmpty();
        stage.Keep("leader", leader.Value);
    }

    /// <summary>Home names the organisations one belongs to.</summary>
    private static Caller[] OfPartner { get; } = [Caller.OrgCoordinator, Caller.OrgMember];

    private static Caller[] LeaderReaders { get; } = Callers.Readers.And(Caller.DataFocalPoint);

    private static Func<AccessStage, string> At(string list, string record, string act = "") => stage => $"/{list}/{stage.Id(record)}{act}";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
