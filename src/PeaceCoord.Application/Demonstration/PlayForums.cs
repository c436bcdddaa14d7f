using Microsoft.Extensions.DependencyInjection;
using PeaceCoord.Application.Commitments;
using PeaceCoord.Application.Forums;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Forums;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.Demonstration;

/// <summary>The joint forum, its meetings, what it decided, and what the mission answered: two decisions wait.</summary>
internal sealed class PlayForums(Play play, Cast cast, DateTimeOffset now)
{
    public void Add(ForumEntry entry)
    {
        var id = JointForumId.New();
        var officer = cast.OfficerOf(entry.Office);
        play.At(now.AddDays(-entry.SetUpDaysAgo), officer, entry.Key, services => services.GetRequiredService<SetUpForum>().Run(SetUp(entry, id), default));
        foreach (var meeting in entry.Meetings)
            Hold(entry, id, meeting, officer);
    }

    private SetUpForumInput SetUp(ForumEntry entry, JointForumId id) => new()
    {
        Id = id.Value,
        WorkspaceId = cast.Workspaces[entry.Workspace].Id.Value,
        OfficeId = cast.Offices[$"{entry.Workspace}/{entry.Office}"].Id.Value,
        Name = entry.Name,
        Purpose = entry.Purpose,
        Label = Cast.Choice<Label>(entry.Label),
        Rhythm = Cast.Choice<ForumRhythm>(entry.Rhythm),
        Areas = [.. entry.Areas],
        Communities = [.. entry.Communities.Select(key => cast.Communities[key].Value)],
        Organisations = [.. entry.Organisations.Select(key => cast.Organisations[key].Value)],
        Leaders = [.. entry.Leaders.Select(key => cast.Leaders[key].Value)],
        Authorities = string.Join('\n', entry.Authorities),
        Sections = [.. entry.Sections.Select(key => cast.Sections[$"{entry.Workspace}/{key}"].Id.Value)],
    };

    private void Hold(ForumEntry entry, JointForumId id, ForumMeetingEntry meeting, AccountId officer)
    {
        var held = ForumMeetingId.New();
        var on = now.AddDays(-meeting.DaysAgo);
        play.At(on.AddHours(3), officer, $"{entry.Key} meeting", async services =>
        {
            var forum = (await services.GetRequiredService<ViewForum>().Run(id, "fr", default)).Value;
            var input = new HoldForumMeetingInput
            {
                Id = held.Value,
                On = Day(on),
                Place = meeting.Place,
                Note = meeting.Note,
                Present = [.. forum.Members.Where(member => !meeting.Absent.Any(absent => Is(member, absent))).Select(member => member.Id)],
                NextMeeting = Day(on.AddDays(meeting.NextInDays)),
            };
            return await services.GetRequiredService<HoldForumMeeting>().Run(id, input, default);
        });
        foreach (var (index, decision) in meeting.Decisions.Index())
            Decide(entry, id, held, decision, officer, on.AddHours(3).AddMinutes(10 + index));
        // Later, when the consultation was put on record.
        if (meeting.Consultation is { } logged)
            play.At(on.AddDays(1.5), officer, $"{entry.Key} linked", services => services.GetRequiredService<LinkForumMeeting>().Run(id, held, new LinkForumMeetingInput { ConsultationId = cast.Consultations[logged].Value }, default));
    }

    private void Decide(ForumEntry entry, JointForumId id, ForumMeetingId held, ForumDecisionEntry decision, AccountId officer, DateTimeOffset when)
    {
        var taken = ForumDecisionId.New();
        var input = new RecordForumDecisionInput { Id = taken.Value, Text = decision.Corrected?.Was ?? decision.Text, DoneBy = decision.DoneBy, Due = Due(decision), AsksMission = decision.AsksMission };
        play.At(when, officer, $"{entry.Key} decision", services => services.GetRequiredService<RecordForumDecision>().Run(id, held, input, default));
        if (decision.Corrected is { } corrected)
        {
            var right = new CorrectForumDecisionInput { Text = decision.Text, DoneBy = decision.DoneBy, Due = Due(decision), AsksMission = decision.AsksMission, Reason = corrected.Reason };
            play.At(when.AddDays(corrected.DaysAfter), officer, $"{entry.Key} corrected", services => services.GetRequiredService<CorrectForumDecision>().Run(id, taken, right, default));
        }

        if (decision.Accepted is { } accepted)
            Accept(entry, id, taken, accepted, officer);
        if (decision.Declined is { } declined)
            play.At(now.AddDays(-declined.DaysAgo), officer, $"{entry.Key} declined", services => services.GetRequiredService<DeclineForumDecision>().Run(id, taken, new DeclineForumDecisionInput { Reason = declined.Reason }, default));
        if (decision.Settled is { } settled)
        {
            var outcome = new SettleForumDecisionInput { State = Cast.Choice<ForumDecisionState>(settled.State), On = Day(now.AddDays(-settled.DaysAgo)), Outcome = settled.Outcome };
            play.At(now.AddDays(-settled.DaysAgo).AddHours(1), officer, $"{entry.Key} settled", services => services.GetRequiredService<SettleForumDecision>().Run(id, taken, outcome, default));
        }
    }

    private void Accept(ForumEntry entry, JointForumId id, ForumDecisionId taken, ForumAcceptedEntry accepted, AccountId officer)
    {
        var input = new AcceptForumDecisionInput { Text = accepted.Text, Kind = CommitmentKind.Promise, PromisedBy = PromisedBy.Section, OwnerId = officer.Value, Due = Day(now.AddDays(accepted.DueInDays)) };
        play.At(now.AddDays(-accepted.DaysAgo), officer, $"{entry.Key} accepted", services => services.GetRequiredService<AcceptForumDecision>().Run(id, taken, input, default));
        play.At(now.AddDays(-accepted.DaysAgo).AddMinutes(5), officer, $"{entry.Key} taken up", services => services.GetRequiredService<AcceptCommitment>().Run(new CommitmentId(input.Id), new CommitmentActInput(), default));
    }

    private bool Is(MemberView member, string key) =>
        member.Name == key
        || (cast.Communities.TryGetValue(key, out var community) && member.RecordId == community.Value)
        || (cast.Organisations.TryGetValue(key, out var organisation) && member.RecordId == organisation.Value)
        || (cast.Leaders.TryGetValue(key, out var leader) && member.RecordId == leader.Value);

    private DateOnly? Due(ForumDecisionEntry decision) => (decision.DueDaysAgo, decision.DueInDays) switch
    {
        ({ } ago, _) => Day(now.AddDays(-ago)),
        (_, { } days) => Day(now.AddDays(days)),
        _ => null,
    };

    private static DateOnly Day(DateTimeOffset when) => DateOnly.FromDateTime(when.UtcDateTime);
}
