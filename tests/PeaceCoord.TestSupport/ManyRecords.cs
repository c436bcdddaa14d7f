using PeaceCoord.Application.Communities;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Places;

namespace PeaceCoord.TestSupport;

/// <summary>More communities and areas than anybody would scroll through, among them a few with names to look for.</summary>
public static class ManyRecords
{
    public const string Well = "Quartier du Vieux Puits";

    /// <returns>The community named <see cref="Well"/>.</returns>
    public static async Task<CommunityId> Fill(Stage stage, FieldTeam team, CancellationToken cancel)
    {
        await using (var db = stage.OpenAsOwner())
        {
            for (var number = 1; number <= 30; number++)
            {
                var area = new Area($"TT01{number:00}");
                area.Correct(new AreaFacts("TTT", 1, null, 6.6m, -9.4m, [("fr", number == 1 ? "Mbélo" : $"Canton {number:00}")]));
                db.Add(area);
            }

            await db.SaveChangesAsync(cancel);
        }

        for (var number = 1; number <= 30; number++)
            await Add(stage, team, $"Village {number:00}", cancel);
        await Add(stage, team, "Étoile de Mbélo", cancel);
        return await Add(stage, team, Well, cancel);
    }

    private static async Task<CommunityId> Add(Stage stage, FieldTeam team, string name, CancellationToken cancel)
    {
        var id = CommunityId.New();
        var input = new CommunityInput { NameFr = name, Kind = CommunityKind.Village, Area = "TT0101", SeenWithUs = SeenWithUs.Openly };
        var added = await stage.As<AddCommunity, Result>(team.Officer, add => add.Run(id, team.Workspace, input, cancel));
        return added.Succeeded ? id : throw new InvalidOperationException(string.Join("; ", added.Refusals));
    }
}
