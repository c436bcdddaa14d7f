using PeaceCoord.Application.Audit;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.Communities;

/// <summary>
/// What to take along on a visit: what they said last time, what was promised, what became of it. Paper is lost: nothing that is Strictly
/// confidential is on it, nor the name of anybody. Each sheet leaves an entry in the audit trail before it is shown.
/// </summary>
public sealed class PrintVisitSheet(ViewCommunity communities, Database database, ICurrentActor current) : IUseCase
{
    /// <param name="language">The reader's, for the names of the community and its area.</param>
    /// <returns>Not found for those who may not see the community; not permitted for those who see it and consult nobody.</returns>
    public async Task<Result<VisitSheet>> Run(CommunityId id, string language, CancellationToken cancel)
    {
        if (await communities.Run(id, language, cancel) is not { } community)
            return Refusal.NotFound;
        if (!community.CanConsult)
            return Refusal.NotPermitted(Who.MissionStaff);

        var actor = await current.Get(cancel);
        await using var db = await database.Open<PrintVisitSheet>(actor, cancel);
        await db.Note(new Act(nameof(PrintVisitSheet), nameof(Community), id.Value, community.WorkspaceId.Value, community.Version), cancel);
        return new VisitSheet(community);
    }
}

/// <summary>The sheet of one community on one day.</summary>
public sealed class VisitSheet
{
    /// <summary>What was closed longer ago than this is not spoken of again.</summary>
    public const int DaysRemembered = 365;

    internal VisitSheet(CommunityView community)
    {
        Community = community;
        var printed = community.Meetings.Where(meeting => meeting.Label != Label.StrictlyConfidential).Select(meeting => meeting.Id).ToHashSet();
        var promises = community.Promises.Where(promise => promise.Label != Label.StrictlyConfidential).ToList();
        LastMeeting = community.Meetings.Where(meeting => printed.Contains(meeting.Id) && meeting.State == ConsultationState.Recorded && meeting.HeldOn <= community.Today).MaxBy(meeting => (meeting.HeldOn, meeting.Id.Value));
        var asked = community.Concerns.Concat(promises.Select(promise => promise.Asked).OfType<AskedConcern>()).DistinctBy(concern => concern.Id).Where(concern => printed.Contains(concern.ConsultationId)).ToList();
        LastTime = [.. asked.Where(concern => concern.ConsultationId == LastMeeting?.Id)];
        Unanswered = [.. asked.Where(concern => concern.State == ConcernState.Open && concern.ConsultationId != LastMeeting?.Id && promises.TrueForAll(promise => promise.Asked?.Id != concern.Id)).OrderBy(concern => concern.AskedOn)];
        NotPossible = [.. asked.Where(concern => concern.State == ConcernState.NotPossible && concern.ConsultationId != LastMeeting?.Id && (concern.Told is null || concern.Told.On >= community.Today.AddDays(-DaysRemembered)))
            .OrderBy(concern => concern.Told is not null).ThenBy(concern => concern.AskedOn)];
        ToTell = [.. promises.Where(promise => promise.DaysUntold is not null).OrderByDescending(promise => promise.DaysUntold)];
        Open = [.. promises.Where(promise => promise.DaysUntold is null && promise.ClosedOn is null).OrderByDescending(promise => promise.State == CommitmentState.Disputed).ThenBy(promise => promise.Due)];
        Closed = [.. promises.Where(promise => promise.ClosedOn >= community.Today.AddDays(-DaysRemembered)).OrderByDescending(promise => promise.ClosedOn)];
        LeftOut = community.Promises.Count - promises.Count;
        Label = promises.Select(promise => promise.Label).Concat(community.Meetings.Where(meeting => printed.Contains(meeting.Id)).Select(meeting => meeting.Label)).Append(Label.Restricted).Max();
    }

    public CommunityView Community { get; }

    /// <summary>Of two on one day the one begun later. Null when they were never met, or only in what is not printed.</summary>
    public CommunityMeeting? LastMeeting { get; }

    /// <summary>What they said at that meeting.</summary>
    public IReadOnlyList<AskedConcern> LastTime { get; }

    /// <summary>What they said earlier, for which nothing was promised and nothing answered.</summary>
    public IReadOnlyList<AskedConcern> Unanswered { get; }

    /// <summary>What they asked for and cannot have: first where they were not told so, then what they were told in the last <see cref="DaysRemembered"/> days.</summary>
    public IReadOnlyList<AskedConcern> NotPossible { get; }

    /// <summary>Done or declined, and they were not told: the first thing to say. The longest wait first.</summary>
    public IReadOnlyList<ChainPromise> ToTell { get; }

    /// <summary>What is under way, disputed or late; what they dispute first, then by the day it is due.</summary>
    public IReadOnlyList<ChainPromise> Open { get; }

    /// <summary>What they were told and it was closed, of the last <see cref="DaysRemembered"/> days.</summary>
    public IReadOnlyList<ChainPromise> Closed { get; }

    /// <summary>Promises that are Strictly confidential and therefore not printed.</summary>
    public int LeftOut { get; }

    /// <summary>The highest label of what is printed.</summary>
    public Label Label { get; }
}
