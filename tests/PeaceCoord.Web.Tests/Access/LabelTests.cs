using PeaceCoord.Application.Agreements;
using PeaceCoord.Application.Commitments;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.Forums;
using PeaceCoord.Application.Organisations;
using PeaceCoord.Application.Outreach;
using PeaceCoord.Application.Requests;
using PeaceCoord.Domain.Agreements;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Forums;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.Outreach;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Requests;
using PeaceCoord.Domain.Workspaces;
using PeaceCoord.TestSupport;
using static PeaceCoord.Domain.Consultations.DraftFieldNames;

namespace PeaceCoord.Web.Tests.Access;

/// <summary>
/// Every kind of record that carries a label, under each label it can carry, with a canary word of its own: who finds that word in the lists and
/// record pages, of every role at every clearance, named on the record or not, of the mission and of another.
/// </summary>
public sealed class LabelTests(TestCluster cluster) : IAsyncLifetime
{
    private static readonly Role[] Reading = [Role.LiaisonAssistant, Role.Officer, Role.SectionHead, Role.Analyst, Role.Leadership];
    private static readonly Role[] Acting = [Role.Officer, Role.SectionHead];
    private static readonly Role[] Roles = [.. Reading, Role.DataFocalPoint, Role.MissionAdmin];

    private readonly List<Person> _people = [];
    private readonly Dictionary<(string Kind, Label Label), Guid> _records = [];
    private Stage _stage = null!;
    private MissionWorkspace _mission = null!;
    private Person _author = null!;
    private Person _named = null!;
    private Person _aside = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _stage = await Stage.Set(cluster, Cancel);
        _mission = MissionWorkspace.Found("MINALPHA", "Mission Alpha", "Africa/Monrovia", isFictional: false);
        var elsewhere = MissionWorkspace.Found("MINBETA", "Mission Beta", "Africa/Monrovia", isFictional: false);
        await using var db = _stage.OpenAsOwner();
        db.AddRange(_mission, elsewhere);
        foreach (var (workspace, roles) in new[] { (_mission, Roles), (elsewhere, Acting) })
        {
            foreach (var (role, clearance) in roles.SelectMany(role => Enum.GetValues<Label>().Select(clearance => (role, clearance))))
                _people.Add(Hire(db, workspace, role, clearance, workspace == _mission));
        }

        // Whom a record names reads it, whatever the clearance; who wrote it counts as named.
        _named = Hire(db, _mission, Role.Officer, Label.Confidential, true) with { IsNamed = true };
        _aside = Hire(db, _mission, Role.Leadership, Label.Restricted, true) with { IsNamed = true };
        _author = Hire(db, _mission, Role.SectionHead, Label.StrictlyConfidential, true) with { IsNamed = true };
        _people.AddRange([_named, _aside, _author]);
        await db.SaveChangesAsync(Cancel);
        foreach (var label in Enum.GetValues<Label>())
            await Meet(label);
        foreach (var label in LocalAgreement.Labels)
            await Agree(label);
        await Request();
    }

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    [Fact]
    public void Every_kind_of_record_that_carries_a_label_is_tried()
    {
        using var db = _stage.OpenAsOwner();
        var carrying = db.Model.GetEntityTypes().Where(entity => typeof(IInWorkspace).IsAssignableFrom(entity.ClrType) && entity.FindProperty("Label")?.ClrType == typeof(Label)).Select(entity => entity.ClrType.Name);

        carrying.ShouldBe(Kinds.Select(kind => kind.Name), ignoreOrder: true, "a further kind of record with a label needs a line in Kinds and a record of each label it can carry");
        Kinds.SelectMany(kind => kind.Carries.Select(label => (kind.Name, label))).ShouldBe(_records.Keys, ignoreOrder: true);
    }

    [Fact]
    public async Task Who_may_read_a_label_finds_its_words_and_nobody_else_does()
    {
        List<string> faults = [];
        var asked = 0;
        foreach (var person in _people)
        {
            foreach (var kind in Kinds)
            {
                var said = await Said(kind, person);
                foreach (var row in AccessMatrix.Labels.Where(row => kind.Carries.Contains(row.Label)))
                {
                    asked++;
                    var finds = said.Contains(Word(row.Label), StringComparison.Ordinal);
                    if (finds != MayRead(row, kind, person))
                        faults.Add($"{person}: {(finds ? "reads" : "should read and does not")} a {row.Label} {kind.Name}");
                }
            }
        }

        faults.ShouldBeEmpty();
        asked.ShouldBeGreaterThan(700);
    }

    private static bool MayRead(LabelRow row, Kind kind, Person person) =>
        person.IsOfMission && kind.Roles.Contains(person.Role) && (row.Clearance is { } least ? person.Clearance >= least : person.IsNamed);

    private static string Word(Label label) => $"kakapo{label}7319";

    /// <summary>The list, and the record of each label by its id.</summary>
    private async Task<string> Said(Kind kind, Person person)
    {
        List<object?> answers = [await kind.List(_stage, person.Account)];
        foreach (var label in kind.Carries)
        {
            if (kind.View is not null)
                answers.Add(await kind.View(_stage, person.Account, _records[(kind.Name, label)]));
        }

        return string.Concat(answers.Where(answer => answer is not Result { Succeeded: false }).Select(TestSupport.Said.All));
    }

    private async Task Meet(Label label)
    {
        var meeting = await MarketMeeting.Recorded(_stage, _author.Account, _named.Account, _named.Account, Word(label), fields =>
        {
            fields[LabelField] = label.ToString();
            if (label == Label.StrictlyConfidential)
                fields[Readers] = $"{_named.Account.Value}\n{_aside.Account.Value}";
            foreach (var theme in fields.Keys.Where(name => name.EndsWith("theme", StringComparison.Ordinal)).ToList())
                fields[theme.Replace("theme", "urgency", StringComparison.Ordinal)] = nameof(ConcernUrgency.Urgent);
        }, Cancel);
        _records[(nameof(Consultation), label)] = meeting.Id.Value;
        _records[(nameof(Commitment), label)] = meeting.Promise;
        _records[(nameof(UrgentConcern), label)] = meeting.Concern.Value;
    }

    private async Task Agree(Label label)
    {
        var today = DateOnly.FromDateTime(_stage.Clock.GetUtcNow().UtcDateTime);
        var agreement = new RegisterAgreementInput { Title = $"Corridor {Word(label)}", SignedOn = today.AddDays(-30), Label = label, Parties = "Herders\nFarmers", Undertakings = $"Keep to the trees {Word(label)}" };
        (await _stage.As<RegisterAgreement, Result>(_author.Account, register => register.Run(agreement, Cancel))).Refusals.ShouldBeEmpty();
        _records[(nameof(LocalAgreement), label)] = agreement.Id;
        var forum = new SetUpForumInput { Name = $"Committee {Word(label)}", Purpose = $"Follow it {Word(label)}", Label = label, Rhythm = ForumRhythm.Monthly, Authorities = "Prefect’s office" };
        (await _stage.As<SetUpForum, Result>(_author.Account, set => set.Run(forum, Cancel))).Refusals.ShouldBeEmpty();
        _records[(nameof(JointForum), label)] = forum.Id;
        var outreach = new NoteOutreachInput { Channel = OutreachChannel.Radio, Message = $"The wells {Word(label)}", Languages = ["fr"], Audience = $"Listeners {Word(label)}", On = today.AddDays(-1), Label = label };
        (await _stage.As<NoteOutreach, Result>(_author.Account, note => note.Run(outreach, Cancel))).Refusals.ShouldBeEmpty();
        _records[(nameof(OutreachActivity), label)] = outreach.Id;
    }

    /// <summary>A request takes its label from its organisation's wish.</summary>
    private async Task Request()
    {
        foreach (var (wish, label) in new[] { (SeenWithUs.Openly, Label.Restricted), (SeenWithUs.Discreetly, Label.Confidential) })
        {
            var organisation = RegistryCast.Must(await _stage.As<RegisterOrganisation, Result<OrganisationId>>(_author.Account, register =>
                register.Run(new RegisterOrganisationInput { LegalName = $"Lamp {wish}", Kind = OrganisationKind.WomensGroup }, Cancel)));
            var member = AccountId.New();
            await using (var db = _stage.OpenAsOwner())
            {
                db.AddRange(TestAccount.Of(member, $"{wish}@example.org", $"{wish}", RegistryCast.Password), Membership.OfOrganisation(member, organisation, Role.OrgCoordinator, DateTimeOffset.UnixEpoch));
                await db.SaveChangesAsync(Cancel);
            }

            var profile = RegistryCast.WholeProfile();
            (profile.LegalName, profile.Visibility) = ($"Lamp {wish}", wish);
            foreach (var section in Enum.GetValues<ProfileSection>().Where(section => section != ProfileSection.Contacts))
                RegistryCast.Must(await _stage.As<EditOrganisation, Result>(member, edit => edit.Run(organisation, section, profile, Cancel)));
            var request = new SendRequestInput { OrganisationId = organisation.Value, Kind = RequestKind.AskForMeeting, Subject = $"The wells {Word(label)}", Theme = ConcernTheme.Water, Text = $"Dry {Word(label)}", Language = "fr", How = HowToMeet.Telephone };
            RegistryCast.Must(await _stage.As<SendRequest, Result>(member, send => send.Run(request, Cancel)));
            _records[(nameof(EngagementRequest), label)] = request.Id;
        }
    }

    private static Person Hire(PeaceCoord.Application.Persistence.PeaceCoordDb db, MissionWorkspace workspace, Role role, Label clearance, bool isOfMission)
    {
        var account = AccountId.New();
        db.Add(TestAccount.Of(account, $"{account.Value:N}@example.org", $"{role}", RegistryCast.Password));
        db.Add(Membership.OfWorkspace(account, workspace.Id, role, clearance, null, DateTimeOffset.UnixEpoch));
        return new Person(account, role, clearance, isOfMission);
    }

    private static IReadOnlyList<Kind> Kinds { get; } =
    [
        new(nameof(Consultation), Reading, Enum.GetValues<Label>(),
            (stage, who) => Ask<ListConsultations>(stage, who, async list => await list.Run(new ConsultationFilter(), Cancel)),
            (stage, who, id) => Ask<ViewConsultation>(stage, who, async view => await view.Run(new ConsultationId(id), Cancel))),
        new(nameof(Commitment), Reading, Enum.GetValues<Label>(),
            (stage, who) => Ask<ListCommitments>(stage, who, async list => await list.Run(new CommitmentFilter(), "en", Cancel)),
            (stage, who, id) => Ask<ViewCommitment>(stage, who, async view => await view.Run(new CommitmentId(id), "en", Cancel))),
        new(nameof(UrgentConcern), [Role.Officer, Role.SectionHead, Role.Leadership], Enum.GetValues<Label>(),
            (stage, who) => Ask<ListUrgent>(stage, who, async list => await list.Run(Cancel)), null),
        new(nameof(LocalAgreement), Reading[1..], [.. LocalAgreement.Labels],
            (stage, who) => Ask<ListAgreements>(stage, who, async list => await list.Run(new AgreementFilter(), "en", Cancel)),
            (stage, who, id) => Ask<ViewAgreement>(stage, who, async view => await view.Run(new LocalAgreementId(id), Cancel))),
        new(nameof(JointForum), Reading, [.. JointForum.Labels],
            (stage, who) => Ask<ListForums>(stage, who, async list => await list.Run(new ForumFilter(), Cancel)),
            (stage, who, id) => Ask<ViewForum>(stage, who, async view => await view.Run(new JointForumId(id), "en", Cancel))),
        new(nameof(OutreachActivity), Reading, [.. OutreachFacts.Labels],
            (stage, who) => Ask<ListOutreach>(stage, who, async list => await list.Run(new OutreachFilter(), "en", Cancel)),
            (stage, who, id) => Ask<ViewOutreach>(stage, who, async view => await view.Run(new OutreachActivityId(id), "en", Cancel))),
        new(nameof(EngagementRequest), Acting, [Label.Restricted, Label.Confidential],
            (stage, who) => Ask<ListRequests>(stage, who, async list => await list.Run(new(), Cancel)),
            (stage, who, id) => Ask<ViewRequest>(stage, who, async view => await view.Run(new RequestId(id), Cancel))),
    ];

    private static Task<object?> Ask<TUseCase>(Stage stage, AccountId who, Func<TUseCase, Task<object?>> ask)
        where TUseCase : notnull => stage.As(who, ask);

    /// <param name="Roles">Who reads that kind at all.</param>
    /// <param name="Carries">The labels it can carry.</param>
    private sealed record Kind(string Name, Role[] Roles, Label[] Carries, Func<Stage, AccountId, Task<object?>> List, Func<Stage, AccountId, Guid, Task<object?>>? View);

    private sealed record Person(AccountId Account, Role Role, Label Clearance, bool IsOfMission)
    {
        /// <summary>On what is Strictly confidential.</summary>
        public bool IsNamed { get; init; }
    }
}
