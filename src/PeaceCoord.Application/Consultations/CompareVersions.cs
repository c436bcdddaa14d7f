using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Commitments;
using PeaceCoord.Application.Communities;
using PeaceCoord.Application.Missions;
using PeaceCoord.Application.Organisations;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.Consultations;

/// <summary>
/// Two saved versions of a consultation side by side, for those who see its differences in the history and with what the history keeps back: texts
/// before the first submission, of a time when the label was higher and before a withdrawal, places that are not shown, numbers of people, and who took part for themselves.
/// </summary>
public sealed class CompareVersions(Database database, ICurrentActor current) : IUseCase
{
    internal static readonly string[] OfReferral = ["Topic", "Body", "On"];
    internal static readonly string[] OfPromise = ["Kind", "Text", "PromisedBy", "OrganisationId", "OwnerId", "Due", "Priority", "ConcernId"];

    /// <param name="from">Null, or one that cannot be compared: the version before <paramref name="to"/>.</param>
    /// <param name="to">Null, or one that cannot be compared: the latest.</param>
    /// <param name="language">Of the names of communities.</param>
    public async Task<Result<ComparedVersions>> Run(ConsultationId id, int? from, int? to, string language, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<CompareVersions>(actor, cancel);
        var record = await db.Consultations.AsNoTracking().VisibleTo(actor).Find(id, cancel);
        if (record is null)
            return Refusal.NotFound;
        if (!ConsultationAccess.SeesChanges(actor, record))
            return Refusal.NotPermitted(Who.TheAuthorOrAnOfficer);
        if (record.State != ConsultationState.Recorded)
            return new Refusal(ConsultationRefusalCodes.NotInThisState, null, record.State);

        var saved = await db.Set<AggregateVersion<Consultation>>().AsNoTracking().Where(v => v.RecordId == id.Value).OrderBy(v => v.Version).ToListAsync(cancel);
        var closed = record.ClosedBefore(saved);
        var open = saved.Where(version => version.Version >= closed && version.WasSubmitted() && version.Label() <= record.Label).ToList();
        if (open.Count == 0)
            return Refusal.NotFound;
        var names = await db.NamesOf([.. open.Where(v => v.SavedBy is not null).Select(v => new AccountId(v.SavedBy!.Value))], cancel);
        var later = open.FindLastIndex(version => version.Version == to) is >= 0 and var asked ? asked : open.Count - 1;
        var earlier = open.FindIndex(version => version.Version == from) is >= 0 and var other ? other : Math.Max(0, later - 1);
        var fields = await Named(db, actor, record, Side(open[earlier]), Side(open[later]), language, cancel);
        return new ComparedVersions(
            record.Id, record.Title ?? "", record.Label, record.Zone,
            [.. open.Select((version, index) => new VersionChoice(version.Version, version.SavedAt, version.SavedBy is { } by ? names.GetValueOrDefault(new AccountId(by)) : null, ConsultationHistory.ActOf(version, index == 0 ? null : open[index - 1])))],
            open[earlier].Version, open[later].Version,
            fields,
            [.. (await db.TasksNamed(cancel)).Where(task => fields.Any(field => field.Field == "Tasks" && (field.Before ?? "").Split('\n').Concat((field.After ?? "").Split('\n')).Contains(task.Code)))]);

        static JsonElement Side(AggregateVersion<Consultation> version) => version.Snapshot.RootElement;
    }

    /// <summary>Every field that either version has, in the order of the record's page.</summary>
    private static async Task<IReadOnlyList<ComparedField>> Named(PeaceCoordDb db, Actor actor, Consultation record, JsonElement before, JsonElement after, string language, CancellationToken cancel)
    {
        var workspace = await db.Workspaces.AsNoTracking().FirstAsync(w => w.Id == record.WorkspaceId, cancel);
        var communities = await db.CommunityNames(actor, [.. Both(before, after, "Communities", "CommunityId").Select(met => new CommunityId(met))], language, cancel);
        var organisationIds = Both(before, after, "Organisations", "OrganisationId").Union(Both(before, after, "ProposedCommitments", "OrganisationId")).Select(part => new OrganisationId(part)).ToList();
        var people = await db.NamesOf([.. Both(before, after, "ProposedCommitments", "OwnerId").Union(Both(before, after, "NamedReaders", "AccountId")).Select(person => new AccountId(person))], cancel);
        var concerns = Numbered(before, after, "Concerns").ToDictionary(concern => concern.Id, concern => concern.Number, StringComparer.Ordinal);
        var organisations = await db.Organisations.AsNoTracking().VisibleTo(actor).Where(o => organisationIds.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.LegalName, cancel);

        string? OfficeOf(JsonElement side) => side.Text("FieldOfficeId") is { } office ? workspace.FieldOffices.FirstOrDefault(o => o.Id.Value == Guid.Parse(office))?.Name : null;
        string? SectionOf(JsonElement side) => side.Text("SectionId") is { } section ? workspace.Sections.FirstOrDefault(s => s.Id.Value == Guid.Parse(section))?.Name : null;
        // Whom the reader may not see now is not named, in whatever version.
        string? CommunitiesOf(JsonElement side) => Lines(side.Ids("Communities", "CommunityId").Select(met => communities.GetValueOrDefault(new CommunityId(met))?.Text));
        string? OrganisationsOf(JsonElement side) => Lines(side.Ids("Organisations", "OrganisationId").Select(part => organisations.GetValueOrDefault(new OrganisationId(part))));
        string? ReadersOf(JsonElement side) => Lines(side.Ids("NamedReaders", "AccountId").Select(person => people.GetValueOrDefault(new AccountId(person))));
        // Ids as what they stand for; an organisation that the reader does not see is not named here either.
        string? Told(string field, string? value) => (field, value) switch
        {
            (_, null) => null,
            ("PromiseOrganisationId", _) => organisations.GetValueOrDefault(new OrganisationId(Guid.Parse(value))),
            ("PromiseOwnerId", _) => people.GetValueOrDefault(new AccountId(Guid.Parse(value))),
            ("PromiseConcernId", _) => concerns.TryGetValue(value, out var number) ? number.ToString(CultureInfo.InvariantCulture) : null,
            _ => value,
        };

        string? TasksOf(JsonElement side) => side.TryGetProperty("Tasks", out var tasks) && tasks.ValueKind == JsonValueKind.Array ? Lines(tasks.EnumerateArray().Select(task => task.GetString())) : null;

        List<ComparedField> fields =
        [
            .. ConsultationHistory.Compared.Where(field => record.Sensitivity.ShowsPlace || field is not ("PlaceName" or "AreaPCode")).Select(field => new ComparedField(field, null, before.Text(field), after.Text(field))),
            new("FieldOfficeId", null, OfficeOf(before), OfficeOf(after)),
            new("SectionId", null, SectionOf(before), SectionOf(after)),
            new("Tasks", null, TasksOf(before), TasksOf(after)),
            new("ForTheMission", null, before.Text("ForTheMission"), after.Text("ForTheMission")),
            new("Communities", null, CommunitiesOf(before), CommunitiesOf(after)),
            new("Organisations", null, OrganisationsOf(before), OrganisationsOf(after)),
            new("NamedReaders", null, ReadersOf(before), ReadersOf(after)),
            .. Rows(before, after, "Concerns", "Concern", ConsultationHistory.ComparedOfConcern, "Theme"),
            .. Rows(before, after, "Referrals", "Referral", OfReferral, "Topic"),
            .. Rows(before, after, "ProposedCommitments", "Promise", OfPromise, null).Select(field => field with { Before = Told(field.Field, field.Before), After = Told(field.Field, field.After) }),
        ];
        return [.. fields.Where(field => field.Before is not null || field.After is not null)];
    }

    /// <summary>The parts of both versions, each under a number: those of the earlier first, then what came with the later.</summary>
    private static IEnumerable<ComparedField> Rows(JsonElement before, JsonElement after, string parts, string name, string[] compared, string? theme)
    {
        var earlier = before.Rows(parts);
        var later = after.Rows(parts);
        foreach (var (id, number) in Numbered(before, after, parts))
        {
            JsonElement? old = earlier.TryGetValue(id, out var then) ? then : null;
            JsonElement? made = later.TryGetValue(id, out var now) ? now : null;
            foreach (var field in compared)
                yield return new ComparedField(name + field, new ComparedPart(number, theme is null ? null : (made ?? old)!.Value.Text(theme)), old?.Text(field), made?.Text(field));
        }
    }

    private static IEnumerable<(string Id, int Number)> Numbered(JsonElement before, JsonElement after, string parts) =>
        before.Rows(parts).Keys.Union(after.Rows(parts).Keys, StringComparer.Ordinal).Select((id, index) => (id, index + 1));

    private static IEnumerable<Guid> Both(JsonElement before, JsonElement after, string parts, string field) => before.Ids(parts, field).Union(after.Ids(parts, field));

    private static string? Lines(IEnumerable<string?> values) => string.Join('\n', values.OfType<string>().Order(StringComparer.CurrentCulture)) is { Length: > 0 } lines ? lines : null;
}

/// <summary>Two versions side by side.</summary>
/// <param name="Versions">Those that can be compared, the first first.</param>
/// <param name="Tasks">The names of the mandate tasks in it.</param>
public sealed record ComparedVersions(
    ConsultationId Id, string Title, Label Label, string Zone, IReadOnlyList<VersionChoice> Versions, int From, int To, IReadOnlyList<ComparedField> Fields, IReadOnlyList<TaskName> Tasks);

/// <param name="Act">The use case that saved it.</param>
public sealed record VersionChoice(int Version, DateTimeOffset At, string? By, string Act);

/// <summary>One field of both versions, as stored; several values stand one a line.</summary>
/// <param name="Field">Its name; of a concern, referral or promise, with <c>Concern</c>, <c>Referral</c> or <c>Promise</c> before it.</param>
public sealed record ComparedField(string Field, ComparedPart? Part, string? Before, string? After)
{
    public bool Differs => Before != After;
}

/// <param name="Number">Counted through both versions.</param>
/// <param name="Theme">Of a concern, or the topic of a referral.</param>
public sealed record ComparedPart(int Number, string? Theme);
