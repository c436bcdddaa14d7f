using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Communities;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Search;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.Consultations;

/// <summary>
/// Finds consultations by words. Behind row security Postgres may not use an index for likeness and would read every record: so the words are
/// looked for by one function of the owner's, which finds within the actor's workspaces only and says nothing but ids.
/// </summary>
internal static class ConsultationSearch
{
    /// <summary>
    /// What is searched stands in a column that Postgres works out itself, so that whatever takes a name out of a title or place takes it
    /// out of there too. The index only says where to look, so what is looked for is folded once, by a select of its own, and not for each row. Accents count for nothing, nor vowel signs of Arabic, nor what makes ø, ł and ß of o, l and ss. What stands in drafts is sealed, and is not searched; nor is a place that is not shown exactly.
    /// </summary>
    public const string Function =
        """
        create or replace function peacecoord_fold(said text) returns text language sql immutable strict parallel safe set search_path = pg_catalog, public, pg_temp
            as $fold$ select lower(unaccent('unaccent', peacecoord_fold_written(said))) $fold$;
        alter table consultations add column if not exists searched text generated always as (peacecoord_fold(
            coalesce(title, '') || ' ' || coalesce(reference, '') || ' ' || case when sensitivity is null or sensitivity = 'Exact' then coalesce(place_name, '') else '' end)) stored;
        create index if not exists ix_consultations_searched on consultations using gin (searched gin_trgm_ops);
        create or replace function peacecoord_consultations_found(pattern text, communities uuid[]) returns setof uuid language sql stable security definer set search_path = pg_catalog, public, pg_temp
            as $found$
                select id from consultations where searched like (select peacecoord_fold(pattern)) and workspace_id = any((select peacecoord_workspaces())::uuid[])
                union
                select consultation_id from consultation_communities where community_id = any(communities) and workspace_id = any((select peacecoord_workspaces())::uuid[])
            $found$;
        """;

    /// <summary>Every word stands in the title, the reference, the place as far as it is shown, or the name of a community the actor may see.</summary>
    /// <returns>To be narrowed by <see cref="Finding.VisibleTo"/>, as every query.</returns>
    public static async Task<IQueryable<Consultation>> ConsultationsFound(this PeaceCoordDb db, Actor actor, string words, CancellationToken cancel)
    {
        List<string> conditions = [];
        List<object> values = [];
        foreach (var (_, pattern) in Searches.Patterns(words))
        {
            var communities = await db.CommunitiesNamed(actor, pattern).ToListAsync(cancel);
            conditions.Add($"id in (select peacecoord_consultations_found({{{values.Count}}}, {{{values.Count + 1}}}))");
            values.AddRange([pattern, communities.Select(id => id.Value).ToArray()]);
        }

        var sql = "select * from consultations where " + string.Join(" and ", conditions.DefaultIfEmpty("true"));
        return db.Consultations.FromSqlRaw(sql, [.. values]);
    }
}
