using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;
using PeaceCoord.TestSupport;
using static PeaceCoord.TestSupport.RegistryCast;

namespace PeaceCoord.Application.Tests.Workspaces;

/// <summary>The officer elsewhere administers the system here; the mission's one administrator left, and the account was shut.</summary>
public sealed class AppointAdministratorTests(TestCluster cluster) : IAsyncLifetime
{
    private Stage _stage = null!;
    private RegistryCast _cast = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _stage = await Stage.Set(cluster, Cancel);
        _cast = await Assemble(_stage);
        await using var db = _stage.OpenAsOwner();
        db.Add(Membership.OfSystem(_cast.OfficerElsewhere, _stage.Clock.GetUtcNow().AddDays(-1)));
        await db.SaveChangesAsync(Cancel);
    }

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    [Fact]
    public async Task A_mission_whose_only_administrator_s_account_is_shut_gets_another_from_among_its_members()
    {
        (await Has(_cast.Mission)).ShouldBeTrue();
        (await Appoint(_cast.Mission, "officer")).Is(WorkspaceRefusalCodes.HasAdministrator).ShouldBeTrue();
        await Shut(_cast.Administrator);

        (await Has(_cast.Mission)).ShouldBeFalse();
        (await Appoint(_cast.Mission, "idris")).Is(WorkspaceRefusalCodes.NotAMember).ShouldBeTrue();
        (await Appoint(_cast.Mission, "admin")).Is(PeopleRefusalCodes.NoSuchAccount).ShouldBeTrue();
        (await Appoint(_cast.Mission, "officer", StepUp.ProofCounts + TimeSpan.FromSeconds(1))).Is(PeopleRefusalCodes.ConfirmFirst).ShouldBeTrue();
        Must(await Appoint(_cast.Mission, "officer"));

        (await Has(_cast.Mission)).ShouldBeTrue();
        (await _stage.Actor(_cast.Officer)).Is(_cast.Mission, Role.MissionAdmin).ShouldBeTrue();
        (await Appoint(_cast.Mission, "second-officer")).Is(WorkspaceRefusalCodes.HasAdministrator).ShouldBeTrue();
    }

    [Fact]
    public async Task Shutting_the_accounts_of_everybody_there_does_not_open_the_mission_to_others()
    {
        await Shut(_cast.Administrator, _cast.Assistant, _cast.Officer, _cast.SecondOfficer, _cast.SectionHead, _cast.Analyst, _cast.Leader, _cast.FocalPoint);

        (await Appoint(_cast.Mission, "idris")).Is(WorkspaceRefusalCodes.NotAMember).ShouldBeTrue();
    }

    [Fact]
    public async Task A_mission_that_had_nobody_but_its_administrator_can_be_given_to_anybody_else()
    {
        WorkspaceId fresh;
        await using (var db = _stage.OpenAsOwner())
        {
            var mission = MissionWorkspace.Found("FRESH", "Fresh mission", "UTC", isFictional: true);
            db.Add(mission);
            await db.SaveChangesAsync(Cancel);
            fresh = mission.Id;
        }

        Must(await Appoint(fresh, "idris"));
        await Shut(_cast.Idris);

        Must(await Appoint(fresh, "samira"));
    }

    private Task<Result> Appoint(WorkspaceId mission, string name, TimeSpan? proved = null) =>
        _stage.As<AppointFirstAdministrator, Result>(_cast.OfficerElsewhere, appoint => appoint.Run(mission, new AppointFirstAdministratorInput { Email = Email(name) }, Cancel), proved);

    private async Task<bool> Has(WorkspaceId mission) =>
        Must(await _stage.As<ListWorkspaces, Result<WorkspaceList>>(_cast.OfficerElsewhere, list => list.Run(Cancel))).Workspaces.Single(row => row.Id == mission).HasAdministrator;

    private async Task Shut(params AccountId[] accounts)
    {
        await using var db = _stage.OpenAsOwner();
        var ids = accounts.Select(account => account.Value).ToList();
        foreach (var account in await db.Accounts.Where(account => ids.Contains(account.Id)).ToListAsync(Cancel))
            account.DisabledAt = _stage.Clock.GetUtcNow();
        await db.SaveChangesAsync(Cancel);
    }
}
