using Microsoft.Extensions.DependencyInjection;
using PeaceCoord.Application.Commitments;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.Demonstration;

/// <summary>What became of each commitment, day by day: accepted, steps, delivered, told, closed; or declined, disputed, not told.</summary>
/// <param name="recordedAt">When the consultation of that key is put on record.</param>
internal sealed class PlayCommitments(Play play, Cast cast, DateTimeOffset now, Func<string, DateTimeOffset> recordedAt)
{
    private static readonly string[] Begun = ["in_progress", "delivered", "confirmed", "disputed"];
    private static readonly string[] Taken = ["accepted", "planned", .. Begun];

    /// <param name="recorded">When its consultation was recorded: nothing happens to it before.</param>
    public void Add(CommitmentEntry entry, DateTimeOffset recorded)
    {
        var id = cast.Commitments[entry.Key];
        var owner = cast.Accounts[entry.Owner];
        DateTimeOffset After(int daysAgo, int minutes) => Later(now.AddDays(-daysAgo), recorded.AddMinutes(minutes));

        if (entry.State == "declined")
        {
            var input = new DeclineCommitmentInput { Reason = entry.DeclinedReason, Ground = entry.DeclinedGround is { } ground ? Cast.Choice<DeclineGround>(ground) : null };
            play.At(recorded.AddDays(1), owner, entry.Key + " decline", services => services.GetRequiredService<DeclineCommitment>().Run(id, input, default));
            return;
        }

        if (Taken.Contains(entry.State))
            play.At(recorded.AddMinutes(20), owner, entry.Key + " accept", services => services.GetRequiredService<AcceptCommitment>().Run(id, new CommitmentActInput(), default));
        if (entry.State == "planned")
            play.At(recorded.AddMinutes(21), owner, entry.Key + " plan", services => services.GetRequiredService<PlanCommitment>().Run(id, new PlanCommitmentInput { Horizon = Horizon.Recovery }, default));
        if (Begun.Contains(entry.State))
            play.At(recorded.AddMinutes(22), owner, entry.Key + " start", services => services.GetRequiredService<StartCommitment>().Run(id, new CommitmentActInput(), default));
        if (entry.Corrected is { } corrected)
            play.At(recorded.AddHours(1), owner, entry.Key + " correct", services => Correct(services, id, corrected));
        foreach (var step in entry.Steps ?? [])
        {
            var on = After(step.DaysAgo, 30);
            play.At(on, owner, entry.Key + " step", services => services.GetRequiredService<AddStep>().Run(id, new AddStepInput { Note = step.Note }, default));
        }

        if (entry.DeliveredDaysAgo is { } deliveredDaysAgo)
            Deliver(entry, id, owner, After(deliveredDaysAgo, 60));
    }

    private void Deliver(CommitmentEntry entry, CommitmentId id, AccountId owner, DateTimeOffset delivered)
    {
        play.At(delivered, owner, entry.Key + " deliver", services => services.GetRequiredService<DeliverCommitment>().Run(id, new DeliverCommitmentInput { Note = entry.DeliveryNote }, default));
        var verifier = entry.Verifier is { } key && key != entry.Owner ? cast.Accounts[key] : cast.Accounts["head"];
        if (entry.Told is not null || entry.NotTold is not null)
            play.At(delivered.AddMinutes(5), verifier, entry.Key + " verify", services => entry.Priority == "high" ? services.GetRequiredService<VerifyCommitment>().Run(id, new CommitmentActInput(), default) : Task.FromResult(Result.Done));
        if (entry.Told is { } told)
            Tell(entry, id, told, Later(now.AddDays(-told.DaysAgo), delivered.AddMinutes(10)), verifier);
        if (entry.NotTold is { } notTold)
        {
            var asked = Later(now.AddDays(-notTold.DaysAgo), delivered.AddMinutes(10));
            var input = new CloseUntoldInput { Reason = UntoldReason.NotSafe, Explanation = notTold.Reason };
            play.At(asked, owner, entry.Key + " untold", services => services.GetRequiredService<CloseUntold>().Run(id, input, default));
            play.At(asked.AddHours(2), cast.Accounts[notTold.SecondPerson], entry.Key + " untold agreed", services => services.GetRequiredService<AgreeToCloseUntold>().Run(id, new CommitmentActInput(), default));
        }
    }

    /// <summary>What the community answered, by what became of it.</summary>
    public static CommunityAnswer AnswerTo(CommitmentEntry entry) =>
        entry switch { { Told.Communities: not null } => CommunityAnswer.Confirmed, _ => AnswerTo(entry.State) };

    private static CommunityAnswer AnswerTo(string state) =>
        state switch { "confirmed" => CommunityAnswer.Confirmed, "disputed" => CommunityAnswer.Disputed, _ => CommunityAnswer.NotYet };

    private void Tell(CommitmentEntry entry, CommitmentId id, ToldEntry told, DateTimeOffset when, AccountId closer)
    {
        if (told.At is { } meeting)
        {
            // Recording the feedback meeting tells them: PlayConsultations writes it there.
            Close(entry, id, Later(when, recordedAt(meeting)).AddHours(3), closer);
            return;
        }

        var input = new TellCommunityInput
        {
            How = Cast.Choice<ToldHow>(told.How),
            Answer = AnswerTo(entry),
            AnswerWords = told.FirstNoted ?? told.Answer,
            AnswerLanguage = told.AnswerLanguage,
            AnsweredBy = told.AnsweredBy,
            Communities = [.. (told.Communities ?? []).Select(key => cast.Communities[key].Value)],
        };
        play.At(when, cast.Accounts[told.By], entry.Key + " tell", async services =>
        {
            input.On = DateOnly.FromDateTime(services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
            // All of them, where the file names none.
            if (input.Communities.Count == 0)
                input.Communities = [.. (await services.GetRequiredService<ViewCommitment>().Run(id, "fr", default))!.Commitment.Communities.Select(owed => owed.Id.Value)];
            return await services.GetRequiredService<TellCommunity>().Run(id, input, default);
        });
        if (told.FirstNoted is not null)
            play.At(when.AddHours(1), cast.Accounts[told.By], entry.Key + " telling corrected", services => Correct(services, id, told));
        Close(entry, id, when.AddHours(3), closer);
    }

    private static async Task<Result> Correct(IServiceProvider services, CommitmentId id, CorrectedEntry corrected)
    {
        var stands = (await services.GetRequiredService<ViewCommitment>().Run(id, "en", default))!.Commitment;
        return await services.GetRequiredService<CorrectCommitment>().Run(
            id,
            new CorrectCommitmentInput
            {
                Version = stands.Version,
                Text = corrected.To,
                Due = stands.Due,
                Priority = stands.Priority,
                Reason = corrected.Because,
            },
            default);
    }

    private static async Task<Result> Correct(IServiceProvider services, CommitmentId id, ToldEntry told)
    {
        var telling = (await services.GetRequiredService<ViewCommitment>().Run(id, "fr", default))!.Commitment.Tellings[0];
        return await services.GetRequiredService<CorrectTelling>().Run(
            id,
            telling.Id,
            new CorrectTellingInput
            {
                On = telling.On,
                How = telling.How,
                Answer = telling.Answer,
                AnswerWords = told.Answer,
                AnswerLanguage = telling.AnswerLanguage,
                AnsweredBy = telling.AnsweredBy,
                Reason = told.CorrectedBecause,
            },
            default);
    }

    private void Close(CommitmentEntry entry, CommitmentId id, DateTimeOffset when, AccountId closer)
    {
        if (entry.State == "confirmed")
            play.At(when, closer, entry.Key + " close", services => services.GetRequiredService<CloseCommitment>().Run(id, new CommitmentActInput(), default));
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
