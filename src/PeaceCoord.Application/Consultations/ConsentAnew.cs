using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Audit;
using PeaceCoord.Application.Communities;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Protection;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Consultations;

/// <summary>
/// Somebody who withdrew from a recorded consultation consents anew, and is named there again. They are found by their code alone, which whoever
/// notes it has from the person: the record does not say who withdrew. A code that fits nobody is noted in the audit trail.
/// </summary>
public sealed class ConsentAnew(Database database, ICurrentActor current, Vault vault, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(ConsultationId id, ConsentAnewInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<ConsentAnew>(actor, cancel);
        var consultation = await db.Consultations.Where(ConsultationAccess.ConsentsVisibleTo(actor)).Find(id, cancel);
        if (consultation is null)
            return Refusal.NotFound;
        if (!ConsultationAccess.CanKeepConsents(actor, consultation))
            return Refusal.NotPermitted(ConsultationAccess.ConsentKeepers);
        // Before the code is looked up: every answer about a code is noted below, and nothing may be answered after it.
        if (input.Version is { } opened && opened != consultation.Version)
            return Refusal.Conflict(consultation.Version);

        var facts = new ConsentFacts(input.Basis, input.GivenHow, input.Language, [], input.Limits, input.GivenOn);
        var check = new Check().Unless(Organisations.Choices.TryRead<ConsentPurpose>(input.Purposes, out var purposes), new Refusal(RefusalCodes.UnknownChoice, nameof(input.Purposes)))
            .RequiredText(input.Code, Leader.CodeMaxLength, nameof(input.Code));
        if (!check.Passed)
            return facts.Check(check, MissionTime.Today(consultation.Zone, clock.GetUtcNow()), part => part).Result();
        var code = input.Code!.Trim().ToUpperInvariant();
        var leader = await db.Leaders.AsNoTracking().Where(CommunityAccess.LeadersVisibleTo(actor)).Where(l => l.WorkspaceId == consultation.WorkspaceId && l.Code == code).Select(l => (LeaderId?)l.Id).FirstOrDefaultAsync(cancel);
        var renewed = consultation.ConsentAnew(leader ?? default, leader is { } found ? vault.MarkOf(id, found) : "", facts with { Purposes = purposes }, clock.GetUtcNow());
        if (!renewed.Succeeded)
            await db.Note(new Act(nameof(ConsentAnew), nameof(Consultation), id.Value, consultation.WorkspaceId.Value, consultation.Version), cancel);
        return await db.Save(renewed, consultation, input.Version, cancel);
    }
}

public sealed class ConsentAnewInput
{
    /// <summary>The person's.</summary>
    public string? Code { get; set; }

    public LegalBasis? Basis { get; set; }

    public ConsentGivenHow? GivenHow { get; set; }

    public string? Language { get; set; }

    /// <summary>Names of <see cref="ConsentPurpose"/>. A form without a tick posts nothing at all.</summary>
    public List<string> Purposes { get; set => field = value ?? []; } = [];

    public string? Limits { get; set; }

    public DateOnly? GivenOn { get; set; }

    /// <summary>The version the form was opened on.</summary>
    public int? Version { get; set; }
}
