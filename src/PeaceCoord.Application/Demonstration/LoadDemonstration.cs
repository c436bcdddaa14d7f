using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PeaceCoord.Application.Audit;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Places;
using PeaceCoord.Application.Protection;
using PeaceCoord.Application.ReferenceData;
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

    private const string Finished = "DemonstrationLoaded";

    /// <summary>Days before today on which the mission's workspace was founded: before its first consultation.</summary>
    internal const int FoundedDaysAgo = 440;

    /// <returns>Whether anything was loaded.</returns>
    public static async Task<bool> Run(string application, string owner, MasterKey masterKey, DateTimeOffset now, Action<DemonstrationStep> report, CancellationToken cancel)
    {
        await using var play = new Play(application, owner, masterKey);
        var content = Content.Read();
        await using var alone = await Alone(owner, cancel);
        if (await play.Prepare(now, services => IsLoaded(services, content, report, cancel)))
            return false;

        report(new DemonstrationStep.Begun());
        var cast = await play.Prepare(now.AddDays(-FoundedDaysAgo), services => Found(services, content, cancel));
        Write(play, content, cast, now);
        var acts = await play.Run(cancel);
        await play.Prepare(now, services => Finish(services, cancel));
        report(new DemonstrationStep.Ready(acts));
        return true;
    }

    /// <summary>The sign-in names, with what each is, for the sign-in page and the console.</summary>
    public static IReadOnlyList<(string Email, string Name)> SignIns() => [.. Content.Read().Workspaces.Accounts.Select(account => (account.SignIn, account.DisplayName))];

    private static void Write(Play play, Content content, Cast cast, DateTimeOffset now)
    {
        var start = now.AddDays(-FoundedDaysAgo).AddHours(1);
        PlayCommunities.AddTo(play, content, cast, start);
        PlayOrganisations.AddTo(play, content, cast, start, now);
        var toldAt = content.Consultations.SelectMany(entry => entry.Commitments ?? []).Where(commitment => commitment.Told?.At is not null).ToLookup(commitment => commitment.Told!.At!, StringComparer.Ordinal);
        var refusedAt = content.Consultations.SelectMany(entry => (entry.Concerns ?? []).Where(concern => concern.Told?.At is not null).Select(concern => (Asked: entry.Key, Concern: concern)))
            .ToLookup(told => told.Concern.Told!.At!, StringComparer.Ordinal);
        var consultations = new PlayConsultations(play, cast, now, toldAt, refusedAt);
        var commitments = new PlayCommitments(play, cast, now, key => consultations.RecordedAt(content.Consultations.First(entry => entry.Key == key)));
        foreach (var entry in content.Consultations)
        {
            consultations.Add(entry);
            if (entry.State != "recorded")
                continue;
            foreach (var commitment in entry.Commitments ?? [])
                commitments.Add(commitment, commitment.AddedDaysAgo is { } added ? now.AddDays(-added) : consultations.RecordedAt(entry));
        }

        PlayAgreements.AddTo(play, content, cast, now);
        var forums = new PlayForums(play, cast, now);
        foreach (var entry in content.Forums)
            forums.Add(entry);
        PlayOutreach.AddTo(play, content, cast, now);
        PlayMemberships.AddTo(play, cast, now);
        PlayCalendars.AddTo(play, cast, now);
        PlayLater.AddTo(play, cast, now);
        PlayFiles.AddTo(play, cast, now);
        PlayPublishing.AddTo(play, cast, now);
        PlayRequests.AddTo(play, cast, now);
        PlayClosing.AddTo(play, cast, now);
        PlayOversight.AddTo(play, cast, now);
        var partnerships = new PlayPartnerships(play, cast, now);
        foreach (var entry in content.Partnerships)
            partnerships.Add(entry);
    }

    /// <summary>Waits until no other process plays, and keeps others waiting while it is open. The server lets go of it when a process is killed.</summary>
    private static async Task<NpgsqlConnection> Alone(string owner, CancellationToken cancel)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(owner) { Pooling = false, CommandTimeout = 0 }.ConnectionString);
        await connection.OpenAsync(cancel);
        await using var command = new NpgsqlCommand($"select pg_advisory_lock(hashtext('{Finished}'))", connection);
        await command.ExecuteNonQueryAsync(cancel);
        return connection;
    }

    /// <summary>Whether an earlier start played it to the end. What an interrupted one left is thrown away: half a play is no demonstration.</summary>
    private static async Task<bool> IsLoaded(IServiceProvider services, Content content, Action<DemonstrationStep> report, CancellationToken cancel)
    {
        await using var db = services.GetRequiredService<Database>().OpenAsOwner<MigrateDatabase>();
        if (await db.AuditEntries.AnyAsync(entry => entry.Act == Finished, cancel))
            return true;
        var codes = content.Workspaces.Workspaces.Select(workspace => workspace.Code).ToList();
        if (await db.Workspaces.AnyAsync(workspace => codes.Contains(workspace.Code), cancel))
        {
            await InterruptedDemonstration.ThrowAway(db, cancel);
            report(new DemonstrationStep.ThrownAway());
        }

        return false;
    }

    private static async Task<bool> Finish(IServiceProvider services, CancellationToken cancel)
    {
        await using var db = services.GetRequiredService<Database>().OpenAsOwner<MigrateDatabase>();
        await db.Note(new Act(Finished), cancel);
        return true;
    }

    private static async Task<Cast> Found(IServiceProvider services, Content content, CancellationToken cancel)
    {
        await using var db = services.GetRequiredService<Database>().OpenAsOwner<MigrateDatabase>();
        var areas = await services.GetRequiredService<ImportAreas>().Run(ReferenceFiles.One("areas.csv", () => new StreamReader(Content.Areas())), "areas.csv", _ => { }, cancel);
        if (!areas.Succeeded)
            throw new InvalidOperationException("The demonstration's gazetteer is faulty: " + string.Join(", ", areas.Refusals.Select(refusal => $"{refusal.Code} {string.Join(' ', refusal.Arguments)}")));

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
            if (entry.Organisation is null)
                db.Add(cast.MembershipOf(entry, now));
        }

        await db.SaveChangesAsync(cancel);
        return cast;
    }
}
