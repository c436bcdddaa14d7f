using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Communities;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Protection;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Commitments;

/// <summary>What one person leaves behind in a mission, as far as the reader may see it.</summary>
public sealed record HandoverSheet(WorkspaceId Mission, string MissionName, AccountId Person, string Name, DateOnly Today)
{
    /// <summary>Meetings in their name that are planned, being written, or wait for a review.</summary>
    public required IReadOnlyList<HandoverDraft> Drafts { get; init; }

    /// <summary>Drafts that only they read.</summary>
    public required int SealedDrafts { get; init; }

    /// <summary>What they follow up and is not closed; the oldest promise first.</summary>
    public required IReadOnlyList<HandoverCommitment> Open { get; init; }

    /// <summary>Whom they met, the last first.</summary>
    public required IReadOnlyList<HandoverCommunity> Met { get; init; }

    /// <summary>Members who could follow something up in their place, by name.</summary>
    public required IReadOnlyList<(Guid Id, string Name)> Successors { get; init; }

    /// <summary>Done or declined, and the community was not told.</summary>
    public IEnumerable<HandoverCommitment> ToTell => Open.Where(commitment => commitment.DaysUntold is not null).OrderByDescending(commitment => commitment.DaysUntold);

    /// <summary>The highest label of what stands on it.</summary>
    public Label Label => Open.Select(commitment => commitment.Label).Concat(Drafts.Select(draft => draft.Label)).Append(Label.Restricted).Max();
}

/// <param name="Title">Null for a draft without one.</param>
public sealed record HandoverDraft(ConsultationId Id, string? Title, ConsultationState State, DateOnly? HeldOn, Label Label);

/// <param name="Communities">Whom it is owed to, as far as the reader sees them.</param>
/// <param name="ToTell">Those of them that are owed word.</param>
/// <param name="Age">Days since it was recorded.</param>
/// <param name="MayGive">Whether the reader may hand it over.</param>
public sealed record HandoverCommitment(CommitmentId Id, string Text, IReadOnlyList<SaidName> Communities, IReadOnlyList<SaidName> ToTell, DateOnly Due, int Age, CommitmentState State, Label Label, int DaysOverdue, int? DaysUntold, bool MayGive);

public sealed record HandoverCommunity(CommunityId Id, SaidName Name, int Times, DateOnly? Last);

internal static class HandoverReading
{
    /// <summary>Longest list of communities on a sheet.</summary>
    private const int MostCommunities = 100;

    private static readonly ConsultationState[] Unfinished = [ConsultationState.Planned, ConsultationState.Postponed, ConsultationState.Draft, ConsultationState.Submitted, ConsultationState.Returned];

    /// <summary>Null where the actor may not see it, or the person never was a member there.</summary>
    public static async Task<HandoverSheet?> HandoverOf(this PeaceCoordDb db, Vault vault, Actor actor, WorkspaceId workspace, AccountId person, string language, DateTimeOffset now, CancellationToken cancel)
    {
        if (!CommitmentAccess.CanSeeHandover(actor, workspace, person) || !await db.Memberships.AsNoTracking().AnyAsync(m => m.WorkspaceId == workspace && m.AccountId == person, cancel))
            return null;

        var mission = await db.Workspaces.AsNoTracking().Where(w => w.Id == workspace).Select(w => new { w.Name, w.TimeZone }).SingleAsync(cancel);
        var today = MissionTime.Today(mission.TimeZone, now);
        var drafts = await Drafts(db, vault, actor, workspace, person, cancel);
        var members = await db.MembersOf(workspace, now, cancel);
        var names = await db.NamesOf([person, .. members.Where(m => CommitmentAccess.CanOwn(m.Role, Label.StrictlyConfidential, Label.Public, isNamed: false)).Select(m => m.Account)], cancel);
        return new HandoverSheet(workspace, mission.Name, person, names.GetValueOrDefault(person, ""), today)
        {
            Drafts = drafts,
            SealedDrafts = actor.Id == person ? 0 : await db.Consultations.AsNoTracking().CountAsync(c => c.WorkspaceId == workspace && c.AuthorId == person && c.State == ConsultationState.Draft, cancel),
            Open = await Open(db, actor, workspace, person, today, language, cancel),
            Met = await Met(db, actor, workspace, person, language, cancel),
            Successors = [.. names.Where(name => name.Key != person).OrderBy(name => name.Value, StringComparer.CurrentCulture).Select(name => (name.Key.Value, name.Value))],
        };
    }

    private static async Task<IReadOnlyList<HandoverDraft>> Drafts(PeaceCoordDb db, Vault vault, Actor actor, WorkspaceId workspace, AccountId person, CancellationToken cancel)
    {
        var rows = await db.Consultations.AsNoTracking().VisibleTo(actor).Where(c => c.WorkspaceId == workspace && c.AuthorId == person && Unfinished.Contains(c.State))
            .OrderBy(c => c.State).ThenBy(c => c.HeldOn).ThenBy(c => c.Id)
            .Select(c => new ConsultationRow { Id = c.Id, Title = c.Title, State = c.State, HeldOn = c.HeldOn, Label = c.Label, IsMine = c.AuthorId == actor.Id })
            .ToListAsync(cancel);
        await vault.NameDrafts(db, rows, actor, cancel);
        return [.. rows.Select(row => new HandoverDraft(row.Id, row.Title, row.State, row.HeldOn, row.Label))];
    }

    private static async Task<IReadOnlyList<HandoverCommitment>> Open(PeaceCoordDb db, Actor actor, WorkspaceId workspace, AccountId person, DateOnly today, string language, CancellationToken cancel)
    {
        var open = await db.Commitments.AsNoTracking().Where(CommitmentAccess.VisibleTo(actor)).Where(c => c.WorkspaceId == workspace && c.OwnerId == person && c.ClosedAt == null)
            .OrderBy(c => c.RecordedAt).ThenBy(c => c.Id).ToListAsync(cancel);
        var communities = await db.CommunityNames(actor, [.. open.SelectMany(c => c.Communities).Select(owed => owed.CommunityId)], language, cancel);
        return
        [
            .. open.Select(c => new HandoverCommitment(
                c.Id, c.Text, Named(c.Communities), Named(c.Communities.Where(owed => c.IsUntold && owed.ToldOn is null)), c.Due, ListCommitments.Age(c.RecordedAt, today), c.State, c.Label,
                ListCommitments.DaysOverdue(c.State, c.Due, c.ClosedAt, today), ListCommitments.DaysUntold(c.State, c.DeliveredOn, c.DeclinedOn, c.ToldOn, c.ClosedAt, today), CommitmentAccess.CanHandOver(actor, c))),
        ];

        IReadOnlyList<SaidName> Named(IEnumerable<OwedCommunity> owed) => [.. owed.Where(of => communities.ContainsKey(of.CommunityId)).Select(of => communities[of.CommunityId])];
    }

    private static async Task<IReadOnlyList<HandoverCommunity>> Met(PeaceCoordDb db, Actor actor, WorkspaceId workspace, AccountId person, string language, CancellationToken cancel)
    {
        var met = await db.Consultations.AsNoTracking().VisibleTo(actor).Where(c => c.WorkspaceId == workspace && c.AuthorId == person && c.State == ConsultationState.Recorded)
            .SelectMany(c => c.Communities.Select(part => new { part.CommunityId, c.HeldOn }))
            .GroupBy(part => part.CommunityId).Select(part => new { part.Key, Times = part.Count(), Last = part.Max(p => p.HeldOn) })
            .OrderByDescending(part => part.Last).Take(MostCommunities).ToListAsync(cancel);
        var names = await db.CommunityNames(actor, met.ConvertAll(part => part.Key), language, cancel);
        return [.. met.Where(part => names.ContainsKey(part.Key)).Select(part => new HandoverCommunity(part.Key, names[part.Key], part.Times, part.Last))];
    }
}
