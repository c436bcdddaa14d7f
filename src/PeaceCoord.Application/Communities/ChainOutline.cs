using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;

namespace PeaceCoord.Application.Communities;

/// <summary>One community's chain as one reader may see it, without a word of it: what there is of each part, in the order it is shown, and how it stands.</summary>
internal sealed record ChainOutline
{
    public required ChainCounts Counts { get; init; }

    /// <summary>What is broken first, the worst on top; then what is open, by due day; closed ones last.</summary>
    public required IReadOnlyList<CommitmentId> Promises { get; init; }

    /// <summary>Concerns that no promise answers, the latest first.</summary>
    public required IReadOnlyList<ConcernId> Unpromised { get; init; }

    /// <summary>Held and planned ones, the latest first.</summary>
    public required IReadOnlyList<ConsultationId> Meetings { get; init; }

    /// <summary>At how many recorded meetings with a day.</summary>
    public required int TimesMet { get; init; }

    public required DateOnly? FirstMet { get; init; }

    /// <summary>As <see cref="MeetingLoad.SinceAnAnswer"/>.</summary>
    public required int MeetingsSinceAnAnswer { get; init; }

    /// <summary>How many ids it holds.</summary>
    public int Size => Promises.Count + Unpromised.Count + Meetings.Count;

    public static async Task<ChainOutline> Read(PeaceCoordDb db, CommunityChain chain, DateOnly today, CancellationToken cancel)
    {
        var promises = await CommunityPromises.Read(chain, today, cancel);
        var meetings = await CommunityMeetings.Read(chain, cancel);
        var (asked, unpromised) = await meetings.Concerns(db, promises, cancel);
        return new ChainOutline
        {
            Counts = promises.Counts with { Asked = asked },
            Promises = promises.WorstFirst,
            Unpromised = unpromised,
            Meetings = meetings.Shown,
            TimesMet = meetings.Held,
            FirstMet = meetings.First,
            MeetingsSinceAnAnswer = await meetings.SinceAnAnswer(db, promises, today, cancel),
        };
    }
}
