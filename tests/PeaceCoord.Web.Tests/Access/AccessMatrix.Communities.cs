using PeaceCoord.Application.Communities;
using PeaceCoord.Application.Places;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Places;

namespace PeaceCoord.Web.Tests.Access;

/// <summary>Communities, leaders under their codes, and the gazetteer, which holds no record.</summary>
internal sealed class CommunitiesAccess : AccessRows
{
    public const string Village = "TT0101";

    public override IEnumerable<UseCaseRow> UseCases =>
    [
        Reading<ListCommunities>(Callers.Readers, async (useCase, _) => await useCase.Run(new CommunityFilter(null, null, null), "en", Cancel)),
        Guarded<AddCommunity>(Callers.Writers),
        Guarded<CorrectCommunity>(Callers.Writers),
        Reading<ListLeaders>(Callers.Readers, async (useCase, _) => await useCase.Run(new LeaderFilter(null, null, null, null, false, null), "en", Cancel)),
        Act<ViewLeader>(Callers.Readers.And(Caller.DataFocalPoint), async (useCase, stage) => await useCase.Run(new LeaderId(stage.Id("leader")), "en", Cancel)),
        Guarded<AddLeader>(Callers.Writers),
        Guarded<CorrectLeader>(Callers.Writers),
        Guarded<RevealLeader>(Callers.Officers.And(Caller.DataFocalPoint)),
        Reading<FindAreas>(Callers.Nobody, async (useCase, _) => await useCase.Run("Mb", "en", Cancel)),
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
            Name = $"Amina {AccessStage.Canary}",
            Contacts = $"+999 {AccessStage.Canary}",
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

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
