using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Commitments;
using PeaceCoord.Application.Communities;
using PeaceCoord.Application.Missions;
using PeaceCoord.Application.Organisations;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Places;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Consultations;

/// <summary>What the forms of a workspace offer to choose from: workspaces one writes in, offices, sections, colleagues, tasks.</summary>
public sealed class EditorChoices(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    /// <summary>Of each kind of record, at most so many are offered.</summary>
    private const int Most = 300;

    /// <param name="workspace">Null for the first one the actor writes in.</param>
    /// <param name="language">Of the names of places and communities.</param>
    /// <returns>Null for people who write nowhere.</returns>
    public async Task<Choices?> Run(Guid? workspace, string language, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        var own = actor.WorkspacesAs(ConsultationAccess.Writers);
        if (own.Count == 0 || (workspace is not null && own.All(w => w.Value != workspace)))
            return null;

        var id = workspace is { } chosen ? new WorkspaceId(chosen) : own[0];
        var now = clock.GetUtcNow();
        await using var db = await database.Open<EditorChoices>(actor, cancel);
        var place = await db.Workspaces.AsNoTracking().FirstAsync(w => w.Id == id, cancel);
        var workspaces = await db.Workspaces.AsNoTracking().Where(w => own.Contains(w.Id)).Select(w => new Choice(w.Id.Value.ToString(), w.Name)).ToListAsync(cancel);
        var members = await db.Memberships.AsNoTracking()
            .Where(m => m.WorkspaceId == id && m.From <= now && (m.Until == null || m.Until > now))
            .Select(m => new { m.AccountId, m.Role })
            .ToListAsync(cancel);
        var names = await db.NamesOf([.. members.Select(m => m.AccountId)], cancel);
        var tasks = await db.MandateTasks.AsNoTracking().OrderBy(t => t.Order).Select(t => new TaskChoice(t.Code, t.Label, t.LabelFrench)).ToListAsync(cancel);
        return new Choices(
            workspaces,
            place.DefaultLabel,
            [.. place.FieldOffices.OrderBy(o => o.Name, StringComparer.CurrentCulture).Select(o => new Choice(o.Id.Value.ToString(), o.Name))],
            [.. place.Sections.OrderBy(s => s.Name, StringComparer.CurrentCulture).Select(s => new Choice(s.Id.Value.ToString(), s.Name))],
            [.. names.OrderBy(n => n.Value, StringComparer.CurrentCulture).Select(n => new Choice(n.Key.Value.ToString(), n.Value))],
            tasks,
            actor.Id!.Value.Value.ToString())
        {
            Communities = await Communities(db, id, actor, language, cancel),
            Organisations = await db.Organisations.AsNoTracking().VisibleTo(actor).OrderBy(o => o.SearchNames).Take(Most).Select(o => new Choice(o.Id.Value.ToString(), o.LegalName)).ToListAsync(cancel),
            Leaders = await db.Leaders.AsNoTracking().Where(CommunityAccess.LeadersVisibleTo(actor)).Where(l => l.WorkspaceId == id).OrderBy(l => l.Code).Take(Most).Select(l => new Choice(l.Id.Value.ToString(), l.Code)).ToListAsync(cancel),
            Areas = await Areas(db, language, cancel),
        };
    }

    private static async Task<IReadOnlyList<Choice>> Communities(PeaceCoordDb db, WorkspaceId id, Actor actor, string language, CancellationToken cancel)
    {
        var ids = await db.Communities.AsNoTracking().Where(CommunityAccess.VisibleTo(actor)).Where(c => c.WorkspaceId == id).Take(Most).Select(c => c.Id).ToListAsync(cancel);
        var names = await db.CommunityNames(ids, language, cancel);
        return [.. names.Select(n => new Choice(n.Key.Value.ToString(), n.Value.Text)).OrderBy(c => c.Text, StringComparer.CurrentCulture)];
    }

    private static async Task<IReadOnlyList<Choice>> Areas(PeaceCoordDb db, string language, CancellationToken cancel)
    {
        var areas = await db.Areas.AsNoTracking().AsSingleQuery().OrderBy(a => a.PCode).Take(Most).ToListAsync(cancel);
        return [.. areas.Select(a => new Choice(a.PCode, a.Names.FirstOrDefault(n => n.Language == language)?.Text ?? (a.Names.Count > 0 ? a.Names[0].Text : a.PCode)))];
    }
}

public sealed record Choice(string Value, string Text);

public sealed record TaskChoice(string Code, string English, string French);

/// <param name="Members">Everybody who is staff of the workspace now.</param>
/// <param name="Me">The actor's account.</param>
public sealed record Choices(
    IReadOnlyList<Choice> Workspaces,
    Domain.People.Label DefaultLabel,
    IReadOnlyList<Choice> Offices,
    IReadOnlyList<Choice> Sections,
    IReadOnlyList<Choice> Members,
    IReadOnlyList<TaskChoice> Tasks,
    string Me)
{
    public IReadOnlyList<Choice> Communities { get; init; } = [];

    public IReadOnlyList<Choice> Organisations { get; init; } = [];

    public IReadOnlyList<Choice> Leaders { get; init; } = [];

    public IReadOnlyList<Choice> Areas { get; init; } = [];
}
