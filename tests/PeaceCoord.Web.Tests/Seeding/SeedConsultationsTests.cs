using Npgsql;
using PeaceCoord.Application.Audit;
using PeaceCoord.Application.Commitments;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.Seeding;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Web.Tests.Seeding;

public sealed class SeedConsultationsTests(TestCluster cluster)
{
    private const int Some = 400;

    private const string Content = """
        SELECT md5(string_agg(concat_ws('|', c.title, c.held_on, c.label, c.area_p_code, (SELECT sum(heads) FROM consultation_participation WHERE consultation_id = c.id),
                   (SELECT string_agg(summary, ';' ORDER BY "order") FROM consultation_concerns WHERE consultation_id = c.id)), '|' ORDER BY c.reference))
        FROM consultations c WHERE c.reference LIKE '%-S%'
        """;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Made_up_records_are_added_once_and_are_records_like_any_other()
    {
        await using var stage = await Stage.SetWithDemonstration(cluster, Cancel);
        var officer = new AccountId((Guid)(await Ask(stage, "SELECT id FROM accounts WHERE email = 'officer@minukes.example'"))!);
        var before = (await stage.As<ListConsultations, ConsultationList>(officer, list => list.Run(new ConsultationFilter(), Cancel))).Count;

        List<int> told = [];
        (await stage.As<SeedConsultations, Result<int>>(null, seed => seed.Run(Some, told.Add, Cancel))).Value.ShouldBe(Some);
        told.ShouldBeInOrder();
        told[^1].ShouldBe(Some);
        (await Seed(stage)).Value.ShouldBe(0);

        var after = await stage.As<ListConsultations, ConsultationList>(officer, list => list.Run(new ConsultationFilter(), Cancel));
        after.Count.ShouldBeGreaterThan(before + (Some / 5));
        // Those of other missions are there, and out of reach.
        after.Count.ShouldBeLessThan(before + (Some / 2));
        (await Ask(stage, "SELECT count(*) FROM consultations c LEFT JOIN consultation_concerns p ON p.consultation_id = c.id AND p.workspace_id = c.workspace_id WHERE c.reference LIKE '%-S%' AND p.id IS NULL")).ShouldBe(0L);

        var promised = new CommitmentId((Guid)(await Ask(stage, $"SELECT m.id FROM commitments m JOIN consultations c ON c.id = m.consultation_id WHERE c.reference LIKE 'MINUKES-%-S%' AND m.state = 'Recorded' AND m.owner_id = '{officer.Value}' AND m.label = 'Restricted' ORDER BY m.id LIMIT 1"))!);
        (await stage.As<AcceptCommitment, Result>(officer, accept => accept.Run(promised, new CommitmentActInput { Version = 1 }, Cancel))).Refusals.ShouldBeEmpty();
        (await Ask(stage, $"SELECT version FROM commitments WHERE id = '{promised.Value}'")).ShouldBe(2);
        (await stage.As<VerifyAudit, AuditOutcome>(null, verify => verify.Run(null, Cancel))).Fault.ShouldBeNull();
    }

    [Fact]
    public async Task The_same_number_gives_the_same_records()
    {
        await using var one = await Stage.SetWithDemonstration(cluster, Cancel);
        await using var other = await Stage.SetWithDemonstration(cluster, Cancel);
        await Seed(one);
        await Seed(other);

        (await Ask(one, Content)).ShouldBe(await Ask(other, Content));
    }

    [Fact]
    public async Task They_are_never_put_beside_peoples_own_records()
    {
        await using var stage = await Stage.Set(cluster, Cancel);
        (await Seed(stage)).Is(SeedingRefusalCodes.NoDemonstration).ShouldBeTrue();

        await using (var db = stage.OpenAsOwner())
        {
            db.Add(MissionWorkspace.Found("REAL", "A mission", "Africa/Monrovia", isFictional: false));
            await db.SaveChangesAsync(Cancel);
        }

        (await Seed(stage)).Is(SeedingRefusalCodes.HoldsRealRecords).ShouldBeTrue();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(SeedConsultations.Most + 1)]
    public async Task A_number_out_of_range_is_refused(int count)
    {
        await using var stage = await Stage.Set(cluster, Cancel);
        var seeded = await stage.As<SeedConsultations, Result<int>>(null, seed => seed.Run(count, _ => { }, Cancel));
        seeded.Refusals.ShouldHaveSingleItem().Field.ShouldBe("consultations");
    }

    private static Task<Result<int>> Seed(Stage stage) => stage.As<SeedConsultations, Result<int>>(null, seed => seed.Run(Some, _ => { }, Cancel));

    private static async Task<object?> Ask(Stage stage, string sql)
    {
        await using var database = NpgsqlDataSource.Create(stage.Database.Administrator);
        await using var command = database.CreateCommand(sql);
        return await command.ExecuteScalarAsync(Cancel);
    }
}
