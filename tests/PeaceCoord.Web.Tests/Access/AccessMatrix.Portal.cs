using PeaceCoord.Application.Audit;
using PeaceCoord.Application.Backups;
using PeaceCoord.Application.Demonstration;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Protection;
using PeaceCoord.Application.Reminders;
using PeaceCoord.Application.Seeding;

namespace PeaceCoord.Web.Tests.Access;

/// <summary>What the portal itself answers at.</summary>
internal sealed class PortalAccess : AccessRows
{
    public override IEnumerable<AddressRow> Addresses =>
    [
        // Whose organisation carries the word in its name finds it at home.
        Public("/") with { Reads = [Caller.OrgCoordinator, Caller.OrgMember], Shows = true },
        Public("/not-found") with { At = null },
        Public("/error") with { At = null },
        NotAPage("GET /health/live"),
        NotAPage("GET /health/ready"),
        NotAPage("POST /language"),
        NotAPage("POST /theme"),
        NotAPage("ANY /_blazor"),
        NotAPage("ANY /_blazor/negotiate"),
        NotAPage("ANY /_blazor/disconnect/"),
        NotAPage("ANY /_blazor/initializers/"),
    ];

    public override IEnumerable<UseCaseRow> UseCases =>
    [
        ForEverybody<ProbeDatabase>(),
        OfTheOperator<MigrateDatabase>(),
        OfTheOperator<VerifyAudit>(),
        OfTheOperator<RotateKeys>(),
        OfTheOperator<HasDemonstration>(),
        OfTheOperator<NoteBackup>(),
        OfTheOperator<SettleRestored>(),
        OfTheOperator<SeedConsultations>(),
        OfTheOperator<SendDigests>(),
        Guarded<ViewDigestChoice>(Callers.SignedIn),
        Guarded<ChooseDigest>(Callers.SignedIn),
    ];
}
