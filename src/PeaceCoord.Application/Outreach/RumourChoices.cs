using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Protection;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Outreach;

namespace PeaceCoord.Application.Outreach;

/// <summary>One rumour, and the drafts of the actor that it can become a concern of, those written on last first.</summary>
public sealed class RumourChoices(Database database, ICurrentActor current, Vault vault) : IUseCase
{
    public const int Most = 20;

    /// <returns>Null where the actor does not see the rumour or writes no consultations there.</returns>
    public async Task<RumourOffers?> Run(OutreachActivityId id, RumourId rumourId, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<RumourChoices>(actor, cancel);
        var activity = await db.OutreachActivities.AsNoTracking().VisibleTo(actor).FirstOrDefaultAsync(a => a.Id == id, cancel);
        if (activity?.Rumours.FirstOrDefault(heard => heard.Id == rumourId) is not { } rumour || !ConsultationAccess.CanWrite(actor, activity.WorkspaceId))
            return null;

        var me = actor.Id!.Value;
        var own = db.Consultations.VisibleTo(actor).Where(c => c.WorkspaceId == activity.WorkspaceId && c.AuthorId == me && (c.State == ConsultationState.Draft || c.State == ConsultationState.Returned)).Select(c => c.Id);
        var drafts = await db.ConsultationDrafts.AsNoTracking().Where(draft => draft.AuthorId == me && own.Contains(draft.ConsultationId)).OrderByDescending(draft => draft.SavedAt).Take(Most).ToListAsync(cancel);
        var keys = await vault.KeysOf(db, [.. drafts.Select(draft => draft.ConsultationId.Value)], cancel);
        return new RumourOffers(activity.Channel, activity.On, activity.Label, rumour.Theme, rumour.Words, [.. drafts.Where(draft => keys.ContainsKey(draft.ConsultationId.Value)).Select(draft => Named(draft.ConsultationId, Drafts.Open(keys[draft.ConsultationId.Value], draft)))]);
    }

    private static DraftToGoOn Named(ConsultationId id, DraftFields fields) =>
        new(id.Value, fields[DraftFieldNames.Title], DateOnly.TryParseExact(fields[DraftFieldNames.Date], "yyyy-MM-dd", out var day) ? day : null);
}

public sealed record RumourOffers(OutreachChannel Channel, DateOnly On, Domain.People.Label Label, ConcernTheme Theme, string Words, IReadOnlyList<DraftToGoOn> Drafts);

/// <param name="Title">Empty while nothing was typed.</param>
public sealed record DraftToGoOn(Guid Id, string Title, DateOnly? On);
