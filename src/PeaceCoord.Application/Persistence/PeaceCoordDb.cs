using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using PeaceCoord.Application.Audit;
using PeaceCoord.Application.People;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.Persistence;

/// <summary>
/// The unit of work. Made by <see cref="Database"/>, which says who acts; mappings stand beside their features and are found by
/// themselves. Sets are reached as <c>db.Consultations</c> through extension properties beside each mapping.
/// </summary>
internal sealed class PeaceCoordDb(DbContextOptions<PeaceCoordDb> options) : IdentityUserContext<Account, Guid>(options)
{
    /// <summary>Who acts, and doing what; null for the sign-in machinery, which acts before anybody is known.</summary>
    public Acting? Acting { get; set; }

    /// <summary>Acts to be written to the audit trail with the next save, beside the changes themselves.</summary>
    public List<Act> Acts { get; } = [];

    /// <summary>
    /// Whether acts wait for a later save of the same transaction: writing them makes every other act wait until it is over. Whoever sets it unsets it
    /// before the last save.
    /// </summary>
    public bool HoldsActs { get; set; }

    /// <summary>The transaction that the save in progress opened for itself.</summary>
    public IDbContextTransaction? OwnTransaction { get; set; }

    /// <summary>With the passkey table; said here, so that no way of making a context can lose it.</summary>
    protected override Version SchemaVersion => IdentitySchemaVersions.Version3;

    protected override void ConfigureConventions(ModelConfigurationBuilder configuration)
    {
        Conventions.Add(configuration);
        base.ConfigureConventions(configuration);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.HasPostgresExtension("unaccent");
        builder.HasPostgresExtension("pg_trgm");
        builder.ApplyConfigurationsFromAssembly(typeof(PeaceCoordDb).Assembly);
        Versions.AddTo(builder);
        WorkspaceColumns.AddTo(builder);
        Names.ToSnakeCase(builder);
    }
}

/// <summary>Who acts and the name of the use case.</summary>
/// <param name="GoesOnWhenArchived">Whether what it changes may be in a workspace that is archived: see <see cref="IGoesOnWhenArchived"/>.</param>
/// <param name="LowersLabels">Whether it may lower labels: see <see cref="ILowersLabels"/>.</param>
internal sealed record Acting(string Act, Actor Actor, bool GoesOnWhenArchived = false, bool LowersLabels = false);
