using PeaceCoord.Application.Communities;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.Communities;

/// <summary>One of the five links of a promise's chain.</summary>
/// <param name="State">How it is drawn: <c>done</c>, <c>now</c>, <c>part</c>, <c>broken</c>, <c>wait</c>, <c>none</c> or <c>tied</c>.</param>
/// <param name="To">Where <paramref name="Text"/> leads.</param>
/// <param name="Voice">The people's own words, in <paramref name="VoiceLanguage"/>.</param>
internal sealed record ChainLink(string State, string Stage, string When, string? Text = null, string? Voice = null, string? VoiceLanguage = null, string? To = null);

/// <summary>Works out how the five links of a promise are drawn, and says in words where the chain is broken.</summary>
internal static class ChainDrawing
{
    public static IReadOnlyList<ChainLink> Of(ChainPromise promise) => [Asked(promise), Promised(promise), Done(promise), Told(promise), Answer(promise)];

    private static ChainLink Asked(ChainPromise promise) => promise.Asked is { } asked
        ? new ChainLink("done", Words.Asked, asked.AskedOn is { } day ? Say.Short(day) : "", asked.Group is { } group ? Say.Choice(group) : null, asked.Summary)
        : new ChainLink("done", Words.Asked, "", Words.AskedAtTheMeeting);

    private static ChainLink Promised(ChainPromise promise)
    {
        var when = Say.Short(promise.RecordedOn);
        return promise.State switch
        {
            CommitmentState.Recorded => new ChainLink("now", Words.Promised, when, Words.NotAcceptedYet),
            CommitmentState.Declined when promise.DeliveredOn is null => new ChainLink("broken", Words.Promised, Say.Fill(Words.DeclinedOnDay, Say.Short(promise.DeclinedOn!.Value)), promise.DeclinedReason),
            _ => new ChainLink("done", Words.Promised, when, Say.Fill(Words.DueOnDay, Say.Short(promise.Due))),
        };
    }

    private static ChainLink Done(ChainPromise promise) => promise switch
    {
        { State: CommitmentState.Declined } => new ChainLink("none", Words.Done, "", promise.DeliveredOn is null ? Words.WillNotBeDone : promise.DeclinedReason),
        { State: CommitmentState.Disputed, DeliveredOn: { } on } => new ChainLink("part", Words.Done, Say.Short(on), promise.DeliveryNote ?? Words.RecordedAsDelivered),
        { DeliveredOn: { } on, State: CommitmentState.Delivered or CommitmentState.Confirmed } => new ChainLink("done", Words.Done, Say.Short(on), promise.DeliveryNote ?? (promise.IsVerified ? Words.SeenAndVerified : null)),
        { DaysOverdue: > 0 and var days } => new ChainLink("broken", Words.Done, Say.Count(days, Words.LateByOne, Words.LateByMany), promise.LastStep ?? Words.NothingNoted),
        { State: CommitmentState.InProgress } => new ChainLink("now", Words.Done, Say.Fill(Words.ByDay, Say.Short(promise.Due)), promise.LastStep),
        _ => new ChainLink("wait", Words.Done, Say.Fill(Words.ByDay, Say.Short(promise.Due)), promise.LastStep),
    };

    private static ChainLink Told(ChainPromise promise)
    {
        if ((promise.Disputed ?? promise.Told) is { } told)
            return new ChainLink("done", Words.Told, Say.Short(told.On), Say.Choice(told.How), To: told.MeetingId is { } meeting ? Routes.Consultation(meeting.Value) : null);
        if (promise.Untold is { } reason)
            return new ChainLink("none", Words.Told, promise.ClosedOn is null ? Words.SecondPersonAsked : Words.NotToldOnPurpose, Say.Choice(reason));
        if (promise.DaysUntold is { } days)
            return new ChainLink("broken", Words.Told, Say.Count(days, Words.NotForOneDay, Words.NotForDays), Words.NobodyWentBack);
        return new ChainLink(promise.DaysOverdue > 0 ? "none" : "wait", Words.Told, "", promise.DaysOverdue > 0 ? Words.NobodySaidWhy : null);
    }

    private static ChainLink Answer(ChainPromise promise) => (promise.Disputed ?? promise.Told) switch
    {
        null => new ChainLink(promise.Rank == 0 || promise.State == CommitmentState.Declined ? "none" : "wait", Words.TheirAnswer, ""),
        { Answer: CommunityAnswer.NotYet } => new ChainLink("now", Words.TheirAnswer, Words.NoAnswerYet),
        var told => new ChainLink(
            told.Answer == CommunityAnswer.Disputed && promise.State != CommitmentState.Declined ? "broken" : "tied",
            Words.TheirAnswer,
            Say.Short(told.On),
            told.By,
            told.Words,
            told.Language),
    };
}
