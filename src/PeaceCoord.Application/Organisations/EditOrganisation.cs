using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.Organisations;

/// <summary>Saves one section of a profile, finished or not; the other sections stay as they are.</summary>
public sealed class EditOrganisation(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(OrganisationId id, ProfileSection section, OrganisationInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<EditOrganisation>(actor, cancel);
        var organisation = await db.Organisations.VisibleTo(actor).Find(id, cancel);
        if (organisation is null)
            return Refusal.NotFound;
        if (!OrganisationAccess.CanEdit(actor, organisation))
            return Refusal.NotPermitted(OrganisationAccess.Editors);

        var result = section switch
        {
            ProfileSection.Identity => await Identity(db, actor, organisation, input, cancel),
            ProfileSection.Standing => organisation.Describe(Standing(input)),
            ProfileSection.Work => Work(organisation, input),
            ProfileSection.Capacity => organisation.Describe(new OrganisationCapacity(input.Staff, input.Budget, input.Connectivity)),
            ProfileSection.Safeguards => organisation.Describe(new OrganisationSafeguards(input.Safeguarding, input.AntiFraud, input.Psea, input.FeedbackMechanism)),
            ProfileSection.Visibility => organisation.WishToBeSeen(input.Visibility, input.VisibilityNote),
            _ => Refusal.NotFound,
        };
        return await db.Save(result, organisation, input.Version, cancel);
    }

    private async Task<Result> Identity(PeaceCoordDb db, Actor actor, Organisation organisation, OrganisationInput input, CancellationToken cancel)
    {
        OrganisationId? parent = input.ParentId is { } asked ? new OrganisationId(asked) : null;
        if (parent is { } given && parent != organisation.ParentId && await db.Organisations.VisibleTo(actor).Find(given, cancel) is not { })
            return new Refusal(RefusalCodes.UnknownChoice, nameof(input.ParentId));

        var described = organisation.Describe(
            new OrganisationIdentity(input.LegalName, input.Acronym, Lines.Read(input.OtherNames), input.Kind, parent, input.YearFounded, input.Purpose),
            clock.GetUtcNow().Year);
        if (described.Succeeded && await db.IsNameTaken(organisation, cancel))
            return new Refusal(OrganisationsRefusalCodes.NameTaken, nameof(input.LegalName));
        return described;
    }

    private static OrganisationStanding Standing(OrganisationInput input) => new(
        input.RegistrationNumber,
        input.RegistrationAuthority,
        input.RegisteredOn,
        input.RegistrationExpiresOn,
        input.WhyNotRegistered,
        input.GoverningDocument,
        input.WhyNoGoverningDocument,
        input.OrgIdCode,
        input.PartnerPortalId);

    private static Result Work(Organisation organisation, OrganisationInput input) =>
        Choices.TryRead<Sector>(input.Sectors, out var sectors)
            ? organisation.Describe(new OrganisationWork(sectors, Lines.Read(input.Areas), input.Populations, Lines.Read(input.Languages)))
            : new Refusal(RefusalCodes.UnknownChoice, nameof(input.Sectors));
}

/// <summary>The fields of every section; a form posts those of its own.</summary>
public sealed class OrganisationInput
{
    public int? Version { get; set; }

    public string? LegalName { get; set; }

    public string? Acronym { get; set; }

    /// <summary>One a line.</summary>
    public string? OtherNames { get; set; }

    public OrganisationKind? Kind { get; set; }

    public Guid? ParentId { get; set; }

    public int? YearFounded { get; set; }

    public string? Purpose { get; set; }

    public string? RegistrationNumber { get; set; }

    public string? RegistrationAuthority { get; set; }

    public DateOnly? RegisteredOn { get; set; }

    public DateOnly? RegistrationExpiresOn { get; set; }

    public string? WhyNotRegistered { get; set; }

    public string? GoverningDocument { get; set; }

    public string? WhyNoGoverningDocument { get; set; }

    public string? OrgIdCode { get; set; }

    public string? PartnerPortalId { get; set; }

    /// <summary>Names of <see cref="Sector"/>.</summary>
    public List<string> Sectors { get; set => field = value ?? []; } = [];

    /// <summary>One a line.</summary>
    public string? Areas { get; set; }

    public string? Populations { get; set; }

    /// <summary>One a line.</summary>
    public string? Languages { get; set; }

    public StaffBand? Staff { get; set; }

    public BudgetBand? Budget { get; set; }

    public Connectivity? Connectivity { get; set; }

    public PolicyState? Safeguarding { get; set; }

    public PolicyState? AntiFraud { get; set; }

    public PolicyState? Psea { get; set; }

    public string? FeedbackMechanism { get; set; }

    public SeenWithUs? Visibility { get; set; }

    public string? VisibilityNote { get; set; }
}
