using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.DependencyInjection;
using PeaceCoord.Application.Protection;

namespace PeaceCoord.Application.Persistence;

/// <summary>For <c>dotnet ef</c>: builds the context the way the portal does, so that Identity's schema version is the same.</summary>
internal sealed class DesignTime : IDesignTimeDbContextFactory<PeaceCoordDb>
{
    public PeaceCoordDb CreateDbContext(string[] args)
    {
        var services = new ServiceCollection().AddLogging();
        services.AddPeaceCoord("Host=design-time", null, MasterKey.New());
        return services.BuildServiceProvider().CreateScope().ServiceProvider.GetRequiredService<PeaceCoordDb>();
    }
}
