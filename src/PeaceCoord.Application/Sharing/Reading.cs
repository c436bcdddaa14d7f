using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Sharing;

namespace PeaceCoord.Application.Sharing;

/// <summary>What people of organisations reach through shares.</summary>
internal static class Reading
{
    public static IQueryable<Consultation> SharedConsultations(this PeaceCoordDb db, Actor actor) => db.Consultations.Where(ConsultationAccess.SharedWith(actor));

    /// <summary>The sections that can be read through it now: no words while they wait to be read again after a withdrawal.</summary>
    public static IReadOnlyList<SharedSection> OpenOn(this Share share, Consultation record) => Open(share, record.ReadAgainSince is not null);

    public static IReadOnlyList<SharedSection> Open(Share share, bool wordsWait) => wordsWait ? [.. share.Sections.Where(section => !section.HoldsWords())] : share.Sections;

    /// <summary>Shares in force whose record may still be shared: one that was made Strictly confidential since is gone.</summary>
    public static IQueryable<Share> SharesOpenTo(this PeaceCoordDb db, Actor actor, DateTimeOffset now)
    {
        var shared = db.SharedConsultations(actor).Select(c => c.Id);
        return db.Shares.Where(ShareAccess.OpenTo(actor, now)).Where(s => shared.Contains(s.ConsultationId));
    }
}
