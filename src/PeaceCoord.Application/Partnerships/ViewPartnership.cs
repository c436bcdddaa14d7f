using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Missions;
using PeaceCoord.Application.Organisations;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Missions;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.Partnerships;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.Partnerships;

/// <summary>One partnership, with what the actor may do and what stands in the way.</summary>
public sealed class ViewPartnership(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result<PartnershipView>> Run(PartnershipId id, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<ViewPartnership>(actor, cancel);
        var partnership = await db.Partnerships.AsNoTracking().VisibleTo(actor).Find(id, cancel);
        if (partnership is null)
            return Refusal.NotFound;

        var today = await db.Today(partnership.WorkspaceId, clock, cancel);
        var byStaff = actor.Workspaces.Contains(partnership.WorkspaceId);
        var side = PartnershipAccess.SideOf(actor, partnership);
        return new PartnershipView
        {
            Partnership = new PartnershipRecord(partnership),
            Today = today,
            ByStaff = byStaff,
            Side = side is null ? null : PartyRecord.Of(side),
            SignsFor = PartnershipAccess.MaySignFor(actor, partnership) is { } signs ? PartyRecord.Of(signs) : null,
            Turn = PartnershipAccess.TurnOf(actor, partnership, today),
            CanEdit = PartnershipAccess.CanEdit(actor, partnership),
            CanReview = PartnershipAccess.CanReview(actor, partnership),
            CanAgree = PartnershipAccess.CanAgree(actor, partnership),
            CanStart = PartnershipAccess.CanStart(actor, partnership),
            Blocks = await Blocks(db, actor, partnership, cancel),
            OpenOrganisations = await Seen(db, actor, partnership, cancel),
            Tasks = await db.TasksNamed(cancel),
            Instruments = await db.LegalInstruments.AsNoTracking().OrderBy(instrument => instrument.Order).Select(instrument => new InstrumentOffered(instrument.Code, instrument.Title)).ToListAsync(cancel),
            Names = byStaff ? await db.NamesOf(partnership.Steps.Select(step => step.By), cancel) : new Dictionary<AccountId, string>(),
        };
    }

    /// <summary>What keeps the organisations that this reader knows of from signing.</summary>
    private static async Task<IReadOnlyList<Refusal>> Blocks(PeaceCoordDb db, Actor actor, Partnership partnership, CancellationToken cancel)
    {
        if (partnership.State > PartnershipState.UnderReview)
            return [];
        var known = partnership.Parties.Where(party => party.OrganisationId is { } organisation
            && (actor.Workspaces.Contains(partnership.WorkspaceId) || actor.Organisations.Contains(organisation))).ToList();
        return partnership.BlocksOf(known, await db.ChecksOf(actor, partnership, known, cancel));
    }

    private static async Task<IReadOnlyList<OrganisationId>> Seen(PeaceCoordDb db, Actor actor, Partnership partnership, CancellationToken cancel)
    {
        var ids = partnership.Parties.Where(party => party.OrganisationId is not null).Select(party => party.OrganisationId!.Value).ToList();
        return await db.Organisations.AsNoTracking().VisibleTo(actor).Where(organisation => ids.Contains(organisation.Id)).Select(organisation => organisation.Id).ToListAsync(cancel);
    }
}

public sealed record PartnershipView
{
    public required PartnershipRecord Partnership { get; init; }

    /// <summary>The day where the mission works.</summary>
    public required DateOnly Today { get; init; }

    public required bool ByStaff { get; init; }

    /// <summary>The side the reader can speak for; null when none.</summary>
    public PartyRecord? Side { get; init; }

    public PartyRecord? SignsFor { get; init; }

    public Turn? Turn { get; init; }

    public required bool CanEdit { get; init; }

    public required bool CanReview { get; init; }

    public required bool CanAgree { get; init; }

    public required bool CanStart { get; init; }

    /// <summary>What keeps organisations from signing, and what lifts it; empty when nothing does, or the reader is neither.</summary>
    public required IReadOnlyList<Refusal> Blocks { get; init; }

    /// <summary>Organisations whose entry the reader may open.</summary>
    public required IReadOnlyList<OrganisationId> OpenOrganisations { get; init; }

    public required IReadOnlyList<TaskName> Tasks { get; init; }

    public required IReadOnlyList<InstrumentOffered> Instruments { get; init; }

    /// <summary>Names of staff mentioned, for staff only.</summary>
    public required IReadOnlyDictionary<AccountId, string> Names { get; init; }
}
