using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Commitments;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;
using static PeaceCoord.Domain.Consultations.DraftFieldNames;

namespace PeaceCoord.Application.Consultations;

/// <summary>What a feedback meeting tells of: the commitments, and the concerns by the consultation they were raised at, that somebody may see and tell.</summary>
internal sealed record ToldSubjects(IReadOnlyDictionary<Guid, Commitment> Commitments, IReadOnlyDictionary<Guid, Consultation> Concerns)
{
    public bool Has(Guid subject) => Commitments.ContainsKey(subject) || Concerns.ContainsKey(subject);

    /// <summary>What those who came could be told of on that day; null when there is nothing to tell.</summary>
    public ToldOf? ToTell(Guid subject, DateOnly on, IReadOnlyCollection<CommunityId> met)
    {
        if (Commitments.TryGetValue(subject, out var commitment))
            return commitment.ToTell(on, met);
        return Concerns.TryGetValue(subject, out var asked) && asked.IsNoToTell(new ConcernId(subject), met) ? ToldOf.NotPossible : null;
    }

    /// <summary>Whether any of those that it is owed to came; a concern is everybody's who raised it.</summary>
    public bool IsOwedTo(Guid subject, IReadOnlyCollection<CommunityId> met) => !Commitments.TryGetValue(subject, out var commitment) || commitment.IsOwedAtMeetingWith(met);

    /// <summary>Whether everybody who reads it may read the words of that meeting.</summary>
    public bool IsReadWithin(Guid subject, Label label, IReadOnlyCollection<AccountId> readers) =>
        Commitments.TryGetValue(subject, out var commitment) ? commitment.IsReadWithin(label, readers) : Concerns[subject].IsReadWithin(label, readers);

    /// <summary>Writes one telling on its commitment or concern, or leaves that as it is and says why.</summary>
    public TellingOutcome Tell(MeetingTelling telling, Consultation meeting, DateOnly today, DateTimeOffset now)
    {
        if (!Has(telling.SubjectId))
            return TellingOutcome.NotOpen;
        if (!IsReadWithin(telling.SubjectId, meeting.Label, meeting.NamedToRead()))
            return TellingOutcome.Changed;
        if (Concerns.TryGetValue(telling.SubjectId, out var asked))
            return telling.What == ToldOf.NotPossible ? asked.TellNo(new ConcernId(telling.SubjectId), meeting.FactsOf(telling, [.. asked.Met.Intersect(meeting.Met)]), now) : TellingOutcome.Changed;

        var commitment = Commitments[telling.SubjectId];
        if (!commitment.IsOwedAtMeetingWith(meeting.Met))
            return TellingOutcome.Changed;
        if (commitment.IsToldTo(meeting.Met))
            return TellingOutcome.AlreadyTold;
        return commitment.ToTell(meeting.HeldOn!.Value, meeting.Met) == telling.What && commitment.Tell(meeting.FactsOf(telling, commitment.ToldAtMeetingWith(meeting.Met)), today, now).Succeeded
            ? TellingOutcome.Told
            : TellingOutcome.Changed;
    }
}

internal static class FeedbackMeetings
{
    /// <summary>Those among the ids that the actor sees and may tell of, in the meeting's workspace.</summary>
    public static async Task<ToldSubjects> SubjectsToTell(this PeaceCoordDb db, Actor actor, WorkspaceId workspace, IReadOnlyCollection<Guid> ids, CancellationToken cancel)
    {
        if (ids.Count == 0)
            return new ToldSubjects(new Dictionary<Guid, Commitment>(), new Dictionary<Guid, Consultation>());
        var commitmentIds = ids.Select(id => new CommitmentId(id)).ToList();
        var concernIds = ids.Select(id => new ConcernId(id)).ToList();
        var commitments = await db.Commitments.Where(CommitmentAccess.VisibleTo(actor)).Where(c => c.WorkspaceId == workspace && commitmentIds.Contains(c.Id)).ToListAsync(cancel);
        var asked = await db.Consultations.VisibleTo(actor)
            .Where(c => c.WorkspaceId == workspace && c.State == ConsultationState.Recorded && c.Concerns.Any(concern => concernIds.Contains(concern.Id)))
            .ToListAsync(cancel);
        return new ToldSubjects(
            commitments.Where(c => CommitmentAccess.CanTell(actor, c)).ToDictionary(c => c.Id.Value),
            asked.Where(c => CommitmentAccess.CanTell(actor, c)).SelectMany(c => c.Concerns.Where(concern => concernIds.Contains(concern.Id)).Select(concern => (Id: concern.Id.Value, Asked: c)))
                .ToDictionary(concern => concern.Id, concern => concern.Asked));
    }

    /// <summary>The meetings among these that the actor reads, by their reference: others are not named, though something was told at them.</summary>
    public static async Task<IReadOnlyDictionary<ConsultationId, string>> MeetingsOpenTo(this PeaceCoordDb db, Actor actor, IEnumerable<ConsultationId?> ids, CancellationToken cancel)
    {
        var wanted = ids.OfType<ConsultationId>().Distinct().ToList();
        if (wanted.Count == 0)
            return new Dictionary<ConsultationId, string>();
        return await db.Consultations.AsNoTracking().VisibleTo(actor).Where(c => wanted.Contains(c.Id)).Select(c => new { c.Id, c.Reference }).ToDictionaryAsync(c => c.Id, c => c.Reference ?? "", cancel);
    }

    /// <summary>What a meeting told, as far as the actor sees what it was told of.</summary>
    public static async Task<IReadOnlyList<ToldView>> ToldAt(this PeaceCoordDb db, Consultation meeting, Actor actor, CancellationToken cancel)
    {
        if (meeting.Tellings.Count == 0)
            return [];
        var commitmentIds = meeting.Tellings.Select(telling => new CommitmentId(telling.SubjectId)).ToList();
        var concernIds = meeting.Tellings.Select(telling => new ConcernId(telling.SubjectId)).ToList();
        var commitments = await db.Commitments.AsNoTracking().Where(CommitmentAccess.VisibleTo(actor)).Where(c => commitmentIds.Contains(c.Id))
            .Select(c => new { c.Id, c.Text }).ToDictionaryAsync(c => c.Id.Value, c => (c.Text, Asked: (Guid?)null), cancel);
        var concerns = await db.Consultations.AsNoTracking().VisibleTo(actor).Where(c => c.State == ConsultationState.Recorded)
            .SelectMany(c => c.Concerns.Where(concern => concernIds.Contains(concern.Id)).Select(concern => new { concern.Id, concern.Summary, Asked = c.Id }))
            .ToDictionaryAsync(c => c.Id.Value, c => (Text: c.Summary, Asked: (Guid?)c.Asked.Value), cancel);
        return
        [
            .. meeting.Tellings.Where(telling => commitments.ContainsKey(telling.SubjectId) || concerns.ContainsKey(telling.SubjectId))
                .Select(telling => (Telling: telling, Of: commitments.TryGetValue(telling.SubjectId, out var promised) ? promised : concerns[telling.SubjectId]))
                .OrderBy(told => told.Telling.What).ThenBy(told => told.Of.Text, StringComparer.CurrentCulture)
                .Select(told => new ToldView(told.Telling.SubjectId, told.Of.Asked, told.Telling.What, told.Of.Text, told.Telling.Answer, told.Telling.AnswerWords, told.Telling.AnswerLanguage, told.Telling.AnsweredBy, told.Telling.Outcome)),
        ];
    }

    /// <summary>Refuses at its field what the actor may not tell of, what changed since it was written, and what the meeting's label keeps from its readers.</summary>
    public static async Task Tellings(this Check check, PeaceCoordDb db, Consultation meeting, ConsultationContent content, Actor actor, CancellationToken cancel)
    {
        var tellings = content.Tellings.Where(telling => telling.What is not null).ToList();
        var subjects = await db.SubjectsToTell(actor, meeting.WorkspaceId, tellings.ConvertAll(telling => telling.SubjectId), cancel);
        foreach (var telling in tellings)
        {
            var field = InRow(ToldRow, telling.SubjectId, "what");
            if (!subjects.Has(telling.SubjectId))
                check.Unless(false, new Refusal(ConsultationRefusalCodes.UnknownRecord, field));
            else if (!subjects.IsOwedTo(telling.SubjectId, content.Communities))
                check.Unless(false, new Refusal(ConsultationRefusalCodes.ToldNobodyOwed, field));
            else if (content.HeldOn is { } held && subjects.ToTell(telling.SubjectId, held, content.Communities) != telling.What)
                check.Unless(false, new Refusal(ConsultationRefusalCodes.ToldChanged, field));
            else if (!subjects.IsReadWithin(telling.SubjectId, content.Label ?? meeting.Label, [.. content.Readers, meeting.AuthorId]))
                check.Unless(false, new Refusal(ConsultationRefusalCodes.ToldAboveItsLabel, field));
        }
    }

    /// <summary>The fields of a save that begin to tell of something the author does not see.</summary>
    public static async Task<IReadOnlyList<string>> Unseen(this PeaceCoordDb db, Actor actor, WorkspaceId workspace, DraftFields stands, IEnumerable<KeyValuePair<string, string?>> typed, CancellationToken cancel)
    {
        var known = stands.Rows(ToldRow);
        var begun = typed.Where(field => !string.IsNullOrWhiteSpace(field.Value)).Select(field => (Name: field.Key, Row: RowOf(field.Key)))
            .Where(field => field.Row?.Row == ToldRow && !known.Contains(field.Row.Value.Id)).ToList();
        var subjects = await db.SubjectsToTell(actor, workspace, [.. begun.Select(field => field.Row!.Value.Id).Distinct()], cancel);
        return [.. begun.Where(field => !subjects.Has(field.Row!.Value.Id)).Select(field => field.Name)];
    }

    /// <summary>
    /// The meeting is on record: each of its tellings is written on its commitment or concern, with the next save. What was told or changed
    /// meanwhile, or is not the reviewer's to tell, is left, and the meeting says so. Nothing is told twice.
    /// </summary>
    public static async Task TellAll(this PeaceCoordDb db, Consultation meeting, Actor actor, DateTimeOffset now, CancellationToken cancel)
    {
        var subjects = await db.SubjectsToTell(actor, meeting.WorkspaceId, [.. meeting.Tellings.Select(telling => telling.SubjectId)], cancel);
        foreach (var telling in meeting.Tellings)
            meeting.Settle(telling.SubjectId, subjects.Tell(telling, meeting, MissionTime.Today(meeting.Zone, now), now));
    }
}
