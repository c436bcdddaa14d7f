namespace PeaceCoord.TestSupport;

/// <summary>A database of one test class, dropped with it.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly TestCluster _cluster;
    private readonly string _name;

    internal TestDatabase(TestCluster cluster, string name, string owner, string application, string administrator)
    {
        _cluster = cluster;
        _name = name;
        Owner = owner;
        Application = application;
        Administrator = administrator;
    }

    /// <summary>Owns the database: migrates and loads reference data.</summary>
    public string Owner { get; }

    /// <summary>What the portal runs as, and therefore the tests.</summary>
    public string Application { get; }

    /// <summary>A superuser on the throw-away server: to tamper with what nobody may change.</summary>
    public string Administrator { get; }

    public async ValueTask DisposeAsync() => await _cluster.Drop(_name);
}
