using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Protection;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.Consultations;

/// <summary>What drafts are called in lists of their author.</summary>
internal static class DraftTitles
{
    /// <summary>A draft's title is sealed with its text; its author sees it.</summary>
    public static async Task NameDrafts(this Vault vault, PeaceCoordDb db, IReadOnlyList<ConsultationRow> rows, Actor actor, CancellationToken cancel)
    {
        var mine = rows.Where(row => row is { IsMine: true, State: ConsultationState.Draft }).ToDictionary(row => row.Id);
        if (actor.Id is not { } me || mine.Count == 0)
            return;

        var ids = mine.Keys.ToList();
        var drafts = await db.ConsultationDrafts.AsNoTracking().Where(d => d.AuthorId == me && ids.Contains(d.ConsultationId)).ToListAsync(cancel);
        var keys = await vault.KeysOf(db, [.. ids.Select(id => id.Value)], cancel);
        foreach (var draft in drafts.Where(d => keys.ContainsKey(d.ConsultationId.Value)))
        {
            var fields = Drafts.Open(keys[draft.ConsultationId.Value], draft);
            var row = mine[draft.ConsultationId];
            row.Title = fields[DraftFieldNames.Title] is { Length: > 0 } title ? title : row.Title;
            row.HeldOn = DateOnly.TryParseExact(fields[DraftFieldNames.Date], "yyyy-MM-dd", out var day) ? day : row.HeldOn;
        }
    }
}
