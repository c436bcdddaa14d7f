using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.Consultations;

/// <summary>What reviewers asked of the sections of a consultation, as its author and those who review read it.</summary>
internal static class SectionComments
{
    /// <summary>All of them, the latest round first and each round in the order of the sections. Nothing for those who may not see what was changed.</summary>
    public static IReadOnlyList<AskedView> AskedOf(this Consultation record, Actor actor, IReadOnlyDictionary<AccountId, string> names)
    {
        if (!ConsultationAccess.SeesChanges(actor, record))
            return [];
        var rounds = record.ReadableRounds(actor).OrderByDescending(review => review.At).ToList();
        return
        [
            .. rounds.SelectMany(review => record.Comments.Where(comment => comment.ReviewId == review.Id).OrderBy(comment => comment.Section)
                .Select(comment => new AskedView(comment.Id, comment.Section, comment.Text, comment.IsAnswered, names.GetValueOrDefault(review.By, ""), review.At))),
        ];
    }

    public static IEnumerable<Review> ReadableRounds(this Consultation record, Actor actor) =>
        record.Reviews.Where(review => review.Decision == ReviewDecision.Returned && ConsultationAccess.SeesReview(actor, record, review));
}

/// <summary>Something a reviewer asked of one section.</summary>
/// <param name="By">The reviewer.</param>
/// <param name="At">When it was sent back.</param>
public sealed record AskedView(SectionCommentId Id, EditorSection Section, string Text, bool IsAnswered, string By, DateTimeOffset At);
