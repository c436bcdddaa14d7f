using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Audit;
using PeaceCoord.Application.Commitments;
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
        return await VisitSheet.Of(community, new CommunityChain(db, actor, id, community.Today, language), cancel);
    }
}

/// <summary>The sheet of one community on one day.</summary>
public sealed class VisitSheet
{
    /// <summary>What was closed longer ago than this is not spoken of again.</summary>
    public const int DaysRemembered = 365;

    /// <summary>Of each kind; paper is carried, and who speaks of more tells nothing.</summary>
    public const int Most = 20;

    internal static async Task<VisitSheet> Of(CommunityView community, CommunityChain chain, CancellationToken cancel)
    {
        var since = community.Today.AddDays(-DaysRemembered);
        var closedSince = new DateTimeOffset(since, TimeOnly.MinValue, TimeSpan.Zero);
        var promises = chain.Commitments.Where(c => c.Label != Label.StrictlyConfidential);
        var meetings = chain.Consultations.Where(c => c.Label != Label.StrictlyConfidential);
        var last = await meetings.Where(c => c.State == ConsultationState.Recorded && c.HeldOn <= community.Today).OrderByDescending(c => c.HeldOn).ThenByDescending(c => c.Id)
            .Select(c => new LastMeeting(c.Id, c.HeldOn)).FirstOrDefaultAsync(cancel);
        var at = last?.Id ?? default;
        var earlier = chain.Concerns.Where(raised => raised.Label != Label.StrictlyConfidential && raised.MeetingId != at);
        var unpromised = chain.Unpromised.Where(raised => raised.Label != Label.StrictlyConfidential && raised.MeetingId != at);
        return new VisitSheet
        {
            Community = community,
            LastMeeting = last,
            LastTime = last is null ? [] : await chain.Read(chain.Concerns.Where(raised => raised.MeetingId == at).OrderBy(raised => raised.Concern.Order), cancel),
            Unanswered = await chain.Read(unpromised.Where(raised => raised.Concern.State == ConcernState.Open).OrderByDescending(raised => raised.On).Take(Most + 1), cancel),
            NotPossible = await chain.Read(
                earlier.Where(raised => raised.Concern.State == ConcernState.NotPossible && (raised.ToldOn == null || raised.ToldOn >= since))
                    .OrderBy(raised => raised.ToldOn != null).ThenBy(raised => raised.On).Take(Most + 1),
                cancel),
            ToTell = await chain.Read(chain.Untold.Where(c => c.Label != Label.StrictlyConfidential && c.Untold == null).OrderBy(c => c.State == CommitmentState.Declined ? c.DeclinedOn : c.DeliveredOn).ThenBy(c => c.Id).Take(Most + 1), cancel),
            Open = await chain.Read(chain.Waiting.Where(c => c.Label != Label.StrictlyConfidential).OrderByDescending(c => c.State == CommitmentState.Disputed).ThenBy(c => c.Due).ThenBy(c => c.Id).Take(Most + 1), cancel),
            Closed = await chain.Read(promises.Where(c => c.ClosedAt >= closedSince && c.Communities.Any(owed => owed.CommunityId == chain.Community && owed.ToldOn != null)).OrderByDescending(c => c.ClosedAt).ThenBy(c => c.Id).Take(Most + 1), cancel),
            NotToTell = await chain.Untold.CountAsync(c => c.Label != Label.StrictlyConfidential && c.Untold != null, cancel),
            LeftOut = await chain.Commitments.CountAsync(c => c.Label == Label.StrictlyConfidential, cancel),
            Label = (await promises.Select(c => c.Label).Distinct().ToListAsync(cancel)).Concat(await meetings.Select(c => c.Label).Distinct().ToListAsync(cancel)).Append(Label.Restricted).Max(),
        };
    }

    public required CommunityView Community { get; init; }

    /// <summary>Of two on one day the one begun later. Null when they were never met, or only in what is not printed.</summary>
    public required LastMeeting? LastMeeting { get; init; }

    /// <summary>What they said at that meeting.</summary>
    public required IReadOnlyList<AskedConcern> LastTime { get; init; }

    /// <summary>What they said earlier, for which nothing was promised and nothing answered.</summary>
    public required IReadOnlyList<AskedConcern> Unanswered { get; init => field = [.. Fit(value).Reverse()]; }

    /// <summary>What they asked for and cannot have: first where they were not told so, then what they were told in the last <see cref="DaysRemembered"/> days.</summary>
    public required IReadOnlyList<AskedConcern> NotPossible { get; init => field = Fit(value); }

    /// <summary>Done or declined, and they were not told: the first thing to say. The longest wait first. Without what somebody asked not to tell them.</summary>
    public required IReadOnlyList<ChainPromise> ToTell { get; init => field = Fit(value); }

    /// <summary>What is under way, disputed or late; what they dispute first, then by the day it is due.</summary>
    public required IReadOnlyList<ChainPromise> Open { get; init => field = Fit(value); }

    /// <summary>What they were told and it was closed; nothing that was closed without telling them. Of the last <see cref="DaysRemembered"/> days.</summary>
    public required IReadOnlyList<ChainPromise> Closed { get; init => field = Fit(value); }

    /// <summary>Promises that somebody asked to close without telling them, and a second person has not decided: not printed.</summary>
    public required int NotToTell { get; init; }

    /// <summary>Promises that are Strictly confidential and therefore not printed.</summary>
    public required int LeftOut { get; init; }

    /// <summary>The highest label of what is printed.</summary>
    public required Label Label { get; init; }

    /// <summary>Whether there is more than fits: the community's page has all of it.</summary>
    public bool IsCut { get; private set; }

    private IReadOnlyList<T> Fit<T>(IReadOnlyList<T> read)
    {
        IsCut |= read.Count > Most;
        return [.. read.Take(Most)];
    }
}

public sealed record LastMeeting(ConsultationId Id, DateOnly? HeldOn);
