using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using PeaceCoord.Application.Closing;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Erasures;
using PeaceCoord.Domain.Oversight;
using PeaceCoord.Domain.Sharing;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Erasures;

/// <summary>
/// The one way past append-only versions: functions of the owner that take words out of earlier versions, each only for an erasure that two people
/// decided, that no legal hold or incident stands against, nor against a record the words stand in, and, of what retention destroys, that is due by the database's own clock. Worked out from the model.
/// </summary>
internal static class ErasingRules
{
    /// <summary>What the database answers where a name stands in a record that must stay as it is.</summary>
    public const string StandsState = "PC001";

    private const string Gone = $"'{WrittenName.Withheld}'";

    public static string Functions(IModel model) => string.Join('\n', Common, Texts(model), TakeOut(model), Erase(model));

    /// <summary>What folds alike in <see cref="WrittenName"/> folds alike here, so that a text in which the name stands is never passed over.</summary>
    public const string Fold =
        """
        create or replace function peacecoord_fold_written(said text) returns text language sql immutable strict parallel safe
            as $fold$ select translate(lower(regexp_replace(normalize(said, NFKD), '[\u0300-\u036F\u0610-\u061A\u0640\u064B-\u065F\u0670\u06D6-\u06ED\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]', '', 'g')), U&'\0649\0629', U&'\064A\0647') $fold$;
        """;

    private static readonly string Common =
        $$"""
        create or replace function peacecoord_without(said jsonb, the_name text) returns jsonb language plpgsql immutable strict as $without$
        begin
            return case jsonb_typeof(said)
                when 'string' then to_jsonb(regexp_replace(said #>> '{}', the_name, {{Gone}}, 'g'))
                when 'array' then (select coalesce(jsonb_agg(peacecoord_without(part.value, the_name) order by part.ordinality), '[]') from jsonb_array_elements(said) with ordinality part)
                when 'object' then (select coalesce(jsonb_object_agg(part.key, peacecoord_without(part.value, the_name)), '{}') from jsonb_each(said) part)
                else said end;
        end $without$;
        create or replace function peacecoord_day_of(the_kind text, the_record uuid) returns date language sql stable security definer set search_path = pg_catalog, public, pg_temp
            as $day$ select kept.day from ({{KeptRecords.Records}}) kept where kept.kind = the_kind and kept.id = the_record and kept.workspace_id = any(peacecoord_workspaces()) $day$;
        create or replace function peacecoord_held(the_space uuid) returns uuid[] language sql stable
            as $held$
                with held as (
                    select h.record_id as id from legal_holds h where h.workspace_id = the_space and h.lifted_at is null and h.record_id is not null
                    union select c.id from consultations c where c.workspace_id = the_space and c.frozen_since is not null
                    union select l.id from leaders l where l.workspace_id = the_space and l.frozen_since is not null)
                select coalesce(array_agg(stands.id), '{}') from (select held.id from held union select m.id from commitments m join held on held.id = m.consultation_id) stands
            $held$;
        create or replace function peacecoord_unheld(the_record uuid, held uuid[]) returns uuid language plpgsql immutable as $unheld$
        begin
            if the_record = any(held) then
                raise exception 'It stands in a record that must stay as it is.' using errcode = '{{StandsState}}';
            end if;
            return the_record;
        end $unheld$;
        create or replace function peacecoord_erasing(the_erasure uuid) returns uuid language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $erasing$
        declare
            e erasures%rowtype;
            due boolean;
        begin
            select * into e from erasures x where x.id = the_erasure and x.workspace_id = any(peacecoord_workspaces());
            if e.id is null or e.state <> '{{nameof(ErasureState.Confirmed)}}' or e.decided_by is null or e.decided_by = e.proposed_by then
                raise exception 'This erasure was not decided by two people.';
            end if;
            if exists (select 1 from legal_holds h where h.workspace_id = e.workspace_id and h.lifted_at is null and h.record_id is null) or e.record_id = any(peacecoord_held(e.workspace_id)) then
                raise exception 'A legal hold stands.';
            end if;
            if e.ground = '{{nameof(ErasureGround.RetentionEnded)}}' then
                select coalesce((case when w.retention_basis = '{{nameof(RetentionBasis.AfterRecord)}}' then d.day when w.ends_on is not null then greatest(w.ends_on, d.day) end
                    + make_interval(years => w.retention_years))::date <= (now() at time zone w.time_zone)::date, false) into due
                from workspaces w, (select peacecoord_day_of(e.kind, e.record_id) as day) d where w.id = e.workspace_id;
                if due is not true then
                    raise exception 'Its retention has not ended.';
                end if;
            end if;
            return e.workspace_id;
        end $erasing$;
        """;

    /// <summary>All texts of a mission, earlier versions included, that hold one of some folded words: what the name is looked for in.</summary>
    private static string Texts(IModel model)
    {
        List<string> queries = [];
        foreach (var root in FreeTexts.Naming)
        {
            foreach (var table in FreeTexts.Of(model, root))
            {
                queries.AddRange(table.Texts.Select(column => $"select t.{Quoted(column)} as said from {Quoted(table.Name)} t where t.workspace_id = the_space"));
                queries.AddRange(table.Lists.Select(column => $"select unnest(t.{Quoted(column)}) as said from {Quoted(table.Name)} t where t.workspace_id = the_space"));
            }

            queries.Add($"select part #>> '{{}}' as said from {Quoted(Versions(model, root))} v, jsonb_path_query(v.snapshot, 'strict $.**') part where v.workspace_id = the_space and peacecoord_fold_written(v.snapshot::text) like any(the_words) and jsonb_typeof(part) = 'string'");
        }

        return $"""
            create or replace function peacecoord_texts(the_space uuid, the_words text[]) returns setof text language sql stable security definer set search_path = pg_catalog, public, pg_temp
                as $texts$ select distinct found.said from ({string.Join("\n union all ", queries)}) found where the_space = any(peacecoord_workspaces()) and peacecoord_fold_written(found.said) like any(the_words) $texts$;
            """;
    }

    /// <summary>Takes a name out wherever it stands, now and in earlier versions; answers whose records they were.</summary>
    private static string TakeOut(IModel model)
    {
        var sql = new StringBuilder();
        foreach (var root in FreeTexts.Naming)
        {
            foreach (var table in FreeTexts.Of(model, root))
            {
                var sets = table.Texts.Select(column => $"{Quoted(column)} = regexp_replace(t.{Quoted(column)}, the_name, {Gone}, 'g')")
                    .Concat(table.Lists.Select(column => $"{Quoted(column)} = array(select regexp_replace(line.text, the_name, {Gone}, 'g') from unnest(t.{Quoted(column)}) with ordinality line(text, place) order by line.place)"));
                var whole = string.Join(", ", table.Texts.Select(column => $"t.{Quoted(column)}").Concat(table.Lists.Select(column => $"array_to_string(t.{Quoted(column)}, E'\\n')")));
                sql.AppendLine($"return query with done as (update {Quoted(table.Name)} t set {string.Join(", ", sets)} where t.workspace_id = space and concat_ws(E'\\n', {whole}) ~ the_name returning peacecoord_unheld(t.{Quoted(table.Key)}, held) as record) select '{root.Name}'::text, done.record from done;");
            }

            sql.AppendLine($"return query with done as (update {Quoted(Versions(model, root))} v set snapshot = peacecoord_without(v.snapshot, the_name) where v.workspace_id = space and v.snapshot::text ~ any_part and peacecoord_without(v.snapshot, the_name) <> v.snapshot returning peacecoord_unheld(v.record_id, held) as record) select '{root.Name}'::text, done.record from done;");
        }

        return $"""
            create or replace function peacecoord_take_out(the_erasure uuid, the_name text, any_part text, the_urgent uuid[]) returns table (kind text, id uuid) language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $take_out$
            #variable_conflict use_column
            declare
                space uuid := peacecoord_erasing(the_erasure);
                held uuid[] := peacecoord_held(space);
            begin
            perform peacecoord_unheld(u.consultation_id, held) from urgent_concerns u where u.id = any(the_urgent);
            update urgent_concerns_versions v set snapshot = v.snapshot - 'Text' where v.workspace_id = space and v.record_id = any(the_urgent);
            if the_name <> '' then
            {sql}
            end if;
            end $take_out$;
            """;
    }

    /// <summary>Destroys the key of an identity, or the content of a record with whatever was made of it.</summary>
    private static string Erase(IModel model)
    {
        var sql = new StringBuilder();
        foreach (var (kind, root) in FreeTexts.Destroyable)
        {
            sql.AppendLine($"if e.kind = '{kind}' then");
            AppendEmptied(sql, model, root, "e.record_id");
            sql.AppendLine("end if;");
        }

        return $"""
            create or replace function peacecoord_erase(the_erasure uuid) returns void language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $erase$
            #variable_conflict use_column
            declare
                space uuid := peacecoord_erasing(the_erasure);
                e erasures%rowtype;
            begin
            select * into e from erasures x where x.id = the_erasure;
            delete from name_marks m where m.workspace_id = space and m.record_id = coalesce(e.part_id, e.record_id);
            delete from record_keys k where k.workspace_id = space and k.record_id = coalesce(e.part_id, e.record_id);
            if e.what = '{nameof(Erased.LeaderIdentity)}' then
                update leaders_versions v set snapshot = v.snapshot - array['Name', 'Contacts', 'ContactNote'] where v.workspace_id = space and v.record_id = e.record_id;
            end if;
            if e.what <> '{nameof(Erased.Record)}' then
                return;
            end if;
            {sql}
            delete from kept_files f where f.workspace_id = space and f.record_id = e.record_id;
            {Emptied(model, typeof(LabelRequest), "any(array(select r.id from label_requests r where r.workspace_id = space and r.record_id = e.record_id))")}
            if e.kind = '{nameof(Domain.Closing.RecordKind.Consultation)}' then
                delete from consultation_drafts d where d.consultation_id = e.record_id;
                update urgent_concerns_versions v set snapshot = v.snapshot - 'Text' where v.workspace_id = space and v.record_id in (select u.id from urgent_concerns u where u.consultation_id = e.record_id);
                delete from urgent_concerns u where u.workspace_id = space and u.consultation_id = e.record_id;
                delete from work_items i where i.workspace_id = space and i.record_id = e.record_id;
                update shares s set revoked_at = e.decided_at, revoked_by = e.decided_by where s.workspace_id = space and s.consultation_id = e.record_id and s.revoked_at is null;
                {Emptied(model, typeof(Emergency), "any(array(select m.id from emergencies m where m.workspace_id = space and m.consultation_id = e.record_id))")}
                {Emptied(model, typeof(Share), "any(array(select s.id from shares s where s.workspace_id = space and s.consultation_id = e.record_id))")}
            end if;
            {Emptied(model, typeof(Incident), "any(array(select i.id from incidents i where i.workspace_id = space and i.record_id = e.record_id))")}
            {Emptied(model, typeof(Domain.Closing.Succession), "any(array(select s.id from successions s where s.workspace_id = space and s.record_id = e.record_id))")}
            end $erase$;
            """;
    }

    private static string Emptied(IModel model, Type root, string record)
    {
        var sql = new StringBuilder();
        AppendEmptied(sql, model, root, record);
        return sql.ToString();
    }

    // How many lines there were stays, as every other count does.
    private static void AppendEmptied(StringBuilder sql, IModel model, Type root, string record)
    {
        foreach (var table in FreeTexts.Of(model, root))
        {
            var sets = table.Texts.Select(column => $"{Quoted(column)} = case when t.{Quoted(column)} is not null then {Gone} end")
                .Concat(table.Lists.Select(column => $"{Quoted(column)} = array_fill({Gone}::text, array[cardinality(t.{Quoted(column)})])"));
            sql.AppendLine($"update {Quoted(table.Name)} t set {string.Join(", ", sets)} where t.workspace_id = space and t.{Quoted(table.Key)} = {record};");
        }

        var kept = string.Join(", ", FreeTexts.KeptOfSnapshots(model, root).Select(name => $"'{name}'"));
        sql.AppendLine($"update {Quoted(Versions(model, root))} v set snapshot = coalesce((select jsonb_object_agg(part.key, part.value) from jsonb_each(v.snapshot) part where part.key in ({kept})), '{{}}') where v.workspace_id = space and v.record_id = {record};");
    }

    private static string Versions(IModel model, Type root) => FreeTexts.TableOf(model, root) + "_versions";

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
