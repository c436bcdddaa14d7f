using PeaceCoord.Domain.People;

namespace PeaceCoord.Domain.Consultations;

/// <summary>Those whom a submitted consultation waits for.</summary>
public enum ReviewedBy
{
    OfficersOfTheOffice,

    /// <summary>Its office has no second officer.</summary>
    SectionHeads,

    /// <summary>The mission has no head of section who may either.</summary>
    OfficersElsewhere,

    /// <summary>No officer or section head may read it but its author.</summary>
    Nobody,
}

/// <summary>
/// Whom a submitted consultation waits for: another officer of its field office (or of all offices), and where there is none, the mission's
/// section heads. A membership names no section, so that any of them who may review it is asked, of whatever section the consultation is. Waiting for somebody keeps nobody out: each officer and section head who may review it still may.
/// </summary>
public sealed record ReviewRoute(ReviewedBy By, IReadOnlyList<AccountId> People)
{
    /// <param name="members">Memberships of the mission in force.</param>
    /// <param name="record">What decides about the consultation; whether somebody is named is asked of <paramref name="named"/>.</param>
    /// <param name="named">Who reads it when it is Strictly confidential.</param>
    public static ReviewRoute Of(IEnumerable<(AccountId Account, Standing Standing)> members, Labelled record, AccountId author, IReadOnlyCollection<AccountId> named)
    {
        var may = members.Where(m => m.Account != author && ConsultationAccess.Reviewers.Contains(m.Standing.Role) && m.Standing.Opens(record with { IsNamed = named.Contains(m.Account) })).ToList();
        var officers = may.Where(m => m.Standing.Role == Role.Officer).ToList();
        var here = Accounts(officers.Where(m => m.Standing.FieldOfficeId is not { } office || office == record.FieldOfficeId));
        if (here.Count > 0)
            return new ReviewRoute(ReviewedBy.OfficersOfTheOffice, here);
        var heads = Accounts(may.Where(m => m.Standing.Role == Role.SectionHead));
        if (heads.Count > 0)
            return new ReviewRoute(ReviewedBy.SectionHeads, heads);
        return officers.Count > 0 ? new ReviewRoute(ReviewedBy.OfficersElsewhere, Accounts(officers)) : new ReviewRoute(ReviewedBy.Nobody, []);
    }

    private static IReadOnlyList<AccountId> Accounts(IEnumerable<(AccountId Account, Standing Standing)> members) => [.. members.Select(m => m.Account).Distinct()];
}
