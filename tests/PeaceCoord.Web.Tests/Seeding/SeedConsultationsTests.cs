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
        SELECT md5(string_agg(concat_ws('|', c.id, c.state, c.title, c.held_on, c.label, c.area_p_code, (SELECT sum(heads) FROM consultation_participation WHERE consultation_id = c.id),
                   (SELECT string_agg(concat_ws(',', id, summary), ';' ORDER BY "order") FROM consultation_concerns WHERE consultation_id = c.id),
                   (SELECT string_agg(concat_ws(',', id, text, state, due), ';' ORDER BY id) FROM commitments WHERE consultation_id = c.id)), '|' ORDER BY c.id))
        FROM consultations c WHERE c.workspace_id IN (SELECT id FROM workspaces WHERE code LIKE 'MADE-UP-%') OR c.reference LIKE '%-S%'
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
    public async Task They_are_in_four_languages_over_many_missions_and_a_few_of_them_have_most()
    {
        await using var stage = await Stage.SetWithDemonstration(cluster, Cancel);
        var before = (await Count("SELECT id FROM workspaces"), await Count("SELECT id FROM consultations WHERE state = 'Planned'"));
        (await Seed(stage)).Value.ShouldBe(Some);
        const string Made = "FROM consultations c WHERE c.reference LIKE '%-S%'";

        foreach (var (language, title) in new[] { ("fr", "^(Rencontre|Groupe de parole|Visite du|Réunion) "), ("ar", "[ء-ي]"), ("en", "^(Meeting with|Focus group|Visit to|Committee) "), ("es", "^(Encuentro|Grupo de discusión|Visita a|Reunión) ") })
        {
            (await Count($"SELECT id {Made} AND language = '{language}'")).ShouldBeGreaterThan(Some / 50, language);
            (await Count($"SELECT id {Made} AND (language = '{language}') <> (title ~ '{title}')")).ShouldBe(0, language);
        }

        // What is raised and promised is said in the language of the meeting: without places and numbers no sentence is in two of them.
        foreach (var (table, text) in new[] { ("consultation_concerns", "summary"), ("commitments", "text") })
        {
            var sentences = $"SELECT language, regexp_replace(replace(t.{text}, place_name, '#'), '[0-9]+', '#') AS said FROM (SELECT id AS consultation_id, language, place_name {Made}) AS c JOIN {table} AS t USING (consultation_id)";
            (await Count($"SELECT said FROM ({sentences}) AS s GROUP BY said HAVING count(DISTINCT language) > 1")).ShouldBe(0, table);
            (await Count($"SELECT language FROM ({sentences}) AS s GROUP BY language HAVING count(DISTINCT said) > 1")).ShouldBe(4, table);
        }

        (await Count("SELECT id FROM workspaces")).ShouldBe(before.Item1 + 11);
        (await Count($"SELECT DISTINCT workspace_id {Made}")).ShouldBe(12);
        (await Skew($"SELECT count(*) AS of {Made} GROUP BY workspace_id")).ShouldBeGreaterThan(4, "the largest mission, and the one in the middle");
        (await Skew($"SELECT count(*) AS of FROM consultation_communities m JOIN (SELECT id {Made} AND c.reference LIKE 'MINUKES-%') AS c ON c.id = m.consultation_id GROUP BY m.community_id")).ShouldBeGreaterThan(2.5, "the village met most, and the one in the middle");
        (await Count("SELECT id FROM consultations WHERE state = 'Planned' AND held_on > current_date")).ShouldBeGreaterThanOrEqualTo(2);
        (await Count("SELECT id FROM consultations WHERE state = 'Planned'")).ShouldBe(before.Item2 + (Some / 200));

        async Task<long> Count(string rows) => (long)(await Ask(stage, $"SELECT count(*) FROM ({rows}) AS rows"))!;
        async Task<double> Skew(string counts) => (double)(await Ask(stage, $"SELECT max(of) / percentile_cont(0.5) WITHIN GROUP (ORDER BY of) FROM ({counts}) AS counts"))!;
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
