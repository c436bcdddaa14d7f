using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Audit;
using PeaceCoord.Application.Calendars;
using PeaceCoord.Application.Commitments;
using PeaceCoord.Application.Communities;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.Organisations;
using PeaceCoord.Application.Outreach;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Reporting;
using PeaceCoord.Application.Sharing;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Files;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Sharing;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Oversight;

/// <summary>
/// Who looked at what in a mission, latest first, as the audit trail has it: identities revealed, leaders found by their names or
/// named in a text, sheets printed, files taken, records opened for a request or in an emergency, reports made, calendars fetched, shares read. For the focal point; records by reference or code, people of organisations by nobody's name.
/// </summary>
public sealed class ListLookups(Database database, ICurrentActor current) : IUseCase
{
    public const int PageSize = 50;

    public async Task<Result<Lookups>> Run(LookupFilter filter, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        var own = actor.WorkspacesAs(Role.DataFocalPoint);
        if (own.Count == 0)
            return Refusal.NotFound;
        await using var db = await database.Open<ListLookups>(actor, cancel);
        var workspaces = await db.Workspaces.AsNoTracking().IgnoreAutoIncludes().Where(w => own.Contains(w.Id)).OrderBy(w => w.Code).Select(w => new { w.Id, w.Code, w.Name, w.TimeZone }).ToListAsync(cancel);
        if (workspaces.Find(w => filter.Mission is null || w.Code == filter.Mission) is not { } workspace)
            return Refusal.NotFound;

        var records = filter.Record is null ? [] : await db.RecordsNamed(actor, workspace.Id, filter.Record, cancel);
        var acts = filter.How is { } how ? Looking.Acts.Where(act => act.Value == how).Select(act => act.Key).ToList() : [.. Looking.Acts.Keys];
        var within = workspace.Id.Value;
        var whileWriting = filter.How is null or LookedHow.PointedOut ? Looking.WhileWriting : [];
        var found = db.AuditEntries.AsNoTracking().Where(entry => entry.WorkspaceId == within && (acts.Contains(entry.Act) || (entry.RecordKind == nameof(Leader) && whileWriting.Contains(entry.Act))));
        if (filter.Record is not null)
            found = found.Where(entry => entry.RecordId != null && records.Contains(entry.RecordId.Value));
        if (filter.Person is { } person)
            found = found.Where(entry => entry.ActorId == person);
        if (filter.From is { } first)
        {
            var begins = MissionTime.StartOf(first, workspace.TimeZone);
            found = found.Where(entry => entry.At >= begins);
        }

        if (filter.To is { } last)
        {
            var ends = MissionTime.EndOf(last, workspace.TimeZone);
            found = found.Where(entry => entry.At < ends);
        }

        var count = await found.CountAsync(cancel);
        var number = Part.At(filter.Page, count, PageSize);
        var entries = await found.OrderByDescending(entry => entry.Sequence).Skip((number - 1) * PageSize).Take(PageSize).ToListAsync(cancel);
        // Whoever was a member once may have looked, too.
        var staff = await db.Memberships.AsNoTracking().Where(m => m.WorkspaceId == workspace.Id).Select(m => m.AccountId).Distinct().ToListAsync(cancel);
        var names = await db.NamesOf(staff, cancel);
        return new Lookups(
            workspace.Code, workspace.Name, workspace.TimeZone, [.. workspaces.Select(w => (w.Code, w.Name))], [.. names.OrderBy(name => name.Value, StringComparer.CurrentCulture).Select(name => (name.Key.Value, name.Value))],
            await db.Told(actor, entries, names, cancel), count, number);
    }
}

/// <summary>What the address says.</summary>
public sealed record LookupFilter
{
    /// <summary>The code of the mission; null for the first the actor watches over.</summary>
    public string? Mission { get; init; }

    /// <summary>The account of who looked.</summary>
    public Guid? Person { get; init; }

    /// <summary>A consultation's reference or a leader's code.</summary>
    public string? Record { get; init; }

    public LookedHow? How { get; init; }

    /// <summary>The first day, on the mission's clocks.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day, included.</summary>
    public DateOnly? To { get; init; }

    public int? Page { get; init; }
}

/// <summary>Ways of looking that leave an entry in the audit trail.</summary>
public enum LookedHow
{
    Revealed,
    Printed,
    TookFile,
    OpenedForRequest,

    /// <summary>Opened while it was frozen after an incident.</summary>
    OpenedFrozen,
    ReadInEmergency,
    MadeReport,
    FetchedCalendar,
    ReadShare,
    FoundByName,

    /// <summary>The portal pointed a leader's name out in what somebody wrote.</summary>
    PointedOut,
}

/// <summary>Kinds of records that somebody looks at so.</summary>
public enum LookedAt
{
    Consultation,
    Leader,
    Contact,
    Community,
    Colleague,
    Calendar,
    Report,
    Agreement,
    Forum,
    Outreach,
    Share,
    Commitment,
}

/// <param name="Staff">Accounts to choose from, with those who left.</param>
public sealed record Lookups(string Code, string Workspace, string Zone, IReadOnlyList<(string Code, string Name)> Workspaces, IReadOnlyList<(Guid Id, string Name)> Staff, IReadOnlyList<LookupRow> Rows, int Count, int Page);

/// <param name="By">Null for somebody of an organisation.</param>
/// <param name="Name">A reference, a code, a colleague's name, a report's period; null for what has none that the reader may see.</param>
public sealed record LookupRow(DateTimeOffset At, string? By, LookedHow How, LookedAt What, Guid? RecordId, string? Name, RevealReason? Why, ContactRevealReason? WhyContact);

internal static class Looking
{
    /// <summary>What the audit trail calls each.</summary>
    public static readonly IReadOnlyDictionary<string, LookedHow> Acts = new Dictionary<string, LookedHow>(StringComparer.Ordinal)
    {
        [nameof(RevealLeader)] = LookedHow.Revealed,
        [nameof(RevealContact)] = LookedHow.Revealed,
        [NameMarking.Found] = LookedHow.FoundByName,
        [nameof(LookAtTexts)] = LookedHow.PointedOut,
        [nameof(PrintVisitSheet)] = LookedHow.Printed,
        [nameof(PrintPaperForm)] = LookedHow.Printed,
        [nameof(PrintHandoverSheet)] = LookedHow.Printed,
        [nameof(OpenFile)] = LookedHow.TookFile,
        [nameof(OpenEvidence)] = LookedHow.TookFile,
        [nameof(OpenUnderRequest)] = LookedHow.OpenedForRequest,
        [nameof(OpenFrozen)] = LookedHow.OpenedFrozen,
        [EmergencyReading.Act] = LookedHow.ReadInEmergency,
        [MakeReport.ForOthers] = LookedHow.MadeReport,
        [MakeReport.ForMission] = LookedHow.MadeReport,
        [nameof(ReadCalendarFeed)] = LookedHow.FetchedCalendar,
        [nameof(ViewSharedConsultation)] = LookedHow.ReadShare,
    };

    /// <summary>Acts that point leaders' names out besides what they are for: with a leader, that was looked at.</summary>
    public static readonly IReadOnlyList<string> WhileWriting = [nameof(SaveDraft), nameof(TakeUpRumour)];

    private static readonly IReadOnlyDictionary<string, LookedAt> Kinds = new Dictionary<string, LookedAt>(StringComparer.Ordinal)
    {
        [nameof(Consultation)] = LookedAt.Consultation,
        [nameof(Commitment)] = LookedAt.Commitment,
        [nameof(Leader)] = LookedAt.Leader,
        [nameof(OrganisationContact)] = LookedAt.Contact,
        [nameof(Community)] = LookedAt.Community,
        [nameof(Account)] = LookedAt.Colleague,
        [nameof(Domain.Calendars.CalendarFeed)] = LookedAt.Calendar,
        [nameof(Share)] = LookedAt.Share,
        [nameof(Domain.Agreements.LocalAgreement)] = LookedAt.Agreement,
        [nameof(Domain.Forums.JointForum)] = LookedAt.Forum,
        [nameof(Domain.Outreach.OutreachActivity)] = LookedAt.Outreach,
    };

    /// <summary>The consultation of a reference with what was made of it, whose entries are its own (files of its commitments, shares), or the leader of a code whom the actor sees; none where there is none.</summary>
    public static async Task<IReadOnlyList<Guid>> RecordsNamed(this PeaceCoordDb db, Actor actor, WorkspaceId workspace, string name, CancellationToken cancel)
    {
        var said = name.Trim().ToUpperInvariant();
        var consultation = await db.Consultations.AsNoTracking().IgnoreAutoIncludes().Where(c => c.WorkspaceId == workspace && c.Reference == said).Select(c => (ConsultationId?)c.Id).SingleOrDefaultAsync(cancel);
        if (consultation is { } met)
            return await db.WithWhatWasMadeOfIt(met, cancel);

        var leader = await db.Leaders.AsNoTracking().IgnoreAutoIncludes().Where(CommunityAccess.LeadersVisibleTo(actor)).Where(l => l.WorkspaceId == workspace && l.Code == said).Select(l => (LeaderId?)l.Id).SingleOrDefaultAsync(cancel);
        return leader is { } named ? [named.Value] : [];
    }

    /// <summary>A consultation and what was made of it, whose entries are its own: files of its commitments, shares.</summary>
    public static async Task<IReadOnlyList<Guid>> WithWhatWasMadeOfIt(this PeaceCoordDb db, ConsultationId met, CancellationToken cancel)
    {
        var commitments = await db.Commitments.AsNoTracking().IgnoreAutoIncludes().Where(c => c.ConsultationId == met).Select(c => c.Id).ToListAsync(cancel);
        var shares = await db.Shares.AsNoTracking().IgnoreAutoIncludes().Where(s => s.ConsultationId == met).Select(s => s.Id).ToListAsync(cancel);
        return [met.Value, .. commitments.Select(id => id.Value), .. shares.Select(id => id.Value)];
    }

    /// <summary>The entries with what their records are called.</summary>
    public static async Task<IReadOnlyList<LookupRow>> Told(this PeaceCoordDb db, Actor actor, IReadOnlyList<AuditEntry> entries, IReadOnlyDictionary<AccountId, string> people, CancellationToken cancel)
    {
        var consultations = Ids(LookedAt.Consultation).ConvertAll(id => new ConsultationId(id));
        var leaders = Ids(LookedAt.Leader).ConvertAll(id => new LeaderId(id));
        var shares = Ids(LookedAt.Share).ConvertAll(id => new ShareId(id));
        var commitments = Ids(LookedAt.Commitment).ConvertAll(id => new CommitmentId(id));
        // What is Strictly confidential is called by its reference to those alone whom it names.
        Expression<Func<Consultation, bool>> named = c => c.Label != Label.StrictlyConfidential || c.NamedReaders.Any(reader => reader.AccountId == actor.Id);
        var names = new Dictionary<Guid, string?>();
        if (consultations.Count > 0)
            Keep(await db.Consultations.AsNoTracking().Where(c => consultations.Contains(c.Id)).Where(named).Select(c => new { c.Id, c.Reference }).ToDictionaryAsync(c => c.Id.Value, c => c.Reference, cancel));
        if (leaders.Count > 0)
            Keep(await db.Leaders.AsNoTracking().Where(CommunityAccess.LeadersVisibleTo(actor)).Where(l => leaders.Contains(l.Id)).Select(l => new { l.Id, l.Code }).ToDictionaryAsync(l => l.Id.Value, l => (string?)l.Code, cancel));
        if (shares.Count > 0)
            Keep(await db.Shares.AsNoTracking().Where(s => shares.Contains(s.Id)).Join(db.Consultations.Where(named), s => s.ConsultationId, c => c.Id, (s, c) => new { s.Id, c.Reference }).ToDictionaryAsync(s => s.Id.Value, s => s.Reference, cancel));
        if (commitments.Count > 0)
            Keep(await db.Commitments.AsNoTracking().Where(c => commitments.Contains(c.Id)).Join(db.Consultations.Where(named), c => c.ConsultationId, met => met.Id, (c, met) => new { c.Id, met.Reference }).ToDictionaryAsync(c => c.Id.Value, c => c.Reference, cancel));
        foreach (var (id, name) in people)
            names.TryAdd(id.Value, name);

        return [.. entries.Select(entry => new LookupRow(
            entry.At, entry.ActorId is { } by && How(entry) != LookedHow.ReadShare ? people.GetValueOrDefault(new AccountId(by)) : null, How(entry), What(entry), entry.RecordId,
            What(entry) == LookedAt.Report ? entry.Reason : entry.RecordId is { } record ? names.GetValueOrDefault(record) : null,
            Enum.TryParse<RevealReason>(entry.Reason, out var why) ? why : null,
            Enum.TryParse<ContactRevealReason>(entry.Reason, out var contact) ? contact : null))];

        List<Guid> Ids(LookedAt kind) => [.. entries.Where(entry => What(entry) == kind).Select(entry => entry.RecordId).OfType<Guid>().Distinct()];

        void Keep(Dictionary<Guid, string?> some)
        {
            foreach (var (id, name) in some)
                names[id] = name;
        }
    }

    private static LookedHow How(AuditEntry entry) => Acts.GetValueOrDefault(entry.Act, LookedHow.PointedOut);

    /// <summary>The entry of a file stands at the record that it is a file of.</summary>
    private static LookedAt What(AuditEntry entry) => entry.RecordKind == nameof(KeptFile) ? entry.Act == nameof(OpenEvidence) ? LookedAt.Commitment : LookedAt.Consultation : Kinds.GetValueOrDefault(entry.RecordKind ?? "", LookedAt.Report);
}
