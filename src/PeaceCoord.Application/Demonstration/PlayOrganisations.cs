using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PeaceCoord.Application.Organisations;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.Demonstration;

/// <summary>The organisations: registered, described section by section, checked, and one of them flagged.</summary>
internal static class PlayOrganisations
{
    private static readonly VerificationQuestion[] BasicQuestions =
        [.. Enum.GetValues<VerificationQuestion>().Where(question => question <= VerificationQuestion.NoOtherKnownRisk)];

    public static void AddTo(Play play, Content content, Cast cast, DateTimeOffset start, DateTimeOffset now)
    {
        foreach (var (entry, order) in content.Organisations.Select((entry, order) => (entry, order)))
        {
            var officer = cast.Accounts["officer_mbe"];
            var when = start.AddHours(2).AddMinutes(order);
            play.At(when, officer, entry.Key, services => Register(services, entry, content, cast, when));
            foreach (var section in Enum.GetValues<ProfileSection>().Where(section => section != ProfileSection.Contacts))
                play.At(when.AddSeconds(10), officer, $"{entry.Key} {section}", services => services.GetRequiredService<EditOrganisation>().Run(cast.Organisations[entry.Key], section, Input(entry, now), default));
            foreach (var contact in entry.Contacts ?? [])
                play.At(when.AddSeconds(20), officer, entry.Key + " contact", services => services.GetRequiredService<AddContact>().Run(cast.Organisations[entry.Key], Input(contact), default));
            Check(play, entry, cast, when.AddDays(1));
            Flag(play, entry, cast, now);
        }
    }

    private static async Task<Result> Register(IServiceProvider services, OrganisationEntry entry, Content content, Cast cast, DateTimeOffset when)
    {
        var registered = await services.GetRequiredService<RegisterOrganisation>().Run(new RegisterOrganisationInput { LegalName = entry.LegalName, Acronym = entry.Acronym, Kind = Cast.Choice<OrganisationKind>(entry.Kind) }, default);
        if (!registered.TryGet(out var id))
            return registered;

        cast.Organisations[entry.Key] = id;
        await using var db = services.GetRequiredService<Database>().OpenAsOwner<MigrateDatabase>();
        foreach (var account in content.Workspaces.Accounts.Where(account => account.Organisation == entry.Key))
            db.Add(Membership.OfOrganisation(cast.Accounts[account.Key], id, Cast.Choice<Role>(account.Role), when));
        return await db.Save(default);
    }

    private static OrganisationInput Input(OrganisationEntry entry, DateTimeOffset now) => new()
    {
        LegalName = entry.LegalName,
        Acronym = entry.Acronym,
        Kind = Cast.Choice<OrganisationKind>(entry.Kind),
        YearFounded = entry.YearFounded,
        Purpose = entry.Notes,
        RegistrationNumber = entry.Registration?.Number,
        RegistrationAuthority = entry.Registration?.Authority,
        RegisteredOn = Ago(now, entry.Registration?.IssuedDaysAgo),
        RegistrationExpiresOn = Ago(now, entry.Registration?.ExpiresDaysAgo),
        WhyNotRegistered = entry.Registration?.WhyNone,
        GoverningDocument = entry.GoverningDocument?.Title,
        WhyNoGoverningDocument = entry.GoverningDocument?.WhyNone,
        Sectors = [.. (entry.Sectors ?? []).Select(sector => Cast.Choice<Sector>(sector).ToString())],
        Areas = string.Join('\n', entry.AreasOfWork ?? []),
        Populations = string.Join(", ", (entry.PopulationsServed ?? []).Select(group => group.Replace('_', ' '))),
        Languages = string.Join('\n', entry.Languages ?? []),
        Staff = entry.StaffBand is null ? null : Cast.Choice<StaffBand>(entry.StaffBand),
        Budget = entry.YearlyBudgetBand is null ? null : Cast.Choice<BudgetBand>(entry.YearlyBudgetBand),
        Connectivity = entry.Connectivity is null ? null : Cast.Choice<Connectivity>(entry.Connectivity),
        Safeguarding = Policy(entry.Policies?.Safeguarding),
        AntiFraud = Policy(entry.Policies?.AntiFraud),
        Psea = Policy(entry.Policies?.Psea),
        FeedbackMechanism = entry.FeedbackMechanism,
        Visibility = entry.VisibilityWish is null ? null : Cast.Choice<SeenWithUs>(entry.VisibilityWish),
    };

    private static AddContactInput Input(ContactEntry contact) => new() { Function = contact.Role, Name = contact.ProtectedName, Telephone = contact.ProtectedPhone, Email = contact.ProtectedEmail };

    private static PolicyState? Policy(string? state) => state is null ? null : Cast.Choice<PolicyState>(state);

    private static DateOnly? Ago(DateTimeOffset now, int? days) => days is null ? null : DateOnly.FromDateTime(now.UtcDateTime).AddDays(-days.Value);

    /// <summary>The files answer five questions; each stands for those of the portal's list that it covers.</summary>
    private static void Check(Play play, OrganisationEntry entry, Cast cast, DateTimeOffset when)
    {
        if (entry.Verification is not { Answers.Count: > 0 } verification || verification.Level == "not_checked")
            return;

        var questions = verification.Level == "full" ? Enum.GetValues<VerificationQuestion>() : BasicQuestions;
        var comment = string.Join(' ', verification.Answers.Select(answer => answer.Comment).Where(text => !string.IsNullOrWhiteSpace(text)));
        var input = new AnswerVerificationInput
        {
            Answers = [.. questions.Select(question => new VerificationAnswerInput { Question = question, Reply = VerificationReply.Yes, Comment = question == VerificationQuestion.Exists ? comment : null })],
        };
        play.At(when, cast.Accounts[verification.By ?? "head"], entry.Key + " check", services => services.GetRequiredService<AnswerVerification>().Run(cast.Organisations[entry.Key], input, default));
    }

    private static void Flag(Play play, OrganisationEntry entry, Cast cast, DateTimeOffset now)
    {
        foreach (var flag in entry.RiskFlags ?? [])
        {
            var id = default(RiskFlagId);
            var steps = flag.History ?? [];
            var first = steps.Count > 0 ? steps[0] : new FlagStepEntry(flag.Level, flag.DaysAgo, flag.Comment);
            play.At(now.AddDays(-first.DaysAgo), cast.Accounts[flag.RaisedBy], entry.Key + " flag", async services =>
            {
                var raised = await services.GetRequiredService<RaiseFlag>().Run(cast.Organisations[entry.Key], new RaiseFlagInput { Category = Cast.Choice<RiskCategory>(flag.Category), Level = Cast.Choice<RiskLevel>(first.Level), Comment = first.Comment }, default);
                id = raised.Succeeded ? raised.Value : default;
                return raised;
            });
            foreach (var step in steps.Skip(1))
            {
                var by = step.Level == "red" ? cast.Accounts["head"] : cast.Accounts[flag.RaisedBy];
                play.At(now.AddDays(-step.DaysAgo), by, $"{entry.Key} flag {step.Level}", services => services.GetRequiredService<EscalateFlag>().Run(cast.Organisations[entry.Key], id, new EscalateFlagInput { Comment = step.Comment }, default));
            }
        }
    }
}
