using Npgsql;
using PeaceCoord.Application;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Protection;
using PeaceCoord.Domain.People;
using PeaceCoord.Web.LocalPostgres;

namespace PeaceCoord.Web.CommandLine;

/// <summary>What a verb works with: the two connection strings and the master key, found or made.</summary>
public sealed record Means(string Application, string? Owner, MasterKey MasterKey)
{
    private const string ApplicationVariable = "ConnectionStrings__PeaceCoord";
    private const string OwnerVariable = "ConnectionStrings__PeaceCoordOwner";

    /// <summary>The role that the application connects as.</summary>
    public string ApplicationRole => new NpgsqlConnectionStringBuilder(Application).Username!;

    /// <summary>
    /// Takes the connection strings from the environment, or starts the private cluster of the data folder. The master key comes from
    /// the environment or, outside Production, from a file of the data folder that is made on first start. Throws where Production would reach the database in the open.
    /// </summary>
    public static async Task<Means> Prepare(PortalSettings settings, CancellationToken cancel)
    {
        var key = MasterKeyFile.Find(settings);
        if (Given(ApplicationVariable) is { } application)
        {
            var owner = Given(OwnerVariable);
            Security.DatabaseTransport.Check(settings, ApplicationVariable, application);
            if (owner is not null)
                Security.DatabaseTransport.Check(settings, OwnerVariable, owner);
            return new Means(application, owner, key);
        }

        var cluster = await new PrivateCluster(settings.Data, Console.WriteLine).Start(cancel);
        return new Means(cluster.Application, cluster.Owner, key);
    }

    /// <summary>As <see cref="Prepare"/>, for verbs that work as the owner of the database; throws when the environment names the application's role alone.</summary>
    public static async Task<Means> PrepareOwner(PortalSettings settings, CancellationToken cancel)
    {
        var means = await Prepare(settings, cancel);
        return means.Owner is null ? throw new CannotStartException(Words.NeedsOwner) : means;
    }

    private static string? Given(string variable) => Environment.GetEnvironmentVariable(variable) is { } value && !string.IsNullOrWhiteSpace(value) ? value : null;

    /// <summary>The use cases without the web, for the verbs: nobody is signed in.</summary>
    public ServiceProvider Services()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddPeaceCoord(Application, Owner, MasterKey);
        services.AddSingleton<ICurrentActor, Nobody>();
        return services.BuildServiceProvider();
    }

    private sealed class Nobody : ICurrentActor
    {
        public Task<Actor> Get(CancellationToken cancel) => Task.FromResult(Actor.Anonymous);
    }
}
