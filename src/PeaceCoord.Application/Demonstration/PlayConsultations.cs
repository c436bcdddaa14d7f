using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using PeaceCoord.Application.Commitments;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.Sharing;
using PeaceCoord.Application.Work;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Sharing;

namespace PeaceCoord.Application.Demonstration;

/// <summary>Each consultation as its people lived it: planned, or written the same evening, submitted, returned, recorded.</summary>
/// <param name="toldAt">Commitments by the key of the feedback meeting at which they were told.</param>
/// <param name="refusedAt">Concerns that cannot be met, and where they were raised, by the key of the feedback meeting at which they were told so.</param>
internal sealed class PlayConsultations(Play play, Cast cast, DateTimeOffset now, ILookup<string, CommitmentEntry> toldAt, ILookup<string, (string Asked, ConcernEntry Concern)> refusedAt)
{
    public void Add(ConsultationEntry entry)
    {
        var held = now.AddDays(-entry.DaysAgo);
        var author = cast.Accounts[entry.Author];
        var id = cast.Consultations[entry.Key];
        if (entry.State is "planned" or "cancelled")
        {
            Plan(entry, id, author);
            return;
        }

        var written = Earlier(held.AddHours(6), now.AddMinutes(-90));
        play.At(written, author, entry.Key, services => services.GetRequiredService<StartConsultation>().Run(id, cast.Workspaces[entry.Workspace].Id.Value, null, default));
        play.At(written.AddMinutes(20), author, entry.Key + " text", async services => await services.GetRequiredService<SaveDraft>().Run(id, new SaveDraftInput(await Revision(services, id), Fields(entry)), default));
        if (entry.State == "draft")
            return;

        play.At(written.AddMinutes(40), author, entry.Key + " submit", services => services.GetRequiredService<SubmitConsultation>().Run(id, default));
        if (entry.State == "submitted")
            return;

        var reviewed = Later(now.AddDays(-(entry.ReviewedDaysAgo ?? entry.DaysAgo - 1)), written.AddMinutes(60));
        var reviewer = cast.Accounts[entry.Reviewer!];
        TakeUp(entry, reviewer, written.AddMinutes(55));
        if (entry.State == "returned")
            play.At(reviewed, reviewer, entry.Key + " return", services => services.GetRequiredService<ReturnConsultation>().Run(id, Mend(entry), default));
        else
            Record(entry, id, reviewer, reviewed);
    }

    private static ReturnConsultationInput Mend(ConsultationEntry entry) => new()
    {
        Comment = entry.ReviewComment,
        OnWhere = entry.SectionComments?.GetValueOrDefault("where"),
        OnWho = entry.SectionComments?.GetValueOrDefault("who"),
        OnSaid = entry.SectionComments?.GetValueOrDefault("said"),
    };

    /// <summary>When a consultation was put on record: its commitments begin then.</summary>
    public DateTimeOffset RecordedAt(ConsultationEntry entry) =>
        Later(now.AddDays(-(entry.ReviewedDaysAgo ?? entry.DaysAgo - 1)), Earlier(now.AddDays(-entry.DaysAgo).AddHours(6), now.AddMinutes(-90)).AddMinutes(60));

    private void Plan(ConsultationEntry entry, ConsultationId id, AccountId author)
    {
        var planned = entry.State == "planned" ? now.AddDays(-3) : Earlier(now.AddDays(-entry.DaysAgo - 6), now.AddDays(-6));
        var input = new PlanConsultationInput
        {
            WorkspaceId = cast.Workspaces[entry.Workspace].Id.Value,
            Title = entry.Title,
            Kind = Cast.Choice<ConsultationKind>(entry.Kind),
            OfficeId = cast.Offices[$"{entry.Workspace}/{entry.Office}"].Id.Value,
            Communities = [.. entry.Communities.Where(cast.Communities.ContainsKey).Select(key => cast.Communities[key].Value)],
            Leaders = [.. (entry.Leaders ?? []).Select(key => cast.Leaders[key].Value)],
            Area = entry.Area,
            PlaceName = entry.PlaceName,
            On = Day(entry.DaysAgo),
            StartsAt = entry.LocalTime,
            EndsAt = TimeOnly.Parse(entry.LocalTime, CultureInfo.InvariantCulture).AddMinutes(entry.DurationMinutes).ToString("HH:mm", CultureInfo.InvariantCulture),
            Language = entry.Language,
            WithInterpreter = entry.Interpreter,
            Purpose = entry.Purpose,
            Tasks = [.. entry.Tasks],
            ForTheMission = cast.Sections.GetValueOrDefault($"{entry.Workspace}/{entry.Section}")?.Name,
            Label = Cast.Choice<Label>(entry.Label),
            Sensitivity = Cast.Choice<PlaceSensitivity>(entry.PlaceDisplay ?? "exact"),
            ReprisalRisk = cast.RiskOf(entry),
            Visibility = cast.VisibilityOf(entry),
            DoNoHarm = entry.DoNoHarm,
        };
        play.At(planned, author, entry.Key, services =>
        {
            // Known only now that they were registered.
            input.Organisations = [.. (entry.Organisations ?? []).Select(key => cast.Organisations[key].Value)];
            return services.GetRequiredService<PlanConsultation>().Run(id, input, default);
        });
        if (entry.State == "cancelled")
            play.At(planned.AddDays(5), author, entry.Key + " cancel", services => services.GetRequiredService<CancelConsultation>().Run(id, new CancelConsultationInput { Reason = entry.CancelReason ?? "Route coupée." }, default));
    }

    private static async Task<Result> Correct(IServiceProvider services, ConsultationId asked, ConcernId concern, CorrectConcernTellingInput mended)
    {
        var told = (await services.GetRequiredService<ViewConsultation>().Run(asked, "fr", default)).Value.Concerns.Single(raised => raised.Id == concern.Value).Tellings[0];
        return await services.GetRequiredService<CorrectConcernTelling>().Run(asked, new TellingId(told.Id), mended, default);
    }

    private void Record(ConsultationEntry entry, ConsultationId id, AccountId reviewer, DateTimeOffset reviewed)
    {
        play.At(reviewed, reviewer, entry.Key + " record", services => services.GetRequiredService<RecordConsultation>().Run(id, new RecordConsultationInput { Comment = entry.ReviewComment }, default));
        foreach (var concern in entry.Concerns ?? [])
        {
            if (concern.Referral is not null || concern.State is not ("not_possible" or "noted" or "referred") && concern.ChangedBecause is null)
                continue;
            var input = new AnswerConcernInput
            {
                State = concern.State is null ? null : Cast.Choice<ConcernState>(concern.State),
                NotPossibleReason = concern.NotPossibleReason,
                ChangedBecause = concern.ChangedBecause,
            };
            play.At(reviewed.AddMinutes(15), reviewer, concern.Key + " answer", services => services.GetRequiredService<AnswerConcern>().Run(id, cast.Concerns[concern.Key], input, default));
        }

        foreach (var (asked, concern) in refusedAt[entry.Key].Where(told => told.Concern.Told!.FirstNoted is not null))
        {
            var mended = new CorrectConcernTellingInput
            {
                Answer = CommunityAnswer.Disputed,
                AnswerWords = concern.Told!.Answer,
                AnswerLanguage = concern.Told.AnswerLanguage,
                AnsweredBy = concern.Told.AnsweredBy,
                Reason = concern.Told.CorrectedBecause,
            };
            play.At(reviewed.AddHours(2), cast.Accounts[entry.Author], concern.Key + " telling corrected", services => Correct(services, cast.Consultations[asked], cast.Concerns[concern.Key], mended));
        }

        foreach (var commitment in entry.Commitments ?? [])
            Promise(entry, id, commitment);
        foreach (var share in entry.Shares ?? [])
            Share(entry.Key, id, share);
        foreach (var consent in (entry.Consents ?? []).Where(consent => consent.WithdrawnDaysAgo is not null))
            Withdraw(consent, id);
    }

    /// <summary>She came back and took it back; what follows elsewhere is done a moment later, as the portal does it by itself.</summary>
    private void Withdraw(ConsentEntry consent, ConsultationId id)
    {
        var at = now.AddDays(-consent.WithdrawnDaysAgo!.Value);
        var by = cast.Accounts[consent.WithdrawnNotedBy!];
        var input = new WithdrawConsentInput { Purposes = [nameof(ConsentPurpose.RecordOfMeeting)], On = Day(consent.WithdrawnDaysAgo.Value), Learned = WithdrawalLearned.FromThePerson };
        play.At(at, by, consent.Key + " withdrawn", services => services.GetRequiredService<WithdrawConsent>().Run(id, cast.Leaders[consent.Leader], input, default));
        play.At(at.AddSeconds(5), by, consent.Key + " followed", async services => await services.GetRequiredService<RunWork>().Run(default) == 2 ? Result.Done : new Refusal(RefusalCodes.NotFound));
    }

    /// <summary>What was taken on after the consultation was recorded.</summary>
    private void Promise(ConsultationEntry entry, ConsultationId id, CommitmentEntry commitment)
    {
        if (commitment.AddedDaysAgo is not { } added)
            return;
        var input = new AddCommitmentInput
        {
            Id = cast.Commitments[commitment.Key].Value,
            Kind = Cast.Choice<CommitmentKind>(commitment.Kind),
            Text = commitment.Text,
            PromisedBy = Cast.Choice<PromisedBy>(commitment.PromisedBy.Type),
            OrganisationId = Promiser(commitment)?.Value,
            OwnerId = cast.Accounts[commitment.Owner].Value,
            Due = Day(-commitment.DueDays),
            Priority = Cast.Choice<Priority>(commitment.Priority),
            ConcernId = commitment.ConcernKey is { } key && cast.Concerns.TryGetValue(key, out var concern) ? concern.Value : null,
        };
        play.At(now.AddDays(-added), cast.Accounts[entry.Author], commitment.Key + " added", services => services.GetRequiredService<AddCommitment>().Run(id, input, default));
    }

    private void Share(string key, ConsultationId id, ShareEntry entry)
    {
        var by = cast.Accounts[entry.By];
        var share = ShareId.New();
        play.At(now.AddDays(-entry.DaysAgo), by, $"{key} shared with {entry.ToOrganisation}", services => services.GetRequiredService<ShareConsultation>().Run(
            id,
            new ShareConsultationInput
            {
                Id = share.Value,
                OrganisationId = cast.Organisations[entry.ToOrganisation].Value,
                Sections = [.. entry.Sections.Select(section => Cast.Choice<SharedSection>(section).ToString())],
                Purpose = entry.Purpose,
                Until = Day(-entry.UntilInDays),
                LookFirst = entry.Passages is not null,
            },
            default));
        if (entry.Passages is { } passages)
        {
            play.At(now.AddDays(-entry.DaysAgo).AddMinutes(5), by, $"{key} redacted", services => Redact(services, share, passages));
            play.At(now.AddDays(-entry.DaysAgo).AddMinutes(10), by, $"{key} opened", async services =>
            {
                var seen = (await services.GetRequiredService<ViewShare>().Run(share, "fr", default)).Value;
                return await services.GetRequiredService<OpenShare>().Run(share, new OpenShareInput { Version = seen.Version, RecordVersion = seen.RecordVersion }, default);
            });
        }

        if (entry is { ReadBy: { } reader, ReadDaysAgo: { } read })
            play.At(now.AddDays(-read), cast.Accounts[reader], $"{key} read by {reader}", async services => await services.GetRequiredService<ViewSharedConsultation>().Run(share, "fr", default));
        if (entry.RevokedDaysAgo is { } revoked)
            play.At(now.AddDays(-revoked), by, $"{key} taken back from {entry.ToOrganisation}", services => services.GetRequiredService<RevokeShare>().Run(share, default));
    }

    private static async Task<Result> Redact(IServiceProvider services, ShareId share, IReadOnlyList<string> passages)
    {
        var input = RedactShareInput.Of((await services.GetRequiredService<ViewShare>().Run(share, "fr", default)).Value);
        input.Passages = string.Join('\n', passages);
        return await services.GetRequiredService<RedactShare>().Run(share, input, default);
    }

    /// <summary>Those on duty took up what was urgent within the hour; what waits for its review waits for them too.</summary>
    private void TakeUp(ConsultationEntry entry, AccountId onDuty, DateTimeOffset at)
    {
        if (entry.Label == "strictly_confidential")
            return;
        foreach (var concern in (entry.Concerns ?? []).Where(concern => concern.Referral is null && concern.Urgency == "urgent"))
            play.At(at, onDuty, concern.Key + " take up", services => services.GetRequiredService<TakeUpUrgentConcern>().Run(cast.Concerns[concern.Key], default));
    }

    private static async Task<int> Revision(IServiceProvider services, ConsultationId id) =>
        (await services.GetRequiredService<ReadDraft>().Run(id, default)).Value.Revision;

    private Dictionary<string, string?> Fields(ConsultationEntry entry)
    {
        var fields = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            [DraftFieldNames.Title] = entry.Title,
            [DraftFieldNames.Kind] = Cast.Choice<ConsultationKind>(entry.Kind).ToString(),
            [DraftFieldNames.SectionField] = cast.Sections.GetValueOrDefault($"{entry.Workspace}/{entry.Section}")?.Id.Value.ToString(),
            [DraftFieldNames.Purpose] = entry.Purpose,
            [DraftFieldNames.Tasks] = string.Join('\n', entry.Tasks),
            [DraftFieldNames.TeamWomen] = Number(entry.Team?.Women),
            [DraftFieldNames.TeamMen] = Number(entry.Team?.Men),
            [DraftFieldNames.Office] = cast.Offices[$"{entry.Workspace}/{entry.Office}"].Id.Value.ToString(),
            [DraftFieldNames.CommunityIds] = string.Join('\n', entry.Communities.Where(cast.Communities.ContainsKey).Select(key => cast.Communities[key].Value)),
            [DraftFieldNames.Area] = entry.Area,
            [DraftFieldNames.Place] = entry.PlaceName ?? entry.Area,
            [DraftFieldNames.Date] = Written(Day(entry.DaysAgo)),
            [DraftFieldNames.Start] = entry.LocalTime,
            [DraftFieldNames.End] = TimeOnly.Parse(entry.LocalTime, CultureInfo.InvariantCulture).AddMinutes(entry.DurationMinutes).ToString("HH:mm", CultureInfo.InvariantCulture),
            [DraftFieldNames.Language] = entry.Language,
            [DraftFieldNames.Interpreter] = entry.Interpreter ? "yes" : null,
            [DraftFieldNames.CountedOrEstimated] = entry.CountedOrEstimated is null ? null : Cast.Choice<Counting>(entry.CountedOrEstimated).ToString(),
            [DraftFieldNames.Disabilities] = Number(entry.PersonsWithDisabilities),
            [DraftFieldNames.Displaced] = Number(entry.DisplacedPersons),
            [DraftFieldNames.OrganisationIds] = string.Join('\n', (entry.Organisations ?? []).Select(key => cast.Organisations[key].Value)),
            [DraftFieldNames.LeaderIds] = string.Join('\n', (entry.Leaders ?? []).Select(key => cast.Leaders[key].Value)),
            [DraftFieldNames.Context] = entry.Context,
            [DraftFieldNames.ActionField] = entry.Action,
            [DraftFieldNames.HorizonField] = entry.Horizon is null ? null : Cast.Choice<Domain.Consultations.Horizon>(entry.Horizon).ToString(),
            [DraftFieldNames.LabelField] = Cast.Choice<Label>(entry.Label).ToString(),
            [DraftFieldNames.Sensitivity] = Cast.Choice<PlaceSensitivity>(entry.PlaceDisplay ?? "exact").ToString(),
            [DraftFieldNames.DoNoHarm] = entry.DoNoHarm,
            [DraftFieldNames.Readers] = string.Join('\n', (entry.NamedReaders ?? []).Select(key => cast.Accounts[key].Value)),
        };
        foreach (var part in entry.Participation ?? [])
            fields[DraftFieldNames.HeadsOf(Cast.Choice<ParticipantSex>(part.Sex), Cast.Choice<AgeBand>(part.AgeBand))] = Number(part.Count);
        foreach (var consent in entry.Consents ?? [])
            Write(fields, consent);
        foreach (var concern in entry.Concerns ?? [])
            Write(fields, concern);
        foreach (var commitment in (entry.Commitments ?? []).Where(commitment => commitment.AddedDaysAgo is null))
            Write(fields, commitment);
        foreach (var told in toldAt[entry.Key])
            Write(fields, cast.Commitments[told.Key].Value, ToldOf.Delivered, PlayCommitments.AnswerTo(told), told.Told!);
        foreach (var (_, concern) in refusedAt[entry.Key])
            Write(fields, cast.Concerns[concern.Key].Value, ToldOf.NotPossible, CommunityAnswer.Disputed, concern.Told!);
        return fields;
    }

    private void Write(Dictionary<string, string?> fields, ConsentEntry consent)
    {
        var leader = cast.Leaders[consent.Leader];
        fields[DraftFieldNames.OfConsent(leader, nameof(ConsentFacts.Basis))] = Cast.Choice<LegalBasis>(consent.LegalBasis).ToString();
        fields[DraftFieldNames.OfConsent(leader, nameof(ConsentFacts.GivenHow))] = consent.GivenHow is null ? null : Cast.Choice<ConsentGivenHow>(consent.GivenHow).ToString();
        fields[DraftFieldNames.OfConsent(leader, nameof(ConsentFacts.Language))] = consent.Language;
        fields[DraftFieldNames.OfConsent(leader, nameof(ConsentFacts.Limits))] = consent.LimitsOnSharing;
        fields[DraftFieldNames.OfConsent(leader, nameof(ConsentFacts.GivenOn))] = consent.GivenDaysAgo is { } given ? Written(Day(given)) : null;
        foreach (var purpose in consent.Purposes)
            fields[DraftFieldNames.OfConsent(leader, Cast.Choice<ConsentPurpose>(purpose))] = "yes";
    }

    private void Write(Dictionary<string, string?> fields, ConcernEntry concern)
    {
        if (concern.Referral is { } referral)
        {
            var referred = ReferralId.New();
            fields[DraftFieldNames.Of(referred, "topic")] = Cast.Choice<ReferralTopic>(referral.Topic).ToString();
            fields[DraftFieldNames.Of(referred, "body")] = Cast.Choice<ReferralBody>(referral.ToBody).ToString();
            fields[DraftFieldNames.Of(referred, "on")] = Written(Day(referral.ReferredDaysAgo));
            return;
        }

        var id = cast.Concerns[concern.Key];
        fields[DraftFieldNames.Of(id, "theme")] = Cast.Choice<ConcernTheme>(concern.Theme!).ToString();
        fields[DraftFieldNames.Of(id, "group")] = Cast.Choice<ConcernGroup>(concern.RaisedByGroup!).ToString();
        fields[DraftFieldNames.Of(id, "summary")] = concern.Summary;
        fields[DraftFieldNames.Of(id, "urgency")] = Cast.Choice<ConcernUrgency>(concern.Urgency ?? "normal").ToString();
        fields[DraftFieldNames.Of(id, "attributable")] = concern.Attributable == true ? "yes" : null;
    }

    private void Write(Dictionary<string, string?> fields, CommitmentEntry commitment)
    {
        var id = cast.Commitments[commitment.Key];
        fields[DraftFieldNames.Of(id, "kind")] = Cast.Choice<CommitmentKind>(commitment.Kind).ToString();
        fields[DraftFieldNames.Of(id, "text")] = commitment.Text;
        fields[DraftFieldNames.Of(id, "by")] = Cast.Choice<PromisedBy>(commitment.PromisedBy.Type).ToString();
        fields[DraftFieldNames.Of(id, "organisation")] = Promiser(commitment)?.Value.ToString();
        fields[DraftFieldNames.Of(id, "owner")] = cast.Accounts[commitment.Owner].Value.ToString();
        fields[DraftFieldNames.Of(id, "due")] = Written(Day(-commitment.DueDays));
        fields[DraftFieldNames.Of(id, "priority")] = Cast.Choice<Priority>(commitment.Priority).ToString();
        fields[DraftFieldNames.Of(id, "concern")] = commitment.ConcernKey is { } key && cast.Concerns.TryGetValue(key, out var concern) ? concern.Value.ToString() : null;
        fields[DraftFieldNames.Of(id, DraftFieldNames.LeftOutPart)] = string.Join('\n', (commitment.NotOwedTo ?? []).Select(key => cast.Communities[key].Value));
    }

    private static void Write(Dictionary<string, string?> fields, Guid id, ToldOf what, CommunityAnswer answer, ToldEntry told)
    {
        fields[DraftFieldNames.InRow(DraftFieldNames.ToldRow, id, "what")] = what.ToString();
        fields[DraftFieldNames.InRow(DraftFieldNames.ToldRow, id, "answer")] = answer.ToString();
        fields[DraftFieldNames.InRow(DraftFieldNames.ToldRow, id, "words")] = told.FirstNoted ?? told.Answer;
        fields[DraftFieldNames.InRow(DraftFieldNames.ToldRow, id, "language")] = told.AnswerLanguage;
        fields[DraftFieldNames.InRow(DraftFieldNames.ToldRow, id, "answered-by")] = told.AnsweredBy;
    }

    /// <summary>The files name the organisation that promised by its key.</summary>
    private OrganisationId? Promiser(CommitmentEntry commitment) =>
        commitment.PromisedBy is { Type: "organisation", Name: { } key } ? cast.Organisations[key] : null;

    private DateOnly Day(int daysAgo) => DateOnly.FromDateTime(now.UtcDateTime).AddDays(-daysAgo);

    private static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Number(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
