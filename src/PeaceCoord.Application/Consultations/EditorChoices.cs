using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Commitments;
using PeaceCoord.Application.Missions;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Consultations;

/// <summary>What the forms of a workspace offer to choose from: workspaces one writes in, offices, sections, colleagues, tasks.</summary>
public sealed class EditorChoices(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    /// <param name="workspace">Null for the first one the actor writes in.</param>
    /// <returns>Null for people who write nowhere.</returns>
    public async Task<Choices?> Run(Guid? workspace, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        var own = actor.WorkspacesAs(ConsultationAccess.Writers);
        if (own.Count == 0 || (workspace is not null && own.All(w => w.Value != workspace)))
            return null;

        var id = workspace is { } chosen ? new WorkspaceId(chosen) : own[0];
        var now = clock.GetUtcNow();
        await using var db = await database.Open<EditorChoices>(actor, cancel);
        var workspaces = await db.Workspaces.AsNoTracking().AsSingleQuery().Where(w => own.Contains(w.Id)).OrderBy(w => w.Code).ToListAsync(cancel);
        var place = workspaces.First(w => w.Id == id);
        var members = await db.Memberships.AsNoTracking()
            .Where(m => m.WorkspaceId == id && m.From <= now && (m.Until == null || m.Until > now))
            .Select(m => new { m.AccountId, m.Role })
            .ToListAsync(cancel);
        var names = await db.NamesOf([.. members.Select(m => m.AccountId)], cancel);
        var tasks = await db.TasksNamed(cancel);
        return new Choices(
            [.. workspaces.Select(Workplace.Of)],
            place.DefaultLabel,
            [.. place.FieldOffices.OrderBy(o => o.Name, StringComparer.CurrentCulture).Select(o => new Choice(o.Id.Value.ToString(), o.Name))],
            [.. place.Sections.OrderBy(s => s.Name, StringComparer.CurrentCulture).Select(s => new Choice(s.Id.Value.ToString(), s.Name))],
            [.. names.OrderBy(n => n.Value, StringComparer.CurrentCulture).Select(n => new Choice(n.Key.Value.ToString(), n.Value))],
            tasks,
            [.. (await db.PromisersFor(actor, [], cancel)).Select(o => new Choice(o.Id.ToString(), o.Name))],
            actor.Id!.Value.Value.ToString());
    }
}

public sealed record Choice(string Value, string Text);

/// <param name="Workspaces">All that the actor writes in, each with its offices; the rest is of the one asked for.</param>
/// <param name="Members">Everybody who is staff of the workspace now.</param>
/// <param name="Organisations">That may have promised something.</param>
/// <param name="Me">The actor's account.</param>
public sealed record Choices(
    IReadOnlyList<Workplace> Workspaces,
    Label DefaultLabel,
    IReadOnlyList<Choice> Offices,
    IReadOnlyList<Choice> Sections,
    IReadOnlyList<Choice> Members,
    IReadOnlyList<TaskName> Tasks,
    IReadOnlyList<Choice> Organisations,
    string Me);
