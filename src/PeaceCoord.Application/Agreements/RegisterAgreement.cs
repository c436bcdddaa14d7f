using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Agreements;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Agreements;

/// <summary>Registers what a dialogue ended in, in the actor's workspace. Officers and section heads.</summary>
public sealed class RegisterAgreement(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(RegisterAgreementInput input, CancellationToken cancel)
    {
        var id = new LocalAgreementId(input.Id);
        var actor = await current.Get(cancel);
        var own = actor.WorkspacesAs(LocalAgreementAccess.KeeperRoles);
        if (own.Count == 0)
            return Refusal.NotPermitted(LocalAgreementAccess.Keepers);
        // Who works in two missions says which: an agreement in the wrong one would be read by the wrong people.
        if ((input.WorkspaceId is { } named ? new WorkspaceId(named) : own.Count == 1 ? own[0] : (WorkspaceId?)null) is not { } workspaceId)
            return Refusal.Required(nameof(input.WorkspaceId));
        if (!own.Contains(workspaceId))
            return Refusal.NotFound;

        await using var db = await database.Open<RegisterAgreement>(actor, cancel);
        if (await db.LocalAgreements.Where(LocalAgreementAccess.VisibleTo(actor)).AnyAsync(agreement => agreement.Id == id, cancel))
            return Result.Done;

        var consultation = input.ConsultationId is { } held ? await db.Consultations.AsNoTracking().VisibleTo(actor).Find(new ConsultationId(held), cancel) : null;
        if (input.ConsultationId is not null && consultation?.WorkspaceId != workspaceId)
            return Refusal.NotFound;
        if (consultation?.Label == Label.StrictlyConfidential || (input.Label is { } label && (!LocalAgreement.Labels.Contains(label) || label < consultation?.Label)))
            return new Refusal(RefusalCodes.UnknownChoice, nameof(input.Label));

        var workspace = await db.Workspaces.SingleAsync(w => w.Id == workspaceId, cancel);
        var chosen = Office(actor, workspace, input);
        if (!chosen.TryGet(out var office))
            return chosen;
        var registered = LocalAgreement.Register(id, workspaceId, office.Id, consultation?.Id, input.Facts(), MissionTime.Today(workspace.TimeZone, clock.GetUtcNow()));
        if (!registered.TryGet(out var agreement))
            return registered;

        db.Add(agreement);
        return await db.Save(cancel);
    }

    /// <summary>
    /// The one office of the actor's memberships as a keeper there. Who has several says which; a membership of all offices gives any of the
    /// mission's, and none unless one is said.
    /// </summary>
    private static Result<ChosenOffice> Office(Actor actor, MissionWorkspace workspace, RegisterAgreementInput input)
    {
        var own = actor.OfficesAs(workspace.Id, LocalAgreementAccess.KeeperRoles);
        if (input.OfficeId is { } named)
        {
            var chosen = new FieldOfficeId(named);
            return workspace.FieldOffices.Any(office => office.Id == chosen) && (own.Contains(null) || own.Contains(chosen))
                ? new ChosenOffice(chosen)
                : new Refusal(RefusalCodes.UnknownChoice, nameof(input.OfficeId));
        }

        if (own.Contains(null))
            return new ChosenOffice(null);
        return own.Count == 1 ? new ChosenOffice(own[0]) : Refusal.Required(nameof(input.OfficeId));
    }

    private sealed record ChosenOffice(FieldOfficeId? Id);
}

/// <summary>What is known of an agreement, as a form posts it: parties, undertakings and guarantors one a line.</summary>
public abstract class AgreementInput
{
    public string? Title { get; set; }

    public DateOnly? SignedOn { get; set; }

    public Label? Label { get; set; }

    public string? Parties { get; set; }

    public string? Undertakings { get; set; }

    public string? Guarantors { get; set; }

    public string? Monitoring { get; set; }

    internal LocalAgreementFacts Facts() => new(Title, SignedOn, Label, Lines(Parties), Lines(Undertakings), Lines(Guarantors), Monitoring?.ReplaceLineEndings("\n"));

    private static string[] Lines(string? text) => (text ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}

public sealed class RegisterAgreementInput : AgreementInput
{
    /// <summary>Made with the empty form, so that sending it twice is registering once.</summary>
    public Guid Id { get; set; } = LocalAgreementId.New().Value;

    /// <summary>Null for people of one mission only.</summary>
    public Guid? WorkspaceId { get; set; }

    /// <summary>Null for people whose memberships there are of one office or of all.</summary>
    public Guid? OfficeId { get; set; }

    /// <summary>The dialogue that it ended; null where it came of none that is on record.</summary>
    public Guid? ConsultationId { get; set; }
}
