using PeaceCoord.TestSupport;

namespace PeaceCoord.Web.Tests.Trust;

/// <summary>One portal process with the demonstration, for the tests that measure it and those that kill it.</summary>
public sealed class DemonstrationProcess(TestCluster cluster) : IAsyncLifetime
{
    public PortalProcess Portal { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Portal = await PortalProcess.StartWithDemonstration(cluster, CancellationToken.None);

    public ValueTask DisposeAsync() => Portal.DisposeAsync();
}

[CollectionDefinition(nameof(DemonstrationProcess))]
public sealed class DemonstrationProcessCollection : ICollectionFixture<DemonstrationProcess>;
