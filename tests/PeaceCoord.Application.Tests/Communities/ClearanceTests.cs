using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Communities;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.Organisations;
using PeaceCoord.Application.Search;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.People;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Application.Tests.Communities;

/// <summary>A role alone opens nothing about communities and leaders: each use case asks for clearance too, Restricted for communities and Confidential for leaders.</summary>
public sealed class ClearanceTests(TestCluster cluster) : IAsyncLifetime
{
    private Stage _stage = null!;
    private SmallMission _mission = null!;
    private CommunityId _community;
    private LeaderId _leader;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>What each use case of the feature takes, and whether the person got through.</summary>
    private Dictionary<Type, (Label Takes, Func<AccountId, Task<bool>> GetsThrough)> Acts => new()
    {
        [typeof(ListCommunities)] = (Label.Restricted, As<ListCommunities>(async list => (await list.Run(new CommunityFilter(null, null, null), "en", Cancel)) is { Rows.Count: > 0, CanAdd: true })),
        [typeof(ListCommunityNames)] = (Label.Restricted, As<ListCommunityNames>(async list => (await list.Run("en", Cancel)).Count > 0)),
        [typeof(FindCommunities)] = (Label.Restricted, As<FindCommunities>(async find => (await find.Run(_mission.Workspace, new Sought("mark"), "en", Cancel)).Matches.Count > 0)),
        [typeof(ViewCommunity)] = (Label.Restricted, As<ViewCommunity>(async view => (await view.Run(_community, "en", Cancel)) is { CanCorrect: true })),
        [typeof(PrintVisitSheet)] = (Label.Restricted, As<PrintVisitSheet>(async print => Through(await print.Run(_community, "en", Cancel)))),
        [typeof(AddCommunity)] = (Label.Restricted, As<AddCommunity>(async add => Through(await add.Run(CommunityId.New(), _mission.Workspace, new CommunityInput(), Cancel)))),
        [typeof(CorrectCommunity)] = (Label.Restricted, As<CorrectCommunity>(async correct => Through(await correct.Run(_community, new CommunityInput(), Cancel)))),
        [typeof(ListLeaders)] = (Label.Confidential, As<ListLeaders>(async list => (await list.Run(new LeaderFilter(null, null, null, null, false, null), "en", Cancel)) is { Rows.Count: > 0, CanAdd: true })),
        [typeof(FindLeaders)] = (Label.Confidential, As<FindLeaders>(async find => (await find.Run(_mission.Workspace, new Sought("ldr"), new Dictionary<LeaderRole, string>(), "en", Cancel)).Matches.Count > 0)),
        [typeof(ViewLeader)] = (Label.Confidential, As<ViewLeader>(async view => (await view.Run(_leader, "en", Cancel)).TryGet(out var leader) && leader is { CanCorrect: true, CanReveal: true })),
        [typeof(ListLeaderConsents)] = (Label.Confidential, As<ListLeaderConsents>(async consents => !(await consents.Run(_leader, Cancel)).Is(RefusalCodes.NotFound))),
        // Who looked is for section heads and the focal point: an officer is told so, and below the clearance finds nothing.
        [typeof(ListLeaderTrail)] = (Label.Confidential, As<ListLeaderTrail>(async trail => !(await trail.Run(_leader, Cancel)).Is(RefusalCodes.NotFound))),
        [typeof(RevealLeader)] = (Label.Confidential, As<RevealLeader>(async reveal => Through(await reveal.Run(_leader, new RevealInput { Reason = RevealReason.ToContact }, Cancel)))),
        [typeof(AddLeader)] = (Label.Confidential, As<AddLeader>(async add => Through(await add.Run(LeaderId.New(), _mission.Workspace, new LeaderInput(), Cancel)))),
        [typeof(CorrectLeader)] = (Label.Confidential, As<CorrectLeader>(async correct => Through(await correct.Run(_leader, new LeaderInput(), Cancel)))),
    };

    public async ValueTask InitializeAsync()
    {
        _stage = await Stage.Set(cluster, Cancel);
        _mission = await SmallMission.On(_stage);
        _community = await _mission.HasCommunity();
        _leader = await Leader(_mission.Officer);
    }

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    [Fact]
    public void Every_use_case_on_communities_and_leaders_is_asked() =>
        typeof(ViewLeader).Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false } && type.Namespace == typeof(ViewLeader).Namespace && type.IsAssignableTo(typeof(IUseCase)))
            .Except(Acts.Keys).ShouldBeEmpty();

    [Theory]
    [InlineData(Label.Public)]
    [InlineData(Label.Restricted)]
    [InlineData(Label.Confidential)]
    public async Task An_officer_gets_through_with_the_clearance_an_act_takes_and_not_below_it(Label clearance)
    {
        await Lower(_mission.Officer, clearance);
        List<string> wrong = [];

        foreach (var (act, (takes, getsThrough)) in Acts)
        {
            if (await getsThrough(_mission.Officer) != (clearance >= takes))
                wrong.Add($"{act.Name} takes {takes}");
        }

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_assistant_cleared_for_restricted_no_longer_finds_the_own_contact()
    {
        var own = await Leader(_mission.Liaison);
        (await Reveals(_mission.Liaison, own)).ShouldBeTrue();

        await Lower(_mission.Liaison, Label.Restricted);

        (await Reveals(_mission.Liaison, own)).ShouldBeFalse();
        (await _stage.As<ViewCommunity, CommunityView?>(_mission.Liaison, view => view.Run(_community, "en", Cancel))).ShouldNotBeNull().Leaders.ShouldBe(0);
    }

    [Fact]
    public async Task The_clearance_of_another_membership_does_not_lift_the_one_that_reveals()
    {
        await Lower(_mission.Officer, Label.Public);
        await using (var db = _stage.OpenAsOwner())
        {
            db.Add(Membership.OfWorkspace(_mission.Officer, _mission.Workspace, Role.Analyst, Label.Confidential, null, DateTimeOffset.UnixEpoch));
            await db.SaveChangesAsync(Cancel);
        }

        var read = await _stage.As<ViewLeader, Result<LeaderView>>(_mission.Officer, read => read.Run(_leader, "en", Cancel));
        read.Refusals.ShouldBeEmpty("an analyst reads by code");
        var view = read.Value;
        (view.CanReveal, view.CanCorrect).ShouldBe((false, false));
        (await Reveals(_mission.Officer, _leader)).ShouldBeFalse();
        Through(await _stage.As<CorrectLeader, Result>(_mission.Officer, correct => correct.Run(_leader, new LeaderInput(), Cancel))).ShouldBeFalse();
    }

    [Fact]
    public async Task A_correction_by_somebody_who_sees_no_leader_takes_none_out()
    {
        var meeting = await MarketMeeting.Recorded(_stage, _mission.Officer, _mission.SecondOfficer, _mission.SecondOfficer, cancel: Cancel, change: fields =>
        {
            fields[DraftFieldNames.LabelField] = nameof(Label.Restricted);
            fields[DraftFieldNames.LeaderIds] = _leader.Value.ToString();
        });
        await Lower(_mission.Officer, Label.Restricted);

        (await _stage.As<OpenDraft, Result>(_mission.Officer, open => open.Run(meeting.Id, Cancel))).Refusals.ShouldBeEmpty();
        var typed = new Dictionary<string, string?>(StringComparer.Ordinal) { [DraftFieldNames.Purpose] = "To listen", [DraftFieldNames.LeaderIds] = "" };
        (await _stage.As<SaveDraft, Result<SavedDraft>>(_mission.Officer, save => save.Run(meeting.Id, new SaveDraftInput(1, typed), Cancel))).Refusals.ShouldBeEmpty();
        (await _stage.As<AmendConsultation, Result>(_mission.Officer, amend => amend.Run(meeting.Id, "Misread", Cancel))).Refusals.ShouldBeEmpty();

        await using var db = _stage.OpenAsOwner();
        var amended = await db.Set<Consultation>().SingleAsync(c => c.Id == meeting.Id, Cancel);
        amended.Purpose.ShouldBe("To listen");
        amended.Leaders.Select(l => l.LeaderId).ShouldBe([_leader]);
    }

    [Fact]
    public async Task Who_an_organisations_contact_is_takes_confidential_too()
    {
        var input = new RegisterOrganisationInput { LegalName = "Lamp", Kind = OrganisationKind.WomensGroup };
        var organisation = (await _stage.As<RegisterOrganisation, Result<OrganisationId>>(_mission.Officer, register => register.Run(input, Cancel))).Value;
        var contact = new AddContactInput { Name = "Amina", Function = "Chair", Telephone = "+999 555 0101" };
        (await _stage.As<AddContact, Result>(_mission.Officer, add => add.Run(organisation, contact, Cancel))).Refusals.ShouldBeEmpty();
        var id = (await _stage.As<ViewOrganisation, Result<OrganisationView>>(_mission.Officer, view => view.Run(organisation, Cancel))).Value.Revealable.Single();
        (await Reveal()).Succeeded.ShouldBeTrue();

        await Lower(_mission.Officer, Label.Restricted);

        (await Reveal()).Is(RefusalCodes.NotPermitted).ShouldBeTrue();

        Task<Result<RevealedContact>> Reveal() => _stage.As<RevealContact, Result<RevealedContact>>(_mission.Officer, reveal => reveal.Run(organisation, id, ContactRevealReason.ArrangeAMeeting, Cancel));
    }

    private static bool Through(Result result) => !result.Is(RefusalCodes.NotFound) && !result.Is(RefusalCodes.NotPermitted);

    private Func<AccountId, Task<bool>> As<TUseCase>(Func<TUseCase, Task<bool>> run)
        where TUseCase : notnull => who => _stage.As(who, run);

    private Task<bool> Reveals(AccountId who, LeaderId leader) =>
        _stage.As<RevealLeader, bool>(who, async reveal => (await reveal.Run(leader, new RevealInput { Reason = RevealReason.ToContact }, Cancel)).Succeeded);

    private async Task Lower(AccountId account, Label clearance)
    {
        await using var db = _stage.OpenAsOwner();
        var membership = await db.Set<Membership>().SingleAsync(m => m.AccountId == account, Cancel);
        membership.ChangeClearance(clearance, _mission.Administrator, _stage.Clock.GetUtcNow()).Succeeded.ShouldBeTrue();
        await db.SaveChangesAsync(Cancel);
    }

    private async Task<LeaderId> Leader(AccountId by)
    {
        var id = LeaderId.New();
        var input = new LeaderInput
        {
            Name = "Amina",
            Role = LeaderRole.Elder,
            FieldOffice = _mission.North.Value,
            SpeaksFor = [_community.Value],
            ContactPreference = ContactPreference.Visit,
            ReprisalRisk = ReprisalRisk.Severe,
            SeenWithUs = SeenWithUs.Never,
            ReviewOn = DateOnly.FromDateTime(_stage.Clock.GetUtcNow().UtcDateTime).AddDays(90),
        };
        (await _stage.As<AddLeader, Result>(by, add => add.Run(id, _mission.Workspace, input, Cancel))).Refusals.ShouldBeEmpty();
        return id;
    }
}
