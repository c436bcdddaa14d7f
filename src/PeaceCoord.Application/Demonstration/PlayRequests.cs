using Microsoft.Extensions.DependencyInjection;
using PeaceCoord.Application.Requests;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Requests;

namespace PeaceCoord.Application.Demonstration;

/// <summary>What organisations ask of the mission: one request for each state on the way.</summary>
internal static class PlayRequests
{
    public static void AddTo(Play play, Cast cast, DateTimeOffset now)
    {
        var officer = cast.Accounts["officer_mbe"];
        var lamps = Send(play, cast, "rfpk", now.AddDays(-26), RequestKind.AskForMeeting, ConcernTheme.Protection, ConcernUrgency.Soon, "fr", HowToMeet.Openly,
            "Deux quartiers sans lampe", "Depuis la panne du groupe, deux passages du marché restent noirs. Nous voudrions montrer lesquels, à l’heure où les étals ferment.");
        Acknowledge(play, officer, lamps, now.AddDays(-25));
        play.At(now.AddDays(-24), officer, "lamps met", services => services.GetRequiredService<SetMeeting>().Run(lamps, new SetMeetingInput { MeetingOn = Day(now.AddDays(-19)), MeetingHow = HowToMeet.Openly, MeetingNote = "À 17 heures, devant les boucheries." }, default));
        play.At(now.AddDays(-15), officer, "lamps answered", services => services.GetRequiredService<AnswerRequest>().Run(lamps, new AnswerRequestInput { Answer = "Nous avons vu les deux passages avec vous. La commune remet le groupe en marche ce mois-ci ; la section revient voir à la fermeture, et vous dit ce qu’il en est." }, default));

        var road = Send(play, cast, "jcs", now.AddDays(-6), RequestKind.RaiseConcern, ConcernTheme.SecurityIncident, ConcernUrgency.Normal, "fr", HowToMeet.Telephone,
            "La barrière du bac", "On fait payer deux fois les motos le soir. Les jeunes ne passent plus après dix-huit heures, et ceux qui étudient dorment sur l’autre rive.");
        Acknowledge(play, officer, road, now.AddDays(-5));

        var quiet = Send(play, cast, "crk", now.AddDays(-4), RequestKind.AskForMeeting, ConcernTheme.Protection, ConcernUrgency.Soon, "fr", HowToMeet.Discreetly,
            "Parler des familles arrivées cette semaine", "Nous préférons en parler là où personne ne nous voit ensemble. Le mieux est le matin, avant les consultations du dispensaire.");
        Acknowledge(play, officer, quiet, now.AddDays(-3));
        play.At(now.AddDays(-2), cast.Accounts["head"], "quiet met", services => services.GetRequiredService<SetMeeting>().Run(quiet, new SetMeetingInput { MeetingOn = Day(now.AddDays(4)), MeetingHow = HowToMeet.Discreetly, MeetingNote = "À 8 heures, au lieu que vous avez proposé." }, default));

        Send(play, cast, "krwi", now.AddDays(-1), RequestKind.AskForMeeting, ConcernTheme.Water, ConcernUrgency.Normal, "en", HowToMeet.Openly,
            "Where to drill the third well", "Two villages ask for it, and only one will get it. Before we decide we would like to know what each of them told you.");
    }

    private static RequestId Send(Play play, Cast cast, string organisation, DateTimeOffset when, RequestKind kind, ConcernTheme theme, ConcernUrgency urgency, string language, HowToMeet how, string subject, string text)
    {
        var input = new SendRequestInput { Kind = kind, Theme = theme, Urgency = urgency, Language = language, How = how, Subject = subject, Text = text };
        play.At(when, cast.CoordinatorOf(organisation), $"request of {organisation}", services => services.GetRequiredService<SendRequest>().Run(input, default));
        return new RequestId(input.Id);
    }

    private static void Acknowledge(Play play, AccountId by, RequestId id, DateTimeOffset when) =>
        play.At(when, by, "request acknowledged", services => services.GetRequiredService<AcknowledgeRequest>().Run(id, default));

    private static DateOnly Day(DateTimeOffset when) => DateOnly.FromDateTime(when.UtcDateTime);
}
