using System.Globalization;
using PeaceCoord.Application.Commitments;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Seeding;

/// <summary>Makes one consultation and what was promised at it, through the verbs a person's acts go through.</summary>
internal sealed class SeededConsultation(Dice dice, DateTimeOffset now)
{
    /// <summary>Two years, more of them lately.</summary>
    private const int Days = 730;

    /// <summary>One of so many is still to be held.</summary>
    private const int PlannedEach = 200;

    private const int DaysAhead = 60;

    public IReadOnlyList<object> Make(SeededMission mission, int number)
    {
        var words = SeedWords.All[dice.Skewed(SeedWords.All.Count)];
        var at = dice.Skewed(mission.Communities.Count);
        var held = now.AddDays(-2 - dice.Skewed(Days));
        var author = dice.OneOf(mission.Writers);
        var reviewer = mission.Writers.First(account => account != author);
        var content = Content(mission, at, words, DateOnly.FromDateTime(held.UtcDateTime), author);
        if (number % PlannedEach == 0)
            return [Plan(mission, content, author)];
        var consultation = Consultation.Start(ConsultationId.From(dice.Id()), mission.Workspace, author, content.Label!.Value);
        Must(consultation.Submit(content, Earlier(held.AddHours(30), now)));
        if (dice.Chance(0.01))
            return [consultation];
        if (dice.Chance(0.01))
        {
            Must(consultation.Return("Say in which months.", reviewer, Earlier(held.AddHours(40), now)));
            return [consultation];
        }

        var reference = string.Create(CultureInfo.InvariantCulture, $"{mission.Workspace.Code}-{held.Year}-S{number:000000}");
        Must(consultation.Record(reference, null, reviewer, Earlier(held.AddHours(44), now)));
        return [consultation, .. consultation.ProposedCommitments.Select(promised => Follow(consultation, promised, words))];
    }

    private ConsultationContent Content(SeededMission mission, int at, SeedWords words, DateOnly held, AccountId author)
    {
        var community = mission.Communities[at];
        var place = mission.Places[at];
        var label = dice.Chance(0.02) ? Label.StrictlyConfidential : dice.Chance(0.4) ? Label.Confidential : Label.Restricted;
        List<ConcernContent> concerns = [];
        for (var count = 1 + dice.Skewed(5); count > 0; count--)
        {
            var (theme, text) = dice.OneOf(words.Concerns);
            concerns.Add(new ConcernContent(ConcernId.From(dice.Id()), theme, dice.Choice<ConcernGroup>(), Fill(text, place), dice.Chance(0.2) ? ConcernUrgency.Soon : ConcernUrgency.Normal, dice.Chance(0.7)));
        }

        return new ConsultationContent
        {
            Title = Fill(dice.OneOf(words.Titles), place),
            Kind = dice.Choice<ConsultationKind>(),
            FieldOfficeId = community.FieldOfficeId,
            Communities = [community.Id],
            AreaPCode = community.AreaPCode,
            PlaceName = place,
            HeldOn = held,
            StartsAt = new TimeOnly(7 + dice.To(9), 0),
            Language = words.Language,
            WithInterpreter = dice.Chance(0.3),
            Purpose = words.Purpose,
            Tasks = [dice.OneOf(Tasks)],
            TeamWomen = dice.To(3),
            TeamMen = 1 + dice.To(3),
            Label = label,
            Sensitivity = dice.Chance(0.1) ? PlaceSensitivity.AreaOnly : PlaceSensitivity.Exact,
            Readers = label == Label.StrictlyConfidential ? [author] : [],
            DoNoHarm = words.DoNoHarm,
            Heads = Heads(),
            Counting = dice.Chance(0.7) ? Counting.Counted : Counting.Estimated,
            PersonsWithDisabilities = dice.Chance(0.5) ? 0 : null,
            DisplacedPersons = dice.Chance(0.5) ? 0 : null,
            Concerns = concerns,
            Commitments = [.. concerns.Where(_ => dice.Chance(0.35)).Select(concern => new CommitmentContent(
                CommitmentId.From(dice.Id()), dice.Choice<CommitmentKind>(), Fill(dice.OneOf(words.Promises), place), PromisedBy.Section, dice.OneOf(mission.Writers), held.AddDays(14 + dice.To(120)), dice.Chance(0.1) ? Priority.High : Priority.Normal, concern.Id))],
        };
    }

    /// <summary>One of the next weeks, with more of them soon.</summary>
    private Consultation Plan(SeededMission mission, ConsultationContent content, AccountId author)
    {
        var plan = new ConsultationPlan
        {
            Title = content.Title,
            Kind = content.Kind,
            FieldOfficeId = content.FieldOfficeId,
            Communities = content.Communities,
            AreaPCode = content.AreaPCode,
            PlaceName = content.PlaceName,
            On = MissionTime.Today(mission.Workspace.TimeZone, now).AddDays(1 + dice.Skewed(DaysAhead)),
            StartsAt = content.StartsAt,
            Language = content.Language,
            WithInterpreter = content.WithInterpreter,
            Purpose = content.Purpose,
            Tasks = content.Tasks,
            Label = dice.Chance(0.4) ? Label.Confidential : Label.Restricted,
            Sensitivity = content.Sensitivity,
            ReprisalRisk = ReprisalRisk.Low,
            Visibility = MeetingVisibility.Open,
            DoNoHarm = content.DoNoHarm,
        };
        var planned = Consultation.Plan(ConsultationId.From(dice.Id()), mission.Workspace, author, plan, [], now);
        Must(planned.Succeeded ? Result.Done : planned.Refusals[0]);
        return planned.Value;
    }

    private static readonly string[] Tasks = ["poc", "ceasefire", "political", "humaccess", "hr", "wps", "localpeace"];

    private Dictionary<(ParticipantSex Sex, AgeBand Age), int> Heads()
    {
        Dictionary<(ParticipantSex, AgeBand), int> heads = [];
        foreach (var sex in (ReadOnlySpan<ParticipantSex>)[ParticipantSex.Women, ParticipantSex.Men])
        {
            foreach (var age in (ReadOnlySpan<AgeBand>)[AgeBand.From18To29, AgeBand.From30To59, AgeBand.From60])
                heads[(sex, age)] = dice.Skewed(40);
        }

        heads[(ParticipantSex.Women, AgeBand.From30To59)]++;
        return heads;
    }

    /// <summary>As far as a promise of its age comes: the old ones mostly closed, the young ones mostly open.</summary>
    private Commitment Follow(Consultation consultation, ProposedCommitment promised, SeedWords words)
    {
        var recorded = consultation.RecordedAt!.Value;
        var commitment = consultation.Commit(promised.Id, promised.Kind, promised.Text, promised.PromisedBy, promised.OwnerId, promised.Due, promised.Priority, promised.ConcernId, recorded);
        var today = MissionTime.Today(consultation.Zone, now);
        if (dice.Chance(0.1))
            return commitment;
        if (dice.Chance(0.08))
        {
            Must(commitment.Decline("No means for it this year; said so to the committee.", today));
            return commitment;
        }

        Must(commitment.Accept());
        var done = promised.Due.AddDays(dice.To(60) - 20);
        if (done < consultation.HeldOn || done > today.AddDays(-1) || dice.Chance(0.2))
            return commitment;

        Must(commitment.Start());
        Must(commitment.AddStep(done, Fill("{0}: {1}", consultation.PlaceName!), promised.OwnerId, today, now));
        Must(commitment.Deliver(done, null, today));
        if (dice.Chance(0.15))
            return commitment;

        var answer = dice.Chance(0.12) ? CommunityAnswer.Disputed : dice.Chance(0.1) ? CommunityAnswer.NotYet : CommunityAnswer.Confirmed;
        Must(commitment.Tell(new TellingFacts(Earlier(done.AddDays(dice.To(40)), today), ToldHow.CommunityMeeting, promised.OwnerId, answer, words.Told, words.Language, words.AnsweredBy), today, now));
        if (answer == CommunityAnswer.Confirmed && promised.Priority != Priority.High)
            Must(commitment.Close(promised.OwnerId, now));
        return commitment;
    }

    private string Fill(string text, string place) => string.Format(CultureInfo.InvariantCulture, text, place, 2 + dice.To(60));

    private static T Earlier<T>(T one, T other)
        where T : IComparable<T> => one.CompareTo(other) < 0 ? one : other;

    private static void Must(Result result)
    {
        if (!result.Succeeded)
            throw new InvalidOperationException("A made-up record broke a rule: " + string.Join(", ", result.Refusals.Select(refusal => $"{refusal.Code} {refusal.Field}")));
    }
}
