using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Forums;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.Forums;

/// <summary>What the form of a new forum offers: missions where the actor keeps forums, with the offices and sections of one.</summary>
public sealed class ForumChoices(Database database, ICurrentActor current) : IUseCase
{
    /// <param name="workspace">Null for the first one.</param>
    /// <returns>Null for people who keep forums nowhere, or not there.</returns>
    public async Task<RecordPlaces?> Run(Guid? workspace, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<ForumChoices>(actor, cancel);
        return await db.PlacesFor(actor, workspace, JointForumAccess.KeeperRoles, cancel);
    }
}

/// <summary>The recorded consultations that a meeting of a forum can be said to have been logged as, those of nearby days first.</summary>
public sealed class ForumConsultations(Database database, ICurrentActor current) : IUseCase
{
    public const int Most = 40;

    /// <summary>Days after the meeting.</summary>
    private const int Near = 7;

    /// <param name="on">The day of the meeting; null for the newest.</param>
    public async Task<IReadOnlyList<ForumConsultation>> Run(JointForumId id, DateOnly? on, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<ForumConsultations>(actor, cancel);
        var forum = await db.JointForums.AsNoTracking().VisibleTo(actor).Find(id, cancel);
        if (forum is null || !JointForumAccess.CanKeep(actor, forum))
            return [];

        var labels = JointForum.Labels.Where(label => label >= forum.Label).ToList();
        var held = db.Consultations.AsNoTracking().VisibleTo(actor).Where(c => c.WorkspaceId == forum.WorkspaceId && c.State == ConsultationState.Recorded && labels.Contains(c.Label) && c.HeldOn != null);
        DateOnly? last = on is { } day && day <= DateOnly.MaxValue.AddDays(-Near) ? day.AddDays(Near) : null;
        var near = last is null ? held : held.Where(c => c.HeldOn <= last);
        return await near.OrderByDescending(c => c.HeldOn).ThenBy(c => c.Id).Take(Most).Select(c => new ForumConsultation(c.Id.Value, c.Title ?? "", c.Reference, c.HeldOn!.Value)).ToListAsync(cancel);
    }
}

public sealed record ForumConsultation(Guid Id, string Title, string? Reference, DateOnly On);
