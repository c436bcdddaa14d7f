using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Protection;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Demonstration;

/// <summary>Loads the fictional mission and plays its fourteen months. Run on a database that has it already, it does nothing.</summary>
public static class LoadDemonstration
{
    /// <summary>The one password of all demonstration accounts; printed at start and in the README, never valid elsewhere.</summary>
    public const string Password = "river-thread-knot";

    /// <summary>Days before today on which the mission's workspace was founded: before its first consultation.</summary>
    private const int FoundedDaysAgo = 440;

    /// <returns>Whether anything was loaded.</returns>
    public static async Task<bool> Run(string application, string owner, MasterKey masterKey, DateTimeOffset now, Action<string> report, CancellationToken cancel)
    {
        await using var play = new Play(application, owner, masterKey);
        var content = Content.Read();
        if (await play.Prepare(now, services => Exists(services, content, cancel)))
            return false;

        report("Playing fourteen months of the fictional mission (first start only, half a minute)…");
        var cast = await play.Prepare(now.AddDays(-FoundedDaysAgo), services => Found(services, content, cancel));
        var acts = await play.Run(cancel);
        report($"The demonstration is ready: {acts} acts were played.");
        return true;
    }

    /// <summary>The sign-in names, with what each is, for the sign-in page and the console.</summary>
    public static IReadOnlyList<(string Email, string Name)> SignIns() => [.. Content.Read().Workspaces.Accounts.Select(account => (account.SignIn, account.DisplayName))];

    private static async Task<bool> Exists(IServiceProvider services, Content content, CancellationToken cancel)
    {
        await using var db = services.GetRequiredService<Database>().OpenAsOwner<MigrateDatabase>();
        var codes = content.Workspaces.Workspaces.Select(workspace => workspace.Code).ToList();
        return await db.Workspaces.AnyAsync(workspace => codes.Contains(workspace.Code), cancel);
    }

    private static async Task<Cast> Found(IServiceProvider services, Content content, CancellationToken cancel)
    {
        await using var db = services.GetRequiredService<Database>().OpenAsOwner<MigrateDatabase>();
        var cast = new Cast(content);
        foreach (var entry in content.Workspaces.Workspaces)
            db.Add(cast.Found(entry));
        await db.SaveChangesAsync(cancel);

        var accounts = services.GetRequiredService<UserManager<Account>>();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        foreach (var entry in content.Workspaces.Accounts)
        {
            var account = (await accounts.Create(entry.SignIn, entry.DisplayName, Password, entry.Language)).Value;
            cast.Accounts[entry.Key] = new AccountId(account.Id);
            db.Add(cast.MembershipOf(entry, now));
        }

        await db.SaveChangesAsync(cancel);
        return cast;
    }
}
