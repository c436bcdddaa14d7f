using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Organisations;

/// <summary>Enters an organisation in the registry of a workspace.</summary>
public sealed class RegisterOrganisation(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result<OrganisationId>> Run(RegisterOrganisationInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        if (WorkspaceOf(actor, input) is not { } workspace)
            return actor.Workspaces.Count > 1 && input.WorkspaceId is null ? Refusal.Required(nameof(input.WorkspaceId)) : Refusal.NotFound;
        if (!OrganisationAccess.CanRegister(actor, workspace))
            return Refusal.NotPermitted(OrganisationAccess.Registrars);

        await using var db = await database.Open<RegisterOrganisation>(actor, cancel);
        var made = Organisation.Register(workspace, input.LegalName, input.Acronym, input.Kind, clock.GetUtcNow().Year);
        if (!made.TryGet(out var organisation))
            return Result<OrganisationId>.Refused(made.Refusals);
        if (await db.IsNameTaken(organisation, cancel))
            return new Refusal(OrganisationsRefusalCodes.NameTaken, nameof(input.LegalName));

        db.Organisations.Add(organisation);
        var saved = await db.Save(cancel);
        return saved.Succeeded ? organisation.Id : Result<OrganisationId>.Refused(saved.Refusals);
    }

    private static WorkspaceId? WorkspaceOf(Actor actor, RegisterOrganisationInput input)
    {
        if (input.WorkspaceId is { } asked)
            return actor.Workspaces.Contains(new WorkspaceId(asked)) ? new WorkspaceId(asked) : null;

        var candidates = actor.WorkspacesAs(Role.LiaisonAssistant, Role.Officer, Role.SectionHead);
        if (candidates.Count == 0)
            candidates = actor.Workspaces;
        return candidates.Count == 1 ? candidates[0] : null;
    }
}

public sealed class RegisterOrganisationInput
{
    /// <summary>Needed only by staff of several workspaces.</summary>
    public Guid? WorkspaceId { get; set; }

    public string? LegalName { get; set; }

    public string? Acronym { get; set; }

    public OrganisationKind? Kind { get; set; }
}

internal static class OrganisationNames
{
    /// <summary>Whether another organisation of the workspace already goes by this legal name, but for case and accents.</summary>
    public static async Task<bool> IsNameTaken(this PeaceCoordDb db, Organisation organisation, CancellationToken cancel)
    {
        var folded = SearchFold.Of(organisation.LegalName);
        var alike = await db.Organisations.AsNoTracking()
            .Where(other => other.WorkspaceId == organisation.WorkspaceId && other.Id != organisation.Id && other.SearchNames.Contains(folded))
            .Select(other => other.LegalName)
            .ToListAsync(cancel);
        return alike.Exists(name => SearchFold.Of(name) == folded);
    }
}
