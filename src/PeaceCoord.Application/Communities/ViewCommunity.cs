using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Agreements;
using PeaceCoord.Application.Commitments;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.Forums;
using PeaceCoord.Application.Outreach;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Places;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Agreements;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Communities;

/// <summary>
/// A community and what became of what it asked: asked, promised, done, told, its answer. Concerns and promises are those the actor
/// may read, and so are the counts. A page of each part; a fixed number of queries, however many rows.
/// </summary>
public sealed class ViewCommunity(Database database, ICurrentActor current, KeptAnswers answers, TimeProvider clock) : IUseCase
{
    /// <summary>Rows of each part on a page.</summary>
    public const int PageSize = 20;

    /// <summary>So many agreements and outreach activities stand on the page; their lists hold all.</summary>
    public const int Handful = 5;

    public async Task<CommunityView?> Run(CommunityId id, string language, CancellationToken cancel, CommunityPages? pages = null)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<ViewCommunity>(actor, cancel);
        var community = await db.Communities.AsNoTracking().Where(CommunityAccess.VisibleTo(actor)).SingleOrDefaultAsync(c => c.Id == id, cancel);
        if (community is null)
            return null;

        var area = (await db.AreasTold([community.AreaPCode], language, cancel)).GetValueOrDefault(community.AreaPCode);
        var workspace = await db.Workspaces.AsNoTracking().SingleOrDefaultAsync(w => w.Id == community.WorkspaceId, cancel);
        var today = MissionTime.Today(workspace?.TimeZone ?? "UTC", clock.GetUtcNow());
        CommunityId? here = id;
        var chain = new CommunityChain(db, actor, id, today, language);
        var outline = await answers.Get(db, [community.WorkspaceId], actor, (id, today), () => ChainOutline.Read(db, chain, today, cancel), kept => kept.Size, cancel);
        var leaders = await db.Leaders.Where(CommunityAccess.LeadersVisibleTo(actor)).CountAsync(l => l.SpeaksFor.Any(link => link.CommunityId == id), cancel);
        var (promises, unpromised) = (outline.Promises, outline.Unpromised);
        var (promisesAt, concernsAt) = (Part.At(pages?.Promises, promises.Count, PageSize), Part.At(pages?.Concerns, unpromised.Count, PageSize));
        return new CommunityView
        {
            Id = id,
            WorkspaceId = community.WorkspaceId,
            Version = community.Version,
            Name = community.NameFor(language),
            Names = [.. community.Names.Select(n => new SaidName(n.Language, n.Text))],
            Kind = community.Kind,
            Area = area,
            AreaPCode = community.AreaPCode,
            FieldOfficeId = community.FieldOfficeId,
            FieldOffice = workspace?.FieldOffices.FirstOrDefault(o => o.Id == community.FieldOfficeId)?.Name,
            SeenWithUs = community.SeenWithUs,
            Notes = community.Notes,
            Today = today,
            Counts = outline.Counts,
            Promises = new Part<ChainPromise>(await chain.Read(OnPage(promises, promisesAt), cancel), promises.Count, promisesAt),
            Concerns = new Part<AskedConcern>(await Concerns(chain, OnPage(unpromised, concernsAt), cancel), unpromised.Count, concernsAt),
            Meetings = await Meetings(db, actor, outline.Meetings, pages?.Meetings, cancel),
            TimesMet = outline.TimesMet,
            FirstMet = outline.FirstMet,
            MeetingsSinceAnAnswer = outline.MeetingsSinceAnAnswer,
            Leaders = leaders,
            Forums = await db.JointForums.AsNoTracking().VisibleTo(actor).Where(forum => forum.EndedOn == null && forum.Members.Any(member => member.CommunityId == here && !member.IsFormer))
                .OrderBy(forum => forum.Name).ThenBy(forum => forum.Id).Select(forum => new CommunityForum(forum.Id.Value, forum.Name, forum.Label)).ToListAsync(cancel),
            Agreements = await db.LocalAgreements.AsNoTracking().Where(LocalAgreementAccess.VisibleTo(actor)).SignedWith(db, actor, id)
                .OrderByDescending(agreement => agreement.SignedOn).ThenBy(agreement => agreement.Id).Take(Handful)
                .Select(agreement => new CommunityAgreement(agreement.Id.Value, agreement.Title, agreement.SignedOn, agreement.Breaches.Count(breach => breach.SettledOn == null), agreement.Label)).ToListAsync(cancel),
            Outreach = await db.OutreachActivities.AsNoTracking().VisibleTo(actor).For(community, await db.WithAllAbove(community.AreaPCode, cancel))
                .OrderByDescending(activity => activity.On).ThenBy(activity => activity.Id).Take(Handful)
                .Select(activity => new CommunityOutreach(activity.Id.Value, activity.Channel, activity.Message, activity.On, activity.Until, activity.Label)).ToListAsync(cancel),
            CanCorrect = CommunityAccess.CanWrite(actor, community),
            CanConsult = ConsultationAccess.CanWrite(actor, community.WorkspaceId),
        };
    }

    private static List<T> OnPage<T>(IReadOnlyList<T> all, int page) => [.. all.Skip((page - 1) * PageSize).Take(PageSize)];

    private static async Task<IReadOnlyList<AskedConcern>> Concerns(CommunityChain chain, List<ConcernId> some, CancellationToken cancel) => some.Count == 0
        ? []
        : await chain.Read(chain.Concerns.Where(raised => some.Contains(raised.Concern.Id)).OrderByDescending(raised => raised.On).ThenBy(raised => raised.MeetingId).ThenBy(raised => raised.Concern.Order), cancel);

    private static async Task<Part<CommunityMeeting>> Meetings(PeaceCoordDb db, Actor actor, IReadOnlyList<ConsultationId> shown, int? page, CancellationToken cancel)
    {
        var at = Part.At(page, shown.Count, PageSize);
        var ids = OnPage(shown, at);
        var rows = ids.Count == 0 ? [] : await db.Consultations.AsNoTracking().VisibleTo(actor).Where(c => ids.Contains(c.Id)).OrderByDescending(c => c.HeldOn).ThenBy(c => c.Id)
            .Select(c => new CommunityMeeting(c.Id, c.Title ?? "", c.Reference, c.Kind, c.State, c.HeldOn, c.Label, c.Concerns.Count))
            .ToListAsync(cancel);
        return new Part<CommunityMeeting>(rows, shown.Count, at);
    }
}

/// <summary>Which page of each part is shown; the first where none is asked for, the last where there are fewer.</summary>
public sealed record CommunityPages(int? Promises = null, int? Concerns = null, int? Meetings = null);
