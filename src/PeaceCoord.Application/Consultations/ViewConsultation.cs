using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Agreements;
using PeaceCoord.Application.Commitments;
using PeaceCoord.Application.Communities;
using PeaceCoord.Application.Files;
using PeaceCoord.Application.Missions;
using PeaceCoord.Application.Organisations;
using PeaceCoord.Application.Outreach;
using PeaceCoord.Application.Oversight;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Places;
using PeaceCoord.Application.Protection;
using PeaceCoord.Application.Sharing;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Agreements;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Oversight;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Sharing;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Consultations;

/// <summary>One consultation as the actor may read it, and what the actor may do with it.</summary>
public sealed class ViewConsultation(Database database, ICurrentActor current, Vault vault, TimeProvider clock) : IUseCase
{
    public Task<Result<ConsultationView>> Run(ConsultationId id, CancellationToken cancel) => Run(id, "en", cancel);

    /// <param name="language">Of the names of communities.</param>
    public async Task<Result<ConsultationView>> Run(ConsultationId id, string language, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<ViewConsultation>(actor, cancel);
        var record = await db.Consultations.AsNoTracking().VisibleTo(actor).Find(id, cancel);
        if (record is not null)
            return await Read(db, actor, record, language, cancel);
        if (await db.OpenedInAnEmergency(actor, id, cancel) is not { } opened)
            return await db.Consultations.Where(ConsultationAccess.FrozenFor(actor)).AnyAsync(c => c.Id == id, cancel) ? new Refusal(OversightRefusalCodes.Frozen) : Refusal.NotFound;
        return (await Read(db, actor, opened, language, cancel)).AsOpened(actor.Opened[id.Value]);
    }

    /// <summary>The record as the actor reads it, who was found to be somebody who may.</summary>
    internal async Task<ConsultationView> Read(PeaceCoordDb db, Actor actor, Consultation record, string language, CancellationToken cancel)
    {
        var id = record.Id;
        var workspace = await db.Workspaces.AsNoTracking().FirstAsync(w => w.Id == record.WorkspaceId, cancel);
        var names = await db.NamesOf([record.AuthorId, .. record.Reviews.Select(r => r.By), .. record.NamedReaders.Select(r => r.AccountId), .. record.ProposedCommitments.Select(p => p.OwnerId), .. record.TellingCorrections.Select(correction => correction.By)], cancel);
        var draft = await db.DraftOf(id, actor, cancel);
        var now = clock.GetUtcNow();
        var today = MissionTime.Today(record.Zone, now);
        return new ConsultationView(record, workspace.Name, isOwnPlan: record.IsAhead && record.AuthorId == actor.Id, seesCorrections: record.State == ConsultationState.Recorded && CommitmentAccess.CanTell(actor, record), [.. record.ReadableRounds(actor)])
        {
            Author = names.GetValueOrDefault(record.AuthorId, ""),
            Office = workspace.FieldOffices.FirstOrDefault(o => o.Id == record.FieldOfficeId)?.Name,
            Section = workspace.Sections.FirstOrDefault(s => s.Id == record.SectionId)?.Name,
            Names = names.ToDictionary(n => n.Key.Value, n => n.Value),
            Title = record.State == ConsultationState.Draft && draft is not null ? await TypedTitle(db, record, draft, cancel) : record.Title,
            Tasks = [.. (await db.TasksNamed(cancel)).Where(task => record.Tasks.Contains(task.Code))],
            Area = record.AreaPCode is { } area && (record.Sensitivity.ShowsArea || (record.IsAhead && record.AuthorId == actor.Id)) ? (await db.AreasTold([area], language, cancel)).GetValueOrDefault(area) : null,
            Acts = Acts(actor, record, draft is not null),
            CommunityNames = await Communities(db, record, actor, language, cancel),
            OrganisationNames = await Organisations(db, record, actor, cancel),
            LeaderCodes = await db.CodesOf(actor, [.. record.Leaders.Select(l => l.LeaderId)], cancel),
            NamedNoMore = actor.IsCleared(record.WorkspaceId, CommunityAccess.ForLeaders, [.. CommunityAccess.LeaderReaders]) ? record.Consents.Count(c => c.IsNamedNoMore) : 0,
            Commitments = await Commitments(db, id, actor, cancel),
            Asked = record.AskedOf(actor, names),
            GoesTo = record.State == ConsultationState.Submitted ? await db.RouteOf(ConsultationAccess.For(actor, record), record.AuthorId, record.NamedToRead(), now, cancel) : null,
            Tellings = await db.ToldAt(record, actor, cancel),
            Meetings = await db.MeetingsOpenTo(actor, record.ConcernTellings.Select(t => t.MeetingId), cancel),
            Heard = record.State == ConsultationState.Draft ? new Dictionary<Guid, HeardFirst>() : await db.HeardAt(actor, id, cancel),
            Agreements = record.State == ConsultationState.Recorded ? await Agreements(db, id, actor, cancel) : [],
            Shares = await db.SharesOf(id, actor, now, cancel),
            Notes = await db.NotesOn(record, actor, today, cancel),
            Files = await db.FilesOf(id.Value, vault, people => db.NamesOf([.. people], cancel), cancel),
            Today = today,
        };
    }

    /// <summary>A draft's title is sealed with its text, and this is its author.</summary>
    private async Task<string?> TypedTitle(PeaceCoordDb db, Consultation record, ConsultationDraft draft, CancellationToken cancel) =>
        (await vault.Open(db, record, draft, cancel))[DraftFieldNames.Title] is { Length: > 0 } typed ? typed : null;

    private static async Task<IReadOnlyDictionary<Guid, string>> Communities(PeaceCoordDb db, Consultation record, Actor actor, string language, CancellationToken cancel)
    {
        var ids = record.Communities.Select(c => c.CommunityId).ToList();
        return (await db.CommunityNames(actor, ids, language, cancel)).ToDictionary(n => n.Key.Value, n => n.Value.Text);
    }

    private static async Task<IReadOnlyDictionary<Guid, string>> Organisations(PeaceCoordDb db, Consultation record, Actor actor, CancellationToken cancel)
    {
        var ids = record.Organisations.Select(o => o.OrganisationId).ToList();
        return (await db.Organisations.AsNoTracking().VisibleTo(actor).Where(o => ids.Contains(o.Id)).Select(o => new { o.Id, o.LegalName }).ToListAsync(cancel)).ToDictionary(o => o.Id.Value, o => o.LegalName);
    }

    private static async Task<IReadOnlyList<MadeCommitment>> Commitments(PeaceCoordDb db, ConsultationId id, Actor actor, CancellationToken cancel)
    {
        ConsultationId? from = id;
        var made = await db.Commitments.AsNoTracking().Where(CommitmentAccess.VisibleTo(actor)).Where(c => c.ConsultationId == from).OrderBy(c => c.Due)
            .Select(c => new { c.Id, c.Text, c.PromisedBy, c.OwnerId, c.Due, c.State, c.ClosedAt })
            .ToListAsync(cancel);
        var owners = await db.NamesOf([.. made.Select(c => c.OwnerId)], cancel);
        return [.. made.Select(c => new MadeCommitment(c.Id.Value, c.Text, c.PromisedBy, owners.GetValueOrDefault(c.OwnerId, ""), c.Due, c.State, c.ClosedAt is not null))];
    }

    private static async Task<IReadOnlyList<EndedIn>> Agreements(PeaceCoordDb db, ConsultationId id, Actor actor, CancellationToken cancel)
    {
        ConsultationId? at = id;
        return await db.LocalAgreements.AsNoTracking().Where(LocalAgreementAccess.VisibleTo(actor)).Where(agreement => agreement.ConsultationId == at)
            .OrderBy(agreement => agreement.SignedOn).ThenBy(agreement => agreement.Id)
            .Select(agreement => new EndedIn(agreement.Id.Value, agreement.Title, agreement.SignedOn, agreement.Label)).ToListAsync(cancel);
    }

    private static ConsultationActs Acts(Actor actor, Consultation record, bool hasDraft)
    {
        var writes = ConsultationAccess.CanWrite(actor, record);
        var isPlan = record.IsAhead;
        return new ConsultationActs(
            Write: writes && (isPlan || record.State is ConsultationState.Draft or ConsultationState.Returned),
            Replan: writes && isPlan,
            Postpone: writes && isPlan,
            Cancel: writes && (isPlan || record.State is ConsultationState.Draft or ConsultationState.Returned),
            Review: record.State == ConsultationState.Submitted && ConsultationAccess.CanReview(actor, record),
            Amend: record.State == ConsultationState.Recorded && ConsultationAccess.CanAmend(actor, record),
            Share: record is { State: ConsultationState.Recorded, Label: not Label.StrictlyConfidential } && ShareAccess.CanShare(actor, record.WorkspaceId) && ShareAccess.IsCleared(actor, record),
            AddCommitment: record.State == ConsultationState.Recorded && CommitmentAccess.CanAdd(actor, record),
            Consents: ConsultationAccess.CanKeepConsents(actor, record) && record.Leaders.Count + record.Consents.Count > 0,
            HasDraft: hasDraft)
        {
            KeepFiles = ConsultationAccess.CanKeepFiles(actor, record),
            RegisterAgreement = record is { State: ConsultationState.Recorded, Label: not Label.StrictlyConfidential } && actor.WorkspacesAs(LocalAgreementAccess.KeeperRoles).Contains(record.WorkspaceId),
            SeeReaders = OversightAccess.CanSeeReaders(actor, record),
            CorrectTellings = record.State == ConsultationState.Recorded && CommitmentAccess.CanTell(actor, record),
        };
    }
}
