namespace PeaceCoord.Bench;

/// <summary>A page that is timed, beside SQL that asks the database for what the page shows.</summary>
/// <param name="Who">A sign-in name of the demonstration; null is a visitor.</param>
internal sealed record Question(string Address, string Sql, string? Who = null)
{
    public static IReadOnlyList<Question> OfPublic { get; } =
    [
        new("/missions", """
            SELECT m.slug, m.acronym, m.name, m.kind, m.start_earliest, m.end_earliest, m.countries,
                   (SELECT count(*) FROM mandates WHERE mission_id = m.id), count(*) OVER ()
            FROM missions m WHERE NOT m.is_fictional ORDER BY m.start_earliest, m.slug LIMIT 50
            """),
        new("/missions/unmil", """
            SELECT m.name, m.notes, d.resolution, d.adopted_on, d.expires_on, d.action, d.summary, d.engagement_strength, e.task, e.effect
            FROM missions m JOIN mandates d ON d.mission_id = m.id LEFT JOIN mandate_task_effects e ON e.mandate_id = d.id
            WHERE m.slug = 'unmil' ORDER BY d.adopted_on
            """),
        new("/mandates", """
            SELECT d.resolution, d.adopted_on, d.action, d.summary, d.engagement_strength, m.acronym, count(*) OVER ()
            FROM mandates d JOIN missions m ON m.id = d.mission_id WHERE NOT m.is_fictional ORDER BY d.adopted_on DESC, d.resolution LIMIT 50
            """),
        new("/tasks/poc?on=2005-12-31", """
            SELECT m.slug, m.acronym, d.adopted_on, e.effect
            FROM mandate_task_effects e JOIN mandates d ON d.id = e.mandate_id JOIN missions m ON m.id = d.mission_id
            WHERE e.task = 'poc' AND NOT m.is_fictional AND d.adopted_on <= '2005-12-31' ORDER BY m.slug, d.adopted_on
            """),
        new("/organisations", "SELECT id, legal_name, acronym, kind, count(*) OVER () FROM organisations ORDER BY legal_name LIMIT 50", "head@minukes.example"),
        new("/agreements", "SELECT id, title, signed_on, label FROM local_agreements ORDER BY signed_on DESC LIMIT 50", "head@minukes.example"),
    ];

    /// <summary>What the head of a section asks in a mission with a third of all records. The SQL asks as an administrator: no rules, no clearances.</summary>
    public static IReadOnlyList<Question> OfRecords { get; } =
    [
        AsHead("/consultations", $"{Consultations} ORDER BY c.held_on DESC, c.id DESC LIMIT 25"),
        AsHead("/consultations?sort=title", $"{Consultations} ORDER BY c.title, c.id LIMIT 25"),
        AsHead("/consultations?page=500", $"{Consultations} ORDER BY c.held_on DESC, c.id DESC LIMIT 25 OFFSET 12475"),
        AsHead("/commitments", $"{Commitments} ORDER BY closed_at IS NOT NULL, due, id LIMIT 50"),
        AsHead("/commitments?only=overdue", $"{Commitments} AND closed_at IS NULL AND due < current_date ORDER BY due, id LIMIT 50"),
        AsHead("/commitments/board", $"{Commitments} AND closed_at IS NULL ORDER BY state, due, id LIMIT 60"),
        AsHead("/work", $"SELECT id, title, submitted_at FROM consultations WHERE workspace_id = {Mission} AND state = 'Submitted' ORDER BY submitted_at LIMIT 25"),
        AsHead("/work?list=verify", $"{Commitments} AND closed_at IS NULL AND priority = 'High' AND verified_by IS NULL AND state IN ('Delivered', 'Confirmed') ORDER BY delivered_on, id LIMIT 25"),
        AsHead("/work?list=close", $"{Commitments} AND closed_at IS NULL AND told_on IS NOT NULL AND state IN ('Delivered', 'Declined', 'Confirmed') ORDER BY told_on, id LIMIT 25"),
        AsHead("/commitments?only=to-close", $"{Commitments} AND closed_at IS NULL AND told_on IS NOT NULL AND state IN ('Delivered', 'Declined', 'Confirmed') ORDER BY due, id LIMIT 50"),
        AsHead("/consultations/planned", $"SELECT id, title, held_on FROM consultations WHERE workspace_id = {Mission} AND state IN ('Planned', 'Postponed') AND held_on >= date_trunc('month', current_date) ORDER BY held_on"),
        AsHead("/communities", $"SELECT id, kind, area_pcode, count(*) OVER () FROM communities WHERE workspace_id = {Mission} LIMIT 50"),
        AsHead("/communities/{most met}", $"""
            SELECT c.id, c.held_on, c.title, o.summary, o.state FROM consultations c JOIN consultation_communities m ON m.consultation_id = c.id
            LEFT JOIN consultation_concerns o ON o.consultation_id = c.id WHERE m.community_id = {MostMet} ORDER BY c.held_on DESC
            """),
        AsHead("/inclusion", $"""
            SELECT c.area_p_code, p.sex, p.age, sum(p.heads), count(DISTINCT c.id) FROM consultations c JOIN consultation_participation p ON p.consultation_id = c.id
            WHERE c.workspace_id = {Mission} AND c.state = 'Recorded' AND c.held_on >= date_trunc('quarter', current_date) GROUP BY 1, 2, 3
            """),
        AsHead("/inclusion/communities", $"SELECT m.community_id, max(c.held_on) FROM consultation_communities m JOIN consultations c ON c.id = m.consultation_id WHERE c.workspace_id = {Mission} AND c.state = 'Recorded' GROUP BY 1 ORDER BY 2 LIMIT 50"),
        AsHead("/workspace", $"SELECT count(*) FILTER (WHERE due < current_date), count(*) FILTER (WHERE told_on IS NULL), count(*) FROM commitments WHERE workspace_id = {Mission} AND closed_at IS NULL"),
    ];

    /// <summary>Who asks for records.</summary>
    public const string Head = "head@minukes.example";

    /// <summary>As if somebody had saved something in the mission: nothing that was kept of it stands. The chain of this portal, which is thrown away, does not hold after it.</summary>
    public const string Save = $"BEGIN; SET LOCAL session_replication_role = replica; UPDATE audit_entries SET code = sha256(code || random()::text::bytea) WHERE sequence = (SELECT max(sequence) FROM audit_entries WHERE workspace_id = {Mission}); COMMIT";

    /// <summary>Of those, what is timed with and without row security.</summary>
    public static IReadOnlyList<string> Lists { get; } = ["/consultations", "/consultations?sort=title", "/commitments", "/commitments?only=overdue", "/communities", "/organisations"];

    /// <summary>
    /// A word of many titles, two words, a community's, and one that stands nowhere; each asked by somebody else of the mission, for the portal refuses
    /// whoever searches more than <c>SearchLimit.SearchesAMinute</c> times.
    /// </summary>
    public static IReadOnlyList<(string Words, string Who)> Searches { get; } =
        [("water", Head), ("water market", "officer@minukes.example"), ("Ndoro", "leadership@minukes.example"), ("nosuchword", "analyst@minukes.example")];

    /// <summary>The community that most meetings were held with, by its id.</summary>
    public const string MostMet = $"(SELECT community_id FROM consultation_communities WHERE workspace_id = {Mission} GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1)";

    private const string Mission = "(SELECT id FROM workspaces WHERE code = 'MINUKES')";

    private const string Consultations = $"""
        SELECT c.reference, c.title, c.held_on, c.state, c.label, c.place_name, count(*) OVER (),
               (SELECT sum(heads) FROM consultation_participation WHERE consultation_id = c.id), (SELECT count(*) FROM consultation_concerns WHERE consultation_id = c.id)
        FROM consultations c WHERE c.workspace_id = {Mission}
        """;

    private const string Commitments = $"SELECT text, kind, due, state, label, count(*) OVER () FROM commitments WHERE workspace_id = {Mission}";

    private static Question AsHead(string address, string sql) => new(address, sql, Head);
}
