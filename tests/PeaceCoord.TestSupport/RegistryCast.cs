using PeaceCoord.Application.Organisations;
using PeaceCoord.Application.Partnerships;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.Partnerships;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.TestSupport;

/// <summary>
/// A mission with its people, another mission, and two organisations registered in the first: the Lamp, whose coordinator is Samira,
/// and the Bridge, whose coordinator is Idris.
/// </summary>
public sealed class RegistryCast
{
    public const string Password = "a long walk to the well";

    private RegistryCast(Stage stage) => Stage = stage;

    public Stage Stage { get; }

    public WorkspaceId Mission { get; private set; }

    public WorkspaceId OtherMission { get; private set; }

    public AccountId Assistant { get; private set; }

    public AccountId Officer { get; private set; }

    public AccountId SecondOfficer { get; private set; }

    public AccountId SectionHead { get; private set; }

    public AccountId Analyst { get; private set; }

    public AccountId Leader { get; private set; }

    public AccountId FocalPoint { get; private set; }

    public AccountId Administrator { get; private set; }

    public AccountId OfficerElsewhere { get; private set; }

    public AccountId Samira { get; private set; }

    public AccountId MemberOfTheLamp { get; private set; }

    public AccountId Idris { get; private set; }

    public OrganisationId Lamp { get; private set; }

    public OrganisationId Bridge { get; private set; }

    public static async Task<RegistryCast> Assemble(Stage stage)
    {
        var cast = new RegistryCast(stage);
        await cast.Hire();
        cast.Lamp = await cast.Register("Lamp of Tamra", "LoT", OrganisationKind.WomensGroup);
        cast.Bridge = await cast.Register("Le Pont de l’Étoile", "PdE", OrganisationKind.NationalNgo);
        await cast.Join();
        return cast;
    }

    public static string Email(string name) => $"{name}@example.org";

    /// <summary>Fills every section of the Lamp's profile, as its coordinator.</summary>
    public async Task CompleteTheLamp()
    {
        foreach (var section in Enum.GetValues<ProfileSection>().Where(section => section != ProfileSection.Contacts))
            Must(await Stage.As<EditOrganisation, Result>(Samira, edit => edit.Run(Lamp, section, WholeProfile(), default)));
        Must(await Stage.As<AddContact, Result>(Samira, add => add.Run(Lamp, new AddContactInput { Function = "Coordinator", Name = "Samira of the wells", Telephone = "+999 555 0101" }, default)));
    }

    public static OrganisationInput WholeProfile() => new()
    {
        LegalName = "Lamp of Tamra",
        Acronym = "LoT",
        Kind = OrganisationKind.WomensGroup,
        YearFounded = 2019,
        Purpose = "Keeps the wells lit.",
        WhyNotRegistered = "The prefecture's office is closed.",
        WhyNoGoverningDocument = "Rules are spoken.",
        Sectors = [nameof(Sector.Protection), nameof(Sector.WaterAndSanitation)],
        Areas = "Tamra\nOued Anza",
        Populations = "Women and girls",
        Languages = "Arabic\nFrench",
        Staff = StaffBand.UpTo50,
        Budget = BudgetBand.None,
        Connectivity = Connectivity.TelephoneOnly,
        Safeguarding = PolicyState.Oral,
        AntiFraud = PolicyState.None,
        Psea = PolicyState.Oral,
        FeedbackMechanism = "A meeting every Friday",
        Visibility = SeenWithUs.Discreetly,
    };

    public Task<Result> Check(AccountId by, OrganisationId organisation, params IEnumerable<VerificationQuestion> questions) =>
        Stage.As<AnswerVerification, Result>(by, answer => answer.Run(
            organisation,
            new AnswerVerificationInput { Answers = [.. questions.Select(question => new VerificationAnswerInput { Question = question, Reply = VerificationReply.Yes })] },
            default));

    public async Task<PartnershipId> Propose(AccountId by, OrganisationId organisation, PartnershipKind kind = PartnershipKind.JointActivity) => Must(
        await Stage.As<ProposePartnership, Result<PartnershipId>>(by, propose => propose.Run(
            new ProposePartnershipInput { OrganisationId = organisation.Value, Kind = kind, Title = "Early-warning committee", Purpose = "Hear of danger early." }, default)));

    /// <summary>Fills the draft, both sides' duties included.</summary>
    public async Task Complete(AccountId by, PartnershipId partnership)
    {
        var view = Must(await Stage.As<ViewPartnership, Result<PartnershipView>>(by, view => view.Run(partnership, default)));
        var input = PartnershipInput.Of(view.Partnership);
        input.From = new DateOnly(2026, 1, 1);
        foreach (var party in input.Parties)
            (party.Objectives, party.Responsibilities) = ("Fewer attacks", "Answers each warning");
        Must(await Stage.As<EditPartnership, Result>(by, edit => edit.Run(partnership, input, default)));
    }

    public Task<Result> Submit(AccountId by, PartnershipId partnership) => Stage.As<SubmitPartnership, Result>(by, submit => submit.Run(partnership, default));

    public Task<Result> Review(AccountId by, PartnershipId partnership, ReviewDecision decision, string? comment = null) =>
        Stage.As<ReviewPartnership, Result>(by, review => review.Run(partnership, new ReviewPartnershipInput { Decision = decision, Comment = comment }, default));

    public Task<Result> Sign(AccountId by, PartnershipId partnership) => Stage.As<SignPartnership, Result>(by, sign => sign.Run(
        partnership,
        new SignPartnershipInput { Name = "A. Signatory", Function = "Coordinator", Date = DateOnly.FromDateTime(Stage.Clock.GetUtcNow().UtcDateTime) },
        default));

    public Task<Result> Agree(AccountId by, PartnershipId partnership) => Stage.As<AgreePartnership, Result>(by, agree => agree.Run(partnership, new AgreePartnershipInput(), default));

    public async Task<OrganisationView> View(AccountId by, OrganisationId organisation) =>
        Must(await Stage.As<ViewOrganisation, Result<OrganisationView>>(by, view => view.Run(organisation, default)));

    public static void Must(Result result)
    {
        if (!result.Succeeded)
            throw new InvalidOperationException(string.Join("; ", result.Refusals));
    }

    public static T Must<T>(Result<T> result)
    {
        Must((Result)result);
        return result.Value;
    }

    /// <summary>Two missions, and who works there.</summary>
    private async Task Hire()
    {
        await using var db = Stage.OpenAsOwner();
        var mission = MissionWorkspace.Found("MINUKES", "Mission in Kessara", "Africa/Bangui", isFictional: true);
        var other = MissionWorkspace.Found("MINUVAR", "Mission in Varna", "UTC", isFictional: true);
        db.AddRange(mission, other);
        (Mission, OtherMission) = (mission.Id, other.Id);
        Assistant = Staff("assistant", Role.LiaisonAssistant);
        Officer = Staff("officer", Role.Officer);
        SecondOfficer = Staff("second-officer", Role.Officer);
        SectionHead = Staff("head", Role.SectionHead);
        Analyst = Staff("analyst", Role.Analyst);
        Leader = Staff("leader", Role.Leadership);
        FocalPoint = Staff("focal", Role.DataFocalPoint);
        Administrator = Staff("admin", Role.MissionAdmin);
        OfficerElsewhere = Staff("elsewhere", Role.Officer, OtherMission);
        await db.SaveChangesAsync();

        AccountId Staff(string name, Role role, WorkspaceId? at = null) =>
            Enter(db, name, account => Membership.OfWorkspace(account, at ?? Mission, role, Label.Confidential, null, Stage.Clock.GetUtcNow()));
    }

    /// <summary>The people of the organisations.</summary>
    private async Task Join()
    {
        await using var db = Stage.OpenAsOwner();
        Samira = Person("samira", Lamp, Role.OrgCoordinator);
        MemberOfTheLamp = Person("member", Lamp, Role.OrgMember);
        Idris = Person("idris", Bridge, Role.OrgCoordinator);
        await db.SaveChangesAsync();

        AccountId Person(string name, OrganisationId organisation, Role role) =>
            Enter(db, name, account => Membership.OfOrganisation(account, organisation, role, Stage.Clock.GetUtcNow()));
    }

    private async Task<OrganisationId> Register(string name, string acronym, OrganisationKind kind) => Must(
        await Stage.As<RegisterOrganisation, Result<OrganisationId>>(Officer, register => register.Run(
            new RegisterOrganisationInput { LegalName = name, Acronym = acronym, Kind = kind }, default)));

    private static AccountId Enter(PeaceCoordDb db, string name, Func<AccountId, Membership> membership)
    {
        var account = AccountId.New();
        db.Add(TestAccount.Of(account, Email(name), name, Password));
        db.Add(membership(account));
        return account;
    }
}
