using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Agreements;
using PeaceCoord.Application.Audit;
using PeaceCoord.Application.Commitments;
using PeaceCoord.Application.Communities;
using PeaceCoord.Application.Forums;
using PeaceCoord.Application.Outreach;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Protection;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Forums;
using PeaceCoord.Domain.Outreach;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Consultations;

/// <summary>
/// What in texts that somebody is about to save looks like a way to reach a person, or names one, by the rule of the editor: only names that the author
/// may open anyway, of the leaders and communities that the texts are about and of the author's own contacts. Each name that is pointed out leaves an entry
/// with the leader; what the form says was pointed out before is not pointed out again, so that no guess is answered without an entry. It warns and refuses nothing.
/// </summary>
public sealed class LookAtTexts(Database database, ICurrentActor current, Vault vault) : IUseCase
{
    public async Task<IReadOnlyList<FoundDetail>> Run(TextsToLookAt texts, CancellationToken cancel)
    {
        var typed = texts.Texts.Where(text => !string.IsNullOrWhiteSpace(text.Text)).ToList();
        if (typed.Count == 0)
            return [];
        var found = typed.SelectMany(text => PersonalDetails.In(text.Text).Select(one => new FoundDetail(text.Name, one.Kind, one.Text))).Where(detail => !texts.WasShown(detail)).ToList();
        var actor = await current.Get(cancel);
        if (actor.Id is null || actor.Workspaces.Count == 0)
            return [.. found.Distinct()];

        await using var db = await database.Open<LookAtTexts>(actor, cancel);
        var about = await About(db, actor, texts, cancel);
        foreach (var workspace in actor.Workspaces)
        {
            var names = await db.NamesToMind(vault, actor, workspace, about.Leaders, about.Communities, cancel);
            var named = typed.SelectMany(text => names.In(text.Text).Select(one => (one.Leader, Detail: new FoundDetail(text.Name, PersonalDetail.ProtectedName, one.Text)))).Where(one => !texts.WasShown(one.Detail)).ToList();
            found.AddRange(named.Select(one => one.Detail));
            foreach (var leader in named.Select(one => one.Leader).Distinct())
                db.Acts.Add(new Act(db.Acting!.Act, nameof(Leader), leader.Value, workspace.Value, null, ["Name"]));
        }

        if (db.Acts.Count > 0)
            await db.Save(cancel);
        return [.. found.Distinct()];
    }

    /// <summary>Whom the texts are about: as the form says, and as the record does that they are written on, as far as the actor sees them.</summary>
    private static async Task<(IReadOnlyList<LeaderId> Leaders, IReadOnlyList<CommunityId> Communities)> About(PeaceCoordDb db, Actor actor, TextsToLookAt texts, CancellationToken cancel)
    {
        var leaders = texts.Leaders.Select(id => new LeaderId(id)).ToList();
        var communities = texts.Communities.Select(id => new CommunityId(id)).ToList();
        if (texts.About is { } record)
        {
            communities.Add(new CommunityId(record));
            if (await db.JointForums.AsNoTracking().VisibleTo(actor).Find(new JointForumId(record), cancel) is { } forum)
            {
                leaders.AddRange(forum.Members.Select(member => member.LeaderId).OfType<LeaderId>());
                communities.AddRange(forum.Members.Select(member => member.CommunityId).OfType<CommunityId>());
            }
            else if (await db.OutreachActivities.AsNoTracking().VisibleTo(actor).FirstOrDefaultAsync(a => a.Id == new OutreachActivityId(record), cancel) is { } activity)
            {
                communities.AddRange(activity.Communities.Select(id => new CommunityId(id)));
            }
            else if (await HeldAt(db, actor, record, cancel) is { } held && await db.Consultations.AsNoTracking().VisibleTo(actor).Find(held, cancel) is { } consultation)
            {
                leaders.AddRange(consultation.Leaders.Select(met => met.LeaderId));
                communities.AddRange(consultation.Communities.Select(met => met.CommunityId));
            }
        }

        var seen = await db.Communities.Where(CommunityAccess.VisibleTo(actor)).Where(c => communities.Contains(c.Id)).Select(c => c.Id).ToListAsync(cancel);
        return (leaders, seen);
    }

    /// <summary>The consultation that a commitment or an agreement is of; else what is named, as a consultation.</summary>
    private static async Task<ConsultationId?> HeldAt(PeaceCoordDb db, Actor actor, Guid record, CancellationToken cancel)
    {
        var (commitment, agreement) = (new CommitmentId(record), new Domain.Agreements.LocalAgreementId(record));
        if (await db.Commitments.AsNoTracking().Where(CommitmentAccess.VisibleTo(actor)).Where(c => c.Id == commitment).Select(c => new { c.ConsultationId }).FirstOrDefaultAsync(cancel) is { } promised)
            return promised.ConsultationId;
        if (await db.LocalAgreements.AsNoTracking().Where(Domain.Agreements.LocalAgreementAccess.VisibleTo(actor)).Where(a => a.Id == agreement).Select(a => new { a.ConsultationId }).FirstOrDefaultAsync(cancel) is { } signed)
            return signed.ConsultationId;
        return new ConsultationId(record);
    }
}

/// <summary>Texts of a form, and whom they are about.</summary>
/// <param name="Texts">Each with the name of its field.</param>
/// <param name="About">The forum, outreach activity, consultation, commitment, agreement or community that they are written on; null for a new one.</param>
/// <param name="Shown">What was pointed out in this form before, by <see cref="Sign"/>, as the browser says: it is not told again.</param>
public sealed record TextsToLookAt(IReadOnlyList<(string Name, string Text)> Texts, Guid? About, IReadOnlyList<Guid> Leaders, IReadOnlyList<Guid> Communities, IReadOnlyCollection<string> Shown)
{
    public bool WasShown(FoundDetail found) => Shown.Contains(Sign(found));

    public static string Sign(FoundDetail found) => $"{found.Kind}:{found.Text}";
}
