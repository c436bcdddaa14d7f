using PeaceCoord.Application.Agreements;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.Tests.Consultations;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Agreements;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Application.Tests.Workspaces;

/// <summary>The stranger, an officer of another mission, has memberships of the team's mission too: what is begun stands under the office of the one it is begun by.</summary>
public sealed class OfficesOfMembershipsTests(TestCluster cluster) : IAsyncLifetime
{
    private Stage _stage = null!;
    private FieldTeam _team = null!;

    public async ValueTask InitializeAsync()
    {
        _stage = await Stage.Set(cluster, Written.Cancel);
        _team = await FieldTeam.Gather(_stage, Written.Cancel);
    }

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    [Fact]
    public async Task A_draft_begins_in_the_office_of_the_membership_that_writes()
    {
        await Also(Role.Analyst, _team.Tamra);
        await Also(Role.LiaisonAssistant, _team.Sefrou);

        (await Started(_team.Workspace)).ShouldBe(_team.Sefrou.Value.ToString());
    }

    [Fact]
    public async Task Of_two_offices_none_is_guessed_for_a_draft_and_of_two_missions_neither()
    {
        await Also(Role.LiaisonAssistant, _team.Tamra);
        await Also(Role.Officer, _team.Sefrou);

        (await Started(_team.Workspace)).ShouldBeNullOrEmpty();
        (await Start(ConsultationId.New(), null)).Refusals.ShouldHaveSingleItem().ShouldBe(Refusal.Required("WorkspaceId"));
    }

    [Fact]
    public async Task An_agreement_stands_under_the_office_of_the_membership_that_keeps_agreements()
    {
        await Also(Role.Analyst, _team.Tamra);
        await Also(Role.Officer, _team.Sefrou);
        (await Offered()).ShouldBeEmpty();

        (await Register(null)).ShouldBe(_team.Sefrou);
    }

    [Fact]
    public async Task Who_keeps_agreements_in_two_offices_says_which_and_is_refused_a_third()
    {
        var harbour = await Office("Harbour");
        await Also(Role.LiaisonAssistant, harbour);
        await Also(Role.Officer, _team.Tamra);
        await Also(Role.SectionHead, _team.Sefrou);

        (await Offered()).ShouldBe(["Sefrou", "Tamra"]);
        (await Try(null)).Refusals.ShouldHaveSingleItem().ShouldBe(Refusal.Required("OfficeId"));
        (await Try(harbour)).Refusals.ShouldHaveSingleItem().ShouldBe(new Refusal(RefusalCodes.UnknownChoice, "OfficeId"));
        (await Register(_team.Tamra)).ShouldBe(_team.Tamra);
    }

    [Fact]
    public async Task Who_keeps_agreements_in_the_whole_mission_may_say_any_of_its_offices_or_none()
    {
        await Also(Role.Officer, _team.Tamra);
        await Also(Role.SectionHead, null);

        (await Register(null)).ShouldBeNull();
        (await Register(_team.Sefrou)).ShouldBe(_team.Sefrou);
        (await Try(FieldOfficeId.New())).Refusals.ShouldHaveSingleItem().Field.ShouldBe("OfficeId");
    }

    [Fact]
    public async Task Only_missions_where_one_may_add_are_offered_for_a_leader()
    {
        await Also(Role.Analyst, null);
        (await Places(Errand.AddLeader)).ShouldBe(["ELSE"]);

        await Also(Role.Officer, null);
        (await Places(Errand.AddLeader)).ShouldBe(["ELSE", "TEAM"]);
    }

    private async Task<IEnumerable<string>> Places(Errand errand) =>
        (await _stage.As<ListWorkplaces, IReadOnlyList<Workplace>>(_team.Stranger, list => list.Run(errand, Written.Cancel))).Select(place => place.Code);

    private async Task<IEnumerable<string>> Offered() =>
        (await _stage.As<ListWorkplaces, IReadOnlyList<Workplace>>(_team.Stranger, list => list.Run(Errand.RegisterAgreement, Written.Cancel)))
        .Single(place => place.Id == _team.Workspace).OfficesToChoose.Select(office => office.Name);

    private async Task<string?> Started(WorkspaceId workspace)
    {
        var id = ConsultationId.New();
        (await Start(id, workspace)).Refusals.ShouldBeEmpty();
        return (await _stage.Read(_team.Stranger, id)).Value.Fields[DraftFieldNames.Office];
    }

    private Task<Result> Start(ConsultationId id, WorkspaceId? workspace) =>
        _stage.As<StartConsultation, Result>(_team.Stranger, start => start.Run(id, workspace?.Value, null, Written.Cancel));

    private async Task<FieldOfficeId?> Register(FieldOfficeId? office)
    {
        var input = Input(office);
        (await _stage.As<RegisterAgreement, Result>(_team.Stranger, register => register.Run(input, Written.Cancel))).Refusals.ShouldBeEmpty();
        await using var db = _stage.OpenAsOwner();
        return db.LocalAgreements.Single(agreement => agreement.Id == new LocalAgreementId(input.Id)).FieldOfficeId;
    }

    private Task<Result> Try(FieldOfficeId? office) => _stage.As<RegisterAgreement, Result>(_team.Stranger, register => register.Run(Input(office), Written.Cancel));

    private RegisterAgreementInput Input(FieldOfficeId? office) => new()
    {
        WorkspaceId = _team.Workspace.Value,
        OfficeId = office?.Value,
        Title = "Corridor agreement",
        SignedOn = DateOnly.FromDateTime(_stage.Clock.GetUtcNow().UtcDateTime).AddDays(-30),
        Parties = "Farmers\nHerders",
        Undertakings = "Keep to the marked trees",
    };

    private async Task<FieldOfficeId> Office(string name)
    {
        await using var db = _stage.OpenAsOwner();
        var id = db.Workspaces.Single(workspace => workspace.Id == _team.Workspace).AddFieldOffice(name, "HB01").Id;
        await db.SaveChangesAsync(Written.Cancel);
        return id;
    }

    private async Task Also(Role role, FieldOfficeId? office)
    {
        await using var db = _stage.OpenAsOwner();
        db.Add(Membership.OfWorkspace(_team.Stranger, _team.Workspace, role, Label.Confidential, office, _stage.Clock.GetUtcNow().AddDays(-1)));
        await db.SaveChangesAsync(Written.Cancel);
    }
}
