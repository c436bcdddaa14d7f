namespace PeaceCoord.Bench;

/// <summary>A page that is timed, beside SQL that asks the database for what the page shows.</summary>
/// <param name="Who">A sign-in name of the demonstration; null is a visitor.</param>
internal sealed record Question(string Address, string Sql, string? Who = null)
{
    public static IReadOnlyList<Question> All { get; } =
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
}
