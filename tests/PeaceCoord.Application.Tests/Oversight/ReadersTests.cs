using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Agreements;
using PeaceCoord.Application.Changes;
using PeaceCoord.Application.Commitments;
using PeaceCoord.Application.Communities;
using PeaceCoord.Application.Forums;
using PeaceCoord.Application.Outreach;
using PeaceCoord.Application.Oversight;
using PeaceCoord.Application.Partnerships;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Requests;
using PeaceCoord.Application.Tests.People;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Agreements;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Forums;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Outreach;
using PeaceCoord.Domain.Oversight;
using PeaceCoord.Domain.Partnerships;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Requests;
using PeaceCoord.Domain.Workspaces;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Application.Tests.Oversight;

/// <summary>Who can see a record of each kind: the list is what opens, and is told to few.</summary>
public sealed class ReadersTests(TestCluster cluster) : IAsyncLifetime
{
    private const string Village = "TT0101";

    private readonly List<(AccountId Id, string Name)> _more = [];

    private Stage _stage = null!;
    private RegistryCast _cast = null!;
    private FieldOfficeId _north;
    private FieldOfficeId _south;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private DateOnly Today => DateOnly.FromDateTime(_stage.Clock.GetUtcNow().UtcDateTime);

    private AccountId South => _more[1].Id;

    /// <summary>Of the mission by name.</summary>
    private IReadOnlyList<(AccountId Id, string Name)> Members =>
    [
        (_cast.Assistant, "assistant"), (_cast.Officer, "officer"), (_cast.SecondOfficer, "second-officer"), (_cast.SectionHead, "head"), (_cast.Analyst, "analyst"),
        (_cast.Leader, "leader"), (_cast.FocalPoint, "focal"), (_cast.Administrator, "admin"), .. _more,
    ];

    public async ValueTask InitializeAsync()
    {
        _stage = await Stage.Set(cluster, Cancel);
        _cast = await RegistryCast.Assemble(_stage);
        await using var db = _stage.OpenAsOwner();
        var mission = await db.Workspaces.SingleAsync(w => w.Id == _cast.Mission, Cancel);
        (_north, _south) = (mission.AddFieldOffice("North", Village).Id, mission.AddFieldOffice("South", Village).Id);
        Join("north", (Role.LiaisonAssistant, Label.Confidential, _north));
        Join("south", (Role.LiaisonAssistant, Label.Confidential, _south));
        Join("north-low", (Role.LiaisonAssistant, Label.Restricted, _north));
        Join("officer-low", (Role.Officer, Label.Restricted, null));
        Join("analyst-public", (Role.Analyst, Label.Public, null));
        Join("focal-low", (Role.DataFocalPoint, Label.Restricted, null));
        Join("two-memberships", (Role.MissionAdmin, Label.Confidential, null), (Role.Analyst, Label.Restricted, null));
        await db.SaveChangesAsync(Cancel);

        void Join(string name, params (Role Role, Label Clearance, FieldOfficeId? Office)[] memberships)
        {
            var id = AccountId.New();
            db.Add(TestAccount.Of(id, RegistryCast.Email(name), name, RegistryCast.Password));
            foreach (var (role, clearance, office) in memberships)
                db.Add(Membership.OfWorkspace(id, _cast.Mission, role, clearance, office, DateTimeOffset.UnixEpoch));
            _more.Add((id, name));
        }
    }

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    [Fact]
    public async Task A_commitment_lists_whom_it_opens_to()
    {
        foreach (var label in new[] { Label.Public, Label.Restricted, Label.Confidential })
        {
            foreach (var office in new FieldOfficeId?[] { null, _north })
                await IsWhatOpens(ChangedKind.Commitment, await Promised(label, office, _cast.Officer));
        }

        var owned = await IsWhatOpens(ChangedKind.Commitment, await Promised(Label.Confidential, _north, South));
        owned.Readers.Single(row => row.Name == "south").Because.ShouldBe(SeenBecause.Owner);
        owned.Readers.Single(row => row.Name == "officer").ShouldSatisfyAllConditions(row => row.Because.ShouldBe(SeenBecause.Membership), row => row.Standings.ShouldHaveSingleItem().Role.ShouldBe(Role.Officer));
        (await IsWhatOpens(ChangedKind.Commitment, await Promised(Label.Confidential, _north, _cast.Officer, byTheLamp: true))).Organisations.ShouldHaveSingleItem().ShouldBe(("Lamp of Tamra", null));

        var secret = await IsWhatOpens(ChangedKind.Commitment, await Promised(Label.StrictlyConfidential, _north, _cast.Officer, byTheLamp: true, _cast.Officer, _cast.SectionHead, South, _cast.FocalPoint), by: _cast.Officer);
        secret.Readers.Select(row => (row.Name, row.Because)).ShouldBe([("head", SeenBecause.Named), ("officer", SeenBecause.Owner), ("south", SeenBecause.Named)]);
        secret.Organisations.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_read_to_clearance_lists_whom_it_opens_to()
    {
        foreach (var label in LocalAgreement.Labels)
        {
            foreach (var office in new FieldOfficeId?[] { null, _north })
            {
                await IsWhatOpens(ChangedKind.Agreement, await Registered(label, office));
                var forum = JointForum.SetUp(JointForumId.New(), _cast.Mission, office, new JointForumFacts { Name = "Committee", Purpose = "Follow it", Label = label, Rhythm = ForumRhythm.Monthly, Authorities = ["Prefect"] }).Value;
                await IsWhatOpens(ChangedKind.Forum, await Kept(forum, forum.Id.Value));
                var told = new OutreachFacts { Channel = OutreachChannel.Radio, Message = "What we may do", Languages = ["fr"], Audience = "Listeners", Areas = [Village], On = Today.AddDays(-1), Label = label };
                var outreach = OutreachActivity.Note(OutreachActivityId.New(), _cast.Mission, office, told, Today).Value;
                await IsWhatOpens(ChangedKind.Outreach, await Kept(outreach, outreach.Id.Value));
            }
        }
    }

    [Fact]
    public async Task A_request_and_a_partnership_list_whom_they_open_to_the_organisations_too()
    {
        (await IsWhatOpens(ChangedKind.Request, await Sent())).Organisations.ShouldHaveSingleItem().Name.ShouldBe("Lamp of Tamra");

        var proposed = await _cast.Propose(_cast.SecondOfficer, _cast.Bridge);
        var draft = await IsWhatOpens(ChangedKind.Partnership, proposed.Value);
        draft.Organisations.ShouldBeEmpty("the mission did not submit it yet");
        draft.Readers.Single(row => row.Name == "second-officer").Because.ShouldBe(SeenBecause.Author);

        var ofTheLamp = (await _cast.Propose(_cast.Samira, _cast.Lamp)).Value;
        foreach (var (person, name) in Members)
            (await Ask(person, ChangedKind.Partnership, ofTheLamp)).Is(RefusalCodes.NotFound).ShouldBeTrue($"{name}: the organisation did not submit it yet");
        foreach (var one in new[] { proposed.Value, ofTheLamp })
        {
            await Shared(one);
            (await IsWhatOpens(ChangedKind.Partnership, one)).Organisations.Count.ShouldBe(1);
        }

        async Task Shared(Guid id)
        {
            await using var db = _stage.OpenAsOwner();
            db.Entry(await db.Partnerships.SingleAsync(p => p.Id == new PartnershipId(id), Cancel)).Property(p => p.IsShared).CurrentValue = true;
            await db.SaveChangesAsync(Cancel);
        }
    }

    [Fact]
    public async Task A_community_and_a_leader_list_whom_they_open_to()
    {
        foreach (var office in new FieldOfficeId?[] { null, _north })
        {
            var community = Community.Add(CommunityId.New(), _cast.Mission, new CommunityFacts([("fr", "Marché"), ("en", "Market")], CommunityKind.Village, Village, office, SeenWithUs.Openly, null)).Value;
            await IsWhatOpens(ChangedKind.Community, await Kept(community, community.Id.Value));
            (await Ask(_cast.SectionHead, ChangedKind.Community, community.Id.Value)).Value.Title.ShouldBe("Market");
            var facts = new LeaderFacts(LeaderRole.Elder, office, [community.Id], "fr", ContactPreference.Visit, null, ReprisalRisk.High, SeenWithUs.Never, Today.AddDays(90));
            var leader = Leader.Add(LeaderId.New(), _cast.Mission, South, facts, Today).Value;
            (await IsWhatOpens(ChangedKind.Leader, await Kept(leader, leader.Id.Value))).Readers.Single(row => row.Name == "south").Because.ShouldBe(SeenBecause.Author);
        }
    }

    [Fact]
    public async Task It_is_told_to_the_owner_to_section_heads_who_read_the_record_and_to_the_focal_point()
    {
        var promise = await Promised(Label.Confidential, _north, _cast.Officer, byTheLamp: true);
        (await Ask(_cast.Officer, ChangedKind.Commitment, promise)).Value.Title.ShouldBe("Repair the borehole");
        (await Ask(_cast.SectionHead, ChangedKind.Commitment, promise)).Value.Title.ShouldNotBeNull();
        (await Ask(_cast.FocalPoint, ChangedKind.Commitment, promise)).Value.Title.ShouldBeNull("by reference");
        foreach (var reader in new[] { _cast.SecondOfficer, _cast.Analyst, _cast.Leader })
            (await Ask(reader, ChangedKind.Commitment, promise)).Is(RefusalCodes.NotPermitted).ShouldBeTrue();
        foreach (var other in new[] { South, _cast.Administrator, _cast.OfficerElsewhere, _cast.Samira, _cast.Idris })
            (await Ask(other, ChangedKind.Commitment, promise)).Is(RefusalCodes.NotFound).ShouldBeTrue();

        // What is Strictly confidential: nobody whom it does not name.
        var secret = await Promised(Label.StrictlyConfidential, _north, _cast.Officer, readers: _cast.SecondOfficer);
        (await Ask(_cast.SecondOfficer, ChangedKind.Commitment, secret)).Is(RefusalCodes.NotPermitted).ShouldBeTrue();
        foreach (var other in new[] { _cast.Officer, _cast.SectionHead, _cast.FocalPoint })
            (await Ask(other, ChangedKind.Commitment, secret)).Is(RefusalCodes.NotFound).ShouldBeTrue();

        // By what they are in the mission: who is in an organisation as well learns nothing by that, and is no name on the list.
        await using (var db = _stage.OpenAsOwner())
        {
            db.Add(Membership.OfOrganisation(_cast.Administrator, _cast.Lamp, Role.OrgCoordinator, DateTimeOffset.UnixEpoch));
            await db.SaveChangesAsync(Cancel);
        }

        (await Ask(_cast.Administrator, ChangedKind.Commitment, promise)).Is(RefusalCodes.NotFound).ShouldBeTrue();
        (await Ask(_cast.Officer, ChangedKind.Commitment, promise)).Value.ShouldSatisfyAllConditions(view => view.Readers.ShouldNotContain(row => row.Name == "admin"), view => view.Organisations.Count.ShouldBe(1));
        (await Ask(_cast.SectionHead, ChangedKind.Organisation, _cast.Lamp.Value)).Is(RefusalCodes.NotFound).ShouldBeTrue();
    }

    [Fact]
    public async Task The_page_of_a_record_leads_to_it_whom_it_is_told_to()
    {
        var promise = await Promised(Label.Confidential, _north, _cast.Officer);
        await Leads(ChangedKind.Commitment, promise, _cast.Officer, _cast.SectionHead);
        var partnership = (await _cast.Propose(_cast.SecondOfficer, _cast.Bridge)).Value;
        await Leads(ChangedKind.Partnership, partnership, _cast.SecondOfficer, _cast.SectionHead, _cast.FocalPoint, _more[5].Id);
        await Leads(ChangedKind.Request, await Sent(), _cast.SectionHead);
        await Leads(ChangedKind.Organisation, _cast.Lamp.Value);

        async Task Leads(ChangedKind kind, Guid id, params AccountId[] to)
        {
            foreach (var (person, name) in Members)
            {
                var leads = (await _stage.As<ListChanges, ChangeList?>(person, list => list.Run(kind, id, null, Cancel)))?.SeesReaders ?? false;
                leads.ShouldBe(to.Contains(person), $"{kind} {name}");
                if (leads)
                    (await Ask(person, kind, id)).Succeeded.ShouldBeTrue();
            }
        }
    }

    [Fact]
    public async Task Whoever_decides_about_its_label_stands_on_the_list()
    {
        var agreement = await Registered(Label.Confidential, null);
        (await _stage.As<AskToLower, Result>(_cast.Officer, ask => ask.Run(LabelledKind.Agreement, agreement, new AskToLowerInput { To = Label.Restricted, Reason = "It was in the paper" }, Cancel))).Refusals.ShouldBeEmpty();

        var rows = (await Ask(_cast.SectionHead, ChangedKind.Agreement, agreement)).Value.Readers;

        rows.Where(row => row.Because == SeenBecause.Request).ShouldHaveSingleItem().Name.ShouldBe("focal");
    }

    [Fact]
    public async Task More_members_ask_the_database_no_more_often()
    {
        var promise = await Promised(Label.Confidential, _north, _cast.Officer, byTheLamp: true);
        var (few, asked) = await Read();
        await using (var db = _stage.OpenAsOwner())
        {
            for (var number = 0; number < 5; number++)
            {
                var id = AccountId.New();
                db.Add(TestAccount.Of(id, RegistryCast.Email($"new{number}"), $"new{number}", RegistryCast.Password));
                db.Add(Membership.OfWorkspace(id, _cast.Mission, Role.Officer, Label.Confidential, null, DateTimeOffset.UnixEpoch));
            }

            await db.SaveChangesAsync(Cancel);
        }

        (await Read()).ShouldBe((few + 5, asked));

        async Task<(int Readers, int Asked)> Read()
        {
            ReadersView? view = null;
            var count = await Asked.By(async () => view = (await Ask(_cast.Officer, ChangedKind.Commitment, promise)).Value);
            return (view!.Readers.Count, count);
        }
    }

    /// <summary>The members and organisations on the list are those whom a query finds the record for.</summary>
    private async Task<ReadersView> IsWhatOpens(ChangedKind kind, Guid id, AccountId? by = null)
    {
        var asked = await Ask(by ?? _cast.FocalPoint, kind, id);
        asked.Refusals.ShouldBeEmpty();
        await using var db = _stage.OpenAsOwner();
        List<string> opens = [];
        foreach (var (person, name) in Members)
        {
            if (await Finds(db, kind, id, await _stage.Actor(person)))
                opens.Add(name);
        }

        asked.Value.Readers.Select(row => row.Name).Order().ShouldBe(opens.Order(), $"{kind}");
        opens.ShouldNotBeEmpty();
        List<string> organisations = [];
        foreach (var (person, name) in new[] { (_cast.Samira, "Lamp of Tamra"), (_cast.Idris, "Le Pont de l’Étoile") })
        {
            if (await Finds(db, kind, id, await _stage.Actor(person)))
                organisations.Add(name);
        }

        asked.Value.Organisations.Select(one => one.Name).ShouldBe(organisations);
        return asked.Value;
    }

    private static Task<bool> Finds(PeaceCoordDb db, ChangedKind kind, Guid id, Actor actor)
    {
        return kind switch
        {
            ChangedKind.Commitment => Any(db.Commitments.Where(c => c.Id == new CommitmentId(id)), CommitmentAccess.VisibleTo(actor)),
            ChangedKind.Agreement => Any(db.LocalAgreements.Where(a => a.Id == new LocalAgreementId(id)), LocalAgreementAccess.VisibleTo(actor)),
            ChangedKind.Forum => Any(db.JointForums.Where(f => f.Id == new JointForumId(id)), JointForumAccess.VisibleTo(actor)),
            ChangedKind.Outreach => Any(db.OutreachActivities.Where(o => o.Id == new OutreachActivityId(id)), OutreachAccess.VisibleTo(actor)),
            ChangedKind.Request => Any(db.Requests.Where(r => r.Id == new RequestId(id)), RequestAccess.VisibleTo(actor)),
            ChangedKind.Partnership => Any(db.Partnerships.Where(p => p.Id == new PartnershipId(id)), PartnershipAccess.VisibleTo(actor)),
            ChangedKind.Community => Any(db.Communities.Where(c => c.Id == new CommunityId(id)), CommunityAccess.VisibleTo(actor)),
            ChangedKind.Leader => Any(db.Leaders.Where(l => l.Id == new LeaderId(id)), CommunityAccess.LeadersVisibleTo(actor)),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };

        static Task<bool> Any<TRecord>(IQueryable<TRecord> one, Expression<Func<TRecord, bool>> visible) => one.Where(visible).AnyAsync(Cancel);
    }

    private Task<Result<ReadersView>> Ask(AccountId by, ChangedKind kind, Guid id) => _stage.As<ListReadersOfRecord, Result<ReadersView>>(by, list => list.Run(kind, id, "en", Cancel));

    private async Task<Guid> Promised(Label label, FieldOfficeId? office, AccountId owner, bool byTheLamp = false, params AccountId[] readers)
    {
        var commitment = Commitment.FromConsultation(
            CommitmentId.New(), _cast.Mission, ConsultationId.New(), null, [], office, label, CommitmentKind.Promise, "Repair the borehole", byTheLamp ? PromisedBy.Organisation : PromisedBy.Section,
            owner, Today.AddDays(30), Priority.Normal, _stage.Clock.GetUtcNow(), byTheLamp ? _cast.Lamp : null, readers);
        return await Kept(commitment, commitment.Id.Value);
    }

    private async Task<Guid> Registered(Label label, FieldOfficeId? office)
    {
        var agreement = LocalAgreement.Register(LocalAgreementId.New(), _cast.Mission, office, null, new LocalAgreementFacts("Corridor", Today.AddDays(-3), label, ["Herders", "Farmers"], ["Keep to the trees"], [], null), Today).Value;
        return await Kept(agreement, agreement.Id.Value);
    }

    private async Task<Guid> Sent()
    {
        var input = new SendRequestInput { OrganisationId = _cast.Lamp.Value, Kind = RequestKind.AskForMeeting, Subject = "The wells", Theme = ConcernTheme.Water, Text = "They are dry", Urgency = ConcernUrgency.Soon, Language = "ar", How = HowToMeet.Discreetly };
        (await _stage.As<SendRequest, Result>(_cast.Samira, send => send.Run(input, Cancel))).Refusals.ShouldBeEmpty();
        return input.Id;
    }

    private async Task<Guid> Kept(AggregateRoot record, Guid id)
    {
        await using var db = _stage.OpenAsOwner();
        db.Add(record);
        await db.SaveChangesAsync(Cancel);
        return id;
    }
}
