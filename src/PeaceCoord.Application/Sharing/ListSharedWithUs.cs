using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Organisations;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Sharing;

namespace PeaceCoord.Application.Sharing;

/// <summary>What missions share with the actor's organisations now; empty for everybody else.</summary>
public sealed class ListSharedWithUs(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<IReadOnlyList<SharedRow>> Run(CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        if (actor.Organisations.Count == 0)
            return [];

        await using var db = await database.Open<ListSharedWithUs>(actor, cancel);
        var shares = await db.SharesOpenTo(actor, clock.GetUtcNow()).AsNoTracking().OrderByDescending(s => s.SharedAt).ToListAsync(cancel);
        var ids = shares.ConvertAll(s => s.ConsultationId);
        var records = await db.SharedConsultations(actor).AsNoTracking().Where(c => ids.Contains(c.Id)).Select(c => new { c.Id, c.Title, WordsWait = c.ReadAgainSince != null }).ToDictionaryAsync(c => c.Id, cancel);
        var missions = await db.Workspaces.AsNoTracking().Select(w => new { w.Id, w.Name }).ToDictionaryAsync(w => w.Id, w => w.Name, cancel);
        var own = await db.Organisations.AsNoTracking().VisibleTo(actor).Where(o => actor.Organisations.Contains(o.Id)).Select(o => new { o.Id, o.LegalName }).ToDictionaryAsync(o => o.Id, o => o.LegalName, cancel);
        return
        [
            .. shares.Where(s => records.ContainsKey(s.ConsultationId)).Select(s => (Share: s, Open: Reading.Open(s, records[s.ConsultationId].WordsWait))).Where(s => s.Open.Count > 0).Select(s => new SharedRow(
                s.Share.Id.Value,
                missions.GetValueOrDefault(s.Share.WorkspaceId, ""),
                own.GetValueOrDefault(s.Share.OrganisationId, ""),
                s.Open.Contains(SharedSection.Meeting) ? s.Share.Read(TextsToShare.TitleOf(records[s.Share.ConsultationId].Title)) : null,
                s.Share.ReadPurpose(),
                s.Open,
                s.Share.SharedAt,
                s.Share.Until)),
        ];
    }
}

/// <param name="Organisation">Which of the reader's organisations it was shared with.</param>
/// <param name="Title">Only where the section that holds it is shared.</param>
public sealed record SharedRow(Guid Id, string Mission, string Organisation, ReadText? Title, ReadText Purpose, IReadOnlyList<SharedSection> Sections, DateTimeOffset SharedAt, DateOnly Until);
