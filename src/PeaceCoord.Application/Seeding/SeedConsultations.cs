using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Audit;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Places;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Seeding;

/// <summary>
/// Adds many made-up consultations, with what was said and promised at them, to a database that holds the demonstration and nothing
/// else: to see how the portal bears the load of years. The same number gives the same records, but for what is counted from today.
/// They are skewed as real ones are: a third of them in one mission, a few villages met far more often than most, more of them lately; a few are planned.
/// They have no earlier versions and no audit entries of their own; one entry says that they were added.
/// </summary>
public sealed class SeedConsultations(Database database, TimeProvider clock) : IUseCase
{
    public const int Most = 1_000_000;

    private const int Missions = 12;
    private const int AtOnce = 2_000;
    private const int Seed = 1325;
    private const string Mark = "-S";

    /// <summary>Brings the made-up records to <paramref name="count"/>; all are stored, or none. Refused when there are people's own records, or no demonstration.</summary>
    /// <param name="count">From 1 to <see cref="Most"/>.</param>
    /// <param name="report">Gets from time to time how many are written.</param>
    /// <returns>How many were added: none when there were as many already.</returns>
    public async Task<Result<int>> Run(int count, Action<int> report, CancellationToken cancel)
    {
        var check = new Check().Range(count, 1, Most, "consultations");
        if (!check.Passed)
            return Result<int>.Refused(check.Refusals);

        await using var db = database.OpenAsOwner<SeedConsultations>();
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
        if (await db.Workspaces.AnyAsync(workspace => !workspace.IsFictional, cancel))
            return new Refusal(SeedingRefusalCodes.HoldsRealRecords);
        if (!await db.Workspaces.AnyAsync(cancel))
            return new Refusal(SeedingRefusalCodes.NoDemonstration);
        if (await db.Consultations.AnyAsync(c => c.Reference!.Contains(Mark), cancel))
            return 0;

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var missions = await Found(db, cancel);
        await Fill(db, missions, count, report, cancel);
        foreach (var mission in missions)
            await db.Note(new Act(nameof(SeedConsultations), WorkspaceId: mission.Workspace.Id.Value), cancel);
        await transaction.CommitAsync(cancel);
        await db.Database.ExecuteSqlAsync($"ANALYZE", cancel);
        return count;
    }

    private async Task Fill(PeaceCoordDb db, IReadOnlyList<SeededMission> missions, int count, Action<int> report, CancellationToken cancel)
    {
        var dice = new Dice(Seed);
        var shares = Shares(missions.Count, count);
        foreach (var (mission, share) in missions.Zip(shares))
            mission.Populate(share);
        await db.Copy(missions.SelectMany(mission => mission.Communities), cancel);

        var maker = new SeededConsultation(dice, clock.GetUtcNow());
        var number = 0;
        foreach (var (mission, share) in missions.Zip(shares))
        {
            for (var made = 0; made < share; made += AtOnce)
            {
                await db.Copy(Enumerable.Range(0, Math.Min(AtOnce, share - made)).SelectMany(_ => maker.Make(mission, ++number)), cancel);
                report(number);
            }
        }
    }

    /// <summary>The demonstration's own mission, and others beside it.</summary>
    private static async Task<IReadOnlyList<SeededMission>> Found(PeaceCoordDb db, CancellationToken cancel)
    {
        var dice = new Dice(Seed + 1);
        var areas = await db.Areas.AsNoTracking().Where(area => area.Level == Domain.Places.Area.DeepestLevel - 1).OrderBy(area => area.PCode)
            .Select(area => new { area.PCode, Name = area.Names.OrderBy(name => name.Language == "en" ? 0 : 1).ThenBy(name => name.Language).Select(name => name.Text).First() }).ToListAsync(cancel);
        var places = areas.ConvertAll(area => (area.PCode, area.Name));
        var home = await db.Workspaces.OrderByDescending(workspace => workspace.FieldOffices.Count).ThenBy(workspace => workspace.Code).FirstAsync(cancel);
        var writers = await db.Memberships.Where(membership => membership.WorkspaceId == home.Id && (membership.Role == Role.Officer || membership.Role == Role.SectionHead))
            .OrderBy(membership => membership.From).ThenBy(membership => membership.Id).Select(membership => membership.AccountId).ToListAsync(cancel);
        List<MissionWorkspace> workspaces = [home];
        for (var number = 1; number < Missions; number++)
        {
            var other = MissionWorkspace.Found(string.Create(CultureInfo.InvariantCulture, $"MADE-UP-{number:00}"), $"Made-up mission {number}", home.TimeZone, isFictional: true);
            other.AddSection("Civil Affairs");
            other.AddFieldOffice("North", places[0].PCode);
            other.AddFieldOffice("South", places[^1].PCode);
            db.Add(other);
            workspaces.Add(other);
        }

        await db.SaveChangesAsync(cancel);
        return workspaces.ConvertAll(workspace => new SeededMission(workspace, writers, places, dice));
    }

    /// <summary>The second mission has half of what the first has, the third a third, and so on.</summary>
    private static List<int> Shares(int missions, int count)
    {
        var whole = Enumerable.Range(1, missions).Sum(rank => 1.0 / rank);
        List<int> shares = [.. Enumerable.Range(1, missions).Select(rank => (int)(count / rank / whole))];
        shares[0] += count - shares.Sum();
        return shares;
    }
}

/// <summary>Why made-up records are not added.</summary>
public static class SeedingRefusalCodes
{
    public const string HoldsRealRecords = "Seeding.HoldsRealRecords";
    public const string NoDemonstration = "Seeding.NoDemonstration";
}
