using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Audit;
using PeaceCoord.Application.Communities;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Sharing;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Oversight;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Oversight;

/// <summary>Incidents of the actor's missions, what is frozen first.</summary>
public sealed class ListIncidents(Database database, ICurrentActor current) : IUseCase
{
    public const int PageSize = 50;

    public async Task<Result<Part<IncidentRow>>> Run(int? page, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        if (actor.WorkspacesAs(OversightAccess.IncidentRoles).Count == 0)
            return Refusal.NotFound;
        await using var db = await database.Open<ListIncidents>(actor, cancel);
        var found = db.Incidents.AsNoTracking().Where(OversightAccess.IncidentsVisibleTo(actor));
        var count = await found.CountAsync(cancel);
        var number = Part.At(page, count, PageSize);
        var rows = found.OrderBy(i => i.ReleasedAt != null).ThenByDescending(i => i.FrozenAt).ThenBy(i => i.Id).Skip((number - 1) * PageSize).Take(PageSize);
        return new Part<IncidentRow>(await db.Rows(rows, cancel), count, number);
    }
}

/// <summary>
/// One incident, to be printed: what happened, what was found out, who looked at the record since a day (as the audit trail has it) and who could have (by the rules of access, as if it
/// were not frozen).
/// </summary>
public sealed class ViewIncident(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    /// <summary>How many looks a page has.</summary>
    public const int PageSize = 100;

    /// <param name="since">From this day on, on the mission's clocks; null for the thirty days before it was frozen.</param>
    /// <param name="page">Of the looks.</param>
    public async Task<Result<IncidentView>> Run(IncidentId id, DateOnly? since, int? page, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<ViewIncident>(actor, cancel);
        if (await db.Incidents.AsNoTracking().Where(OversightAccess.IncidentsVisibleTo(actor)).SingleOrDefaultAsync(i => i.Id == id, cancel) is not { } incident)
            return Refusal.NotFound;

        var of = new ConsultationId(incident.RecordId);
        var met = incident.Of == FrozenKind.Consultation ? await db.Consultations.AsNoTracking().SingleAsync(c => c.Id == of, cancel) : null;
        var leader = incident.Of == FrozenKind.Leader ? await db.Leaders.AsNoTracking().SingleAsync(l => l.Id == new LeaderId(incident.RecordId), cancel) : null;
        var workspace = await db.Workspaces.AsNoTracking().SingleAsync(w => w.Id == incident.WorkspaceId, cancel);
        var zone = met?.Zone ?? workspace.TimeZone;
        var day = since ?? MissionTime.Today(zone, incident.FrozenAt).AddDays(-30);
        var begins = MissionTime.StartOf(day, zone);
        var acts = Looking.Acts.Keys.ToList();
        // What was made of it has entries of its own: files of its commitments, shares.
        var ofIt = met is null ? [incident.RecordId] : await db.WithWhatWasMadeOfIt(of, cancel);
        var looked = db.AuditEntries.AsNoTracking().Where(entry => entry.At >= begins && acts.Contains(entry.Act) && entry.RecordId != null && ofIt.Contains(entry.RecordId.Value));
        var count = await looked.CountAsync(cancel);
        var number = Part.At(page, count, PageSize);
        var entries = await looked.OrderByDescending(entry => entry.Sequence).Skip((number - 1) * PageSize).Take(PageSize).ToListAsync(cancel);
        var names = await db.NamesOf(
            [.. entries.Select(entry => entry.ActorId).OfType<Guid>().Select(by => new AccountId(by)), .. incident.Notes.Select(note => note.By), .. new[] { incident.ReleaseAskedBy, incident.ReleasedBy }.OfType<AccountId>()], cancel);
        var requests = await db.LabelRequests.AsNoTracking().Where(r => r.RecordId == incident.RecordId && r.State == LabelRequestState.Waiting).ToListAsync(cancel);
        var members = await db.Members(incident.WorkspaceId, clock.GetUtcNow(), cancel);
        var readers = members.Select(member => met is not null ? member.WhyIfNotFrozen(met, requests) : member.WhyIfNotFrozen(leader!)).OfType<ReaderRow>().ToList();
        var isOpen = incident.ReleasedAt is null;
        return new IncidentView
        {
            Row = (await db.Rows(db.Incidents.AsNoTracking().Where(i => i.Id == id), cancel)).Single(),
            What = incident.What,
            Notes = [.. incident.Notes.OrderBy(note => note.At).Select(note => new IncidentNoteRow(note.At, names.GetValueOrDefault(note.By, ""), note.Text))],
            ReleaseReason = incident.ReleaseReason,
            ReleaseAskedBy = incident.ReleaseAskedBy is { } asked ? names.GetValueOrDefault(asked) : null,
            ReleasedBy = incident.ReleasedBy is { } released ? names.GetValueOrDefault(released) : null,
            Since = day,
            Looks = new Part<LookupRow>(await db.Told(actor, entries, names, cancel), count, number),
            Readers = readers,
            Offices = workspace.FieldOffices.ToDictionary(office => office.Id, office => office.Name),
            Version = incident.Version,
            CanOpen = met?.FrozenSince is not null && OversightAccess.CanOpenFrozen(actor, met),
            CanAsk = isOpen,
            CanRelease = isOpen && incident.ReleaseAskedBy is { } first && first != actor.Id,
        };
    }
}

/// <param name="Reference">Of a leader the code.</param>
public sealed record IncidentRow(IncidentId Id, FrozenKind Of, string Reference, Label Label, string Zone, string FrozenBy, DateTimeOffset FrozenAt, DateTimeOffset? ReleasedAt, bool IsReleaseAsked);

public sealed record IncidentNoteRow(DateTimeOffset At, string By, string Text);

public sealed record IncidentView
{
    public required IncidentRow Row { get; init; }

    public required string What { get; init; }

    public required IReadOnlyList<IncidentNoteRow> Notes { get; init; }

    public required string? ReleaseReason { get; init; }

    public required string? ReleaseAskedBy { get; init; }

    public required string? ReleasedBy { get; init; }

    /// <summary>The first day of what is listed.</summary>
    public required DateOnly Since { get; init; }

    /// <summary>Who looked, latest first; <see cref="ViewIncident.PageSize"/> a page.</summary>
    public required Part<LookupRow> Looks { get; init; }

    /// <summary>Who could see it, were it not frozen.</summary>
    public required IReadOnlyList<ReaderRow> Readers { get; init; }

    public required IReadOnlyDictionary<FieldOfficeId, string> Offices { get; init; }

    public required int Version { get; init; }

    public required bool CanOpen { get; init; }

    public required bool CanAsk { get; init; }

    /// <summary>Whether the reader may be the second person.</summary>
    public required bool CanRelease { get; init; }
}

internal static class IncidentRows
{
    public static async Task<IReadOnlyList<IncidentRow>> Rows(this PeaceCoordDb db, IQueryable<Incident> found, CancellationToken cancel)
    {
        var incidents = await found.ToListAsync(cancel);
        var names = await db.NamesOf([.. incidents.Select(i => i.FrozenBy)], cancel);
        var ids = incidents.Where(i => i.Of == FrozenKind.Consultation).Select(i => new ConsultationId(i.RecordId)).ToList();
        var people = incidents.Where(i => i.Of == FrozenKind.Leader).Select(i => new LeaderId(i.RecordId)).ToList();
        var records = (await db.Consultations.AsNoTracking().Where(c => ids.Contains(c.Id)).Select(c => new { Id = c.Id.Value, c.Reference, c.Label, c.Zone }).ToListAsync(cancel))
            .Concat(people.Count == 0 ? [] : await db.Leaders.AsNoTracking().Where(l => people.Contains(l.Id))
                .Join(db.Workspaces, l => l.WorkspaceId, w => w.Id, (l, w) => new { Id = l.Id.Value, Reference = (string?)l.Code, Label = CommunityAccess.ForLeaders, Zone = w.TimeZone }).ToListAsync(cancel))
            .ToDictionary(record => record.Id);
        return [.. incidents.Select(i => (i, Record: records[i.RecordId])).Select(row => new IncidentRow(
            row.i.Id, row.i.Of, row.Record.Reference ?? "", row.Record.Label, row.Record.Zone, names.GetValueOrDefault(row.i.FrozenBy, ""), row.i.FrozenAt, row.i.ReleasedAt,
            row.i.ReleaseAskedBy is not null && row.i.ReleasedAt is null))];
    }
}
