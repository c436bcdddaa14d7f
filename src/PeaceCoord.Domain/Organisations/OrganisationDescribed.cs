using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Domain.Organisations;

/// <summary>The sections of a profile: what each takes, and what each still lacks.</summary>
public sealed partial class Organisation
{
    public Result Describe(OrganisationIdentity identity, int thisYear)
    {
        var check = new Check()
            .RequiredText(identity.LegalName, NameMaxLength, nameof(LegalName))
            .Text(identity.Acronym, AcronymMaxLength, nameof(Acronym))
            .Unless(identity.Kind is not null, Refusal.Required(nameof(Kind)))
            .Choice(identity.Kind, nameof(Kind))
            .Unless(identity.ParentId != Id, new Refusal(OrganisationsRefusalCodes.ParentIsItself, nameof(ParentId)))
            .Text(identity.Purpose, LongTextMaxLength, nameof(Purpose));
        if (identity.YearFounded is { } year)
            check.Range(year, EarliestYearFounded, thisYear, nameof(YearFounded));
        CheckList(check, identity.OtherNames, NameMaxLength, nameof(OtherNames));
        if (!check.Passed)
            return check.Result();

        (LegalName, Acronym, Kind, ParentId) = (identity.LegalName!.Trim(), Tidy(identity.Acronym), identity.Kind!.Value, identity.ParentId);
        (YearFounded, Purpose, _otherNames) = (identity.YearFounded, Tidy(identity.Purpose), Tidy(identity.OtherNames));
        return Changed();
    }

    public Result Describe(OrganisationStanding standing)
    {
        var check = new Check()
            .Text(standing.RegistrationNumber, ShortTextMaxLength, nameof(RegistrationNumber))
            .Text(standing.RegistrationAuthority, ShortTextMaxLength, nameof(RegistrationAuthority))
            .Text(standing.WhyNotRegistered, LongTextMaxLength, nameof(WhyNotRegistered))
            .Text(standing.GoverningDocument, ShortTextMaxLength, nameof(GoverningDocument))
            .Text(standing.WhyNoGoverningDocument, LongTextMaxLength, nameof(WhyNoGoverningDocument))
            .Text(standing.OrgIdCode, ShortTextMaxLength, nameof(OrgIdCode))
            .Text(standing.PartnerPortalId, ShortTextMaxLength, nameof(PartnerPortalId))
            .Unless(
                standing.RegisteredOn is null || standing.RegistrationExpiresOn is null || standing.RegistrationExpiresOn > standing.RegisteredOn,
                new Refusal(OrganisationsRefusalCodes.ExpiresBeforeIssue, nameof(RegistrationExpiresOn)));
        if (!check.Passed)
            return check.Result();

        (RegistrationNumber, RegistrationAuthority) = (Tidy(standing.RegistrationNumber), Tidy(standing.RegistrationAuthority));
        (RegisteredOn, RegistrationExpiresOn, WhyNotRegistered) = (standing.RegisteredOn, standing.RegistrationExpiresOn, Tidy(standing.WhyNotRegistered));
        (GoverningDocument, WhyNoGoverningDocument) = (Tidy(standing.GoverningDocument), Tidy(standing.WhyNoGoverningDocument));
        (OrgIdCode, PartnerPortalId) = (Tidy(standing.OrgIdCode), Tidy(standing.PartnerPortalId));
        return Changed();
    }

    public Result Describe(OrganisationWork work)
    {
        var check = new Check()
            .Text(work.Populations, LongTextMaxLength, nameof(Populations))
            .Unless(work.Sectors.All(Enum.IsDefined), new Refusal(RefusalCodes.UnknownChoice, nameof(Sectors)));
        CheckList(check, work.Areas, ShortTextMaxLength, nameof(Areas));
        CheckList(check, work.Languages, ShortTextMaxLength, nameof(Languages));
        if (!check.Passed)
            return check.Result();

        (_sectors, _areas, _languages) = ([.. work.Sectors.Distinct().Order().Select(sector => sector.ToString())], Tidy(work.Areas), Tidy(work.Languages));
        Populations = Tidy(work.Populations);
        return Changed();
    }

    public Result Describe(OrganisationCapacity capacity)
    {
        var check = new Check().Choice(capacity.Staff, nameof(Staff)).Choice(capacity.Budget, nameof(Budget)).Choice(capacity.Connectivity, nameof(Connectivity));
        if (!check.Passed)
            return check.Result();

        (Staff, Budget, Connectivity) = (capacity.Staff, capacity.Budget, capacity.Connectivity);
        return Changed();
    }

    public Result Describe(OrganisationSafeguards safeguards)
    {
        var check = new Check().Choice(safeguards.Safeguarding, nameof(Safeguarding)).Choice(safeguards.AntiFraud, nameof(AntiFraud))
            .Choice(safeguards.Psea, nameof(Psea)).Text(safeguards.FeedbackMechanism, LongTextMaxLength, nameof(FeedbackMechanism));
        if (!check.Passed)
            return check.Result();

        (Safeguarding, AntiFraud, Psea) = (safeguards.Safeguarding, safeguards.AntiFraud, safeguards.Psea);
        FeedbackMechanism = Tidy(safeguards.FeedbackMechanism);
        return Changed();
    }

    /// <summary>How it wishes to be seen with the United Nations. Anything but openly hides it from other organisations.</summary>
    public Result WishToBeSeen(SeenWithUs? wish, string? note)
    {
        var check = new Check().Choice(wish, nameof(Visibility)).Text(note, LongTextMaxLength, nameof(VisibilityNote));
        if (!check.Passed)
            return check.Result();

        (Visibility, VisibilityNote) = (wish, Tidy(note));
        return Changed();
    }

    /// <summary>Every section of the profile with what it still lacks.</summary>
    public IReadOnlyList<SectionCompleteness> Completeness() =>
    [
        Section(ProfileSection.Identity, (YearFounded is not null, ProfileGap.YearFounded), (Purpose is not null, ProfileGap.Purpose)),
        Section(
            ProfileSection.Standing,
            ((RegistrationNumber is not null && RegistrationAuthority is not null) || WhyNotRegistered is not null, ProfileGap.RegistrationOrReason),
            (GoverningDocument is not null || WhyNoGoverningDocument is not null, ProfileGap.GoverningDocumentOrReason)),
        Section(
            ProfileSection.Work,
            (_sectors.Count > 0, ProfileGap.Sectors), (_areas.Count > 0, ProfileGap.Areas), (Populations is not null, ProfileGap.Populations), (_languages.Count > 0, ProfileGap.Languages)),
        Section(ProfileSection.Capacity, (Staff is not null, ProfileGap.StaffBand), (Budget is not null, ProfileGap.BudgetBand), (Connectivity is not null, ProfileGap.Connectivity)),
        Section(
            ProfileSection.Safeguards,
            (Safeguarding is not null, ProfileGap.Safeguarding), (AntiFraud is not null, ProfileGap.AntiFraud), (Psea is not null, ProfileGap.Psea), (FeedbackMechanism is not null, ProfileGap.FeedbackMechanism)),
        Section(ProfileSection.Contacts, (_contacts.Count > 0, ProfileGap.Contact)),
        Section(ProfileSection.Visibility, (Visibility is not null, ProfileGap.VisibilityWish)),
    ];

    private static SectionCompleteness Section(ProfileSection section, params ReadOnlySpan<(bool IsThere, ProfileGap Gap)> parts)
    {
        List<ProfileGap> gaps = [];
        foreach (var (isThere, gap) in parts)
        {
            if (!isThere)
                gaps.Add(gap);
        }

        return new SectionCompleteness(section, gaps);
    }

    private static void CheckList(Check check, IReadOnlyList<string> texts, int limit, string field)
    {
        check.Unless(texts.Count <= ListMaxCount, new Refusal(OrganisationsRefusalCodes.TooMany, field, ListMaxCount));
        if (texts.FirstOrDefault(text => text.Length > limit || !Check.IsPlain(text)) is { } wrong)
            check.Text(wrong, limit, field);
    }

    private static string? Tidy(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static List<string> Tidy(IReadOnlyList<string> texts) =>
        [.. texts.Select(text => text.Trim()).Where(text => text.Length > 0).Distinct(StringComparer.Ordinal)];
}
