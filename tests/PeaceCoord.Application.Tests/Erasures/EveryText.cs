using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Workspaces;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Application.Tests.Erasures;

/// <summary>
/// A name typed into every text of every record that the model knows, now and in earlier versions, in rows of their own. A column that is added to the model is among them by itself; what
/// is no free text is named here, with why.
/// </summary>
internal sealed class EveryText
{
    private const string NameOfItself = "what something is called is its name, whoever it is called after";
    private const string Code = "a code, chosen from a list or made by the portal";
    private const string Keyed = "a hash, or a mark under a key";

    private static readonly Dictionary<string, string> NoFreeText = new(StringComparer.Ordinal)
    {
        ["Organisation.LegalName"] = NameOfItself,
        ["Organisation.Acronym"] = NameOfItself,
        ["Organisation._otherNames"] = NameOfItself,
        ["Organisation.SearchNames"] = NameOfItself,
        ["CommunityName.Text"] = NameOfItself,
        ["Community.SearchText"] = NameOfItself,
        ["Invitation.OrganisationName"] = NameOfItself,
        ["MissionWorkspace.Name"] = NameOfItself,
        ["Section.Name"] = NameOfItself,
        ["FieldOffice.Name"] = NameOfItself,
        ["MissionWorkspace.Code"] = Code,
        ["MissionWorkspace.TimeZone"] = Code,
        ["FieldOffice.AreaPCode"] = Code,
        ["Consultation.Reference"] = Code,
        ["Consultation.AreaPCode"] = Code,
        ["Consultation.Language"] = Code,
        ["Consultation.Zone"] = Code,
        ["Consultation.Tasks"] = Code,
        ["Consent.Language"] = Code,
        ["Consent._purposes"] = Code,
        ["Consent._withdrawn"] = Code,
        ["Consent.Mark"] = Keyed,
        ["Telling.AnswerLanguage"] = Code,
        ["TellingCorrection.AnswerLanguage"] = Code,
        ["MeetingTelling.AnswerLanguage"] = Code,
        ["CommunityName.Language"] = Code,
        ["Community.AreaPCode"] = Code,
        ["Leader.Code"] = Code,
        ["JointForum.Areas"] = Code,
        ["AgreementCorrection.Changed"] = Code,
        ["ForumCorrection.Changed"] = Code,
        ["OutreachActivity.Areas"] = Code,
        ["OutreachActivity.Languages"] = Code,
        ["OutreachActivity.Tasks"] = Code,
        ["Organisation._sectors"] = Code,
        ["Partnership._areas"] = Code,
        ["Partnership._sectors"] = Code,
        ["Partnership._mandateTasks"] = Code,
        ["Partnership._legalInstruments"] = Code,
        ["PartnershipStep.Side"] = NameOfItself,
        ["EngagementRequest.Language"] = Code,
        ["Share._sections"] = Code,
        ["CalendarFeed.SecretHash"] = Keyed,
        ["Invitation.LinkHash"] = Keyed,
        ["Invitation.Mark"] = Keyed,
        ["Invitation.TimeZone"] = Code,
        ["NameMark.Mark"] = Keyed,
        ["RecordKey.Master"] = Keyed,
        ["WorkItem.Fault"] = "the kind of a fault of the program",
        ["Publication.Figures"] = "numbers of the portal's own",
    };

    /// <summary>What a row must say so that it does not stand in the way of the erasure.</summary>
    private static readonly Dictionary<(string Table, string Column), string> Set = new() { [("legal_holds", "lifted_at")] = "now()" };

    private readonly Stage _stage;
    private readonly WorkspaceId _workspace;
    private readonly string _name;
    private readonly List<IEntityType> _roots;
    private readonly List<(string Property, string Table, string Column)> _texts;

    private EveryText(Stage stage, WorkspaceId workspace, string name, IModel model)
    {
        (_stage, _workspace, _name) = (stage, workspace, name);
        _roots = [.. model.GetEntityTypes().Where(entity => !entity.IsOwned() && entity.GetTableName() is not null && (entity.ClrType.IsAssignableTo(typeof(AggregateRoot)) || entity.ClrType.IsAssignableTo(typeof(IInWorkspace))))];
        _texts = [.. _roots.SelectMany(WithParts).SelectMany(Texts).Distinct()];
    }

    /// <summary>Types the name into rows of this mission.</summary>
    public static async Task<EveryText> Typed(Stage stage, WorkspaceId workspace, string name, CancellationToken cancel)
    {
        await using var db = stage.OpenAsOwner();
        var every = new EveryText(stage, workspace, name, db.GetService<IDesignTimeModel>().Model);
        await every.Type(cancel);
        (await every.StandsIn(cancel)).Count.ShouldBe(every._texts.Count + every.Kept.Count());
        return every;
    }

    /// <summary>Columns that hold the name, as the model calls them, and records of which an earlier version does.</summary>
    public async Task<IReadOnlyList<string>> StandsIn(CancellationToken cancel)
    {
        var asked = _texts.Select(text => $"select '{text.Property} ({text.Table}.{text.Column})' where exists (select 1 from \"{text.Table}\" t where t.\"{text.Column}\"::text like '%{_name}%')")
            .Concat(Kept.Select(root => $"select 'earlier versions of {root.ClrType.Name}' where exists (select 1 from {root.GetTableName()}_versions v where v.snapshot::text like '%{_name}%')"));
        await using var connection = await Connect(cancel);
        await using var command = new NpgsqlCommand(string.Join(" union all ", asked), connection);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        List<string> stands = [];
        while (await reader.ReadAsync(cancel))
            stands.Add(reader.GetString(0));
        return stands;
    }

    /// <summary>Records with earlier versions in which people's words stand.</summary>
    private IEnumerable<IEntityType> Kept => _roots.Where(root => root.ClrType.IsAssignableTo(typeof(AggregateRoot)) && WithParts(root).Any(part => Texts(part).Any()));

    private async Task Type(CancellationToken cancel)
    {
        await using var connection = await Connect(cancel);
        Dictionary<string, List<Column>> columns = new(StringComparer.Ordinal);
        await using (var ask = new NpgsqlCommand("select table_name, column_name, udt_name, is_nullable = 'YES' from information_schema.columns where table_schema = 'public' and is_generated = 'NEVER'", connection))
        await using (var reader = await ask.ExecuteReaderAsync(cancel))
        {
            while (await reader.ReadAsync(cancel))
            {
                if (!columns.TryGetValue(reader.GetString(0), out var some))
                    columns[reader.GetString(0)] = some = [];
                some.Add(new Column(reader.GetString(1), reader.GetString(2), reader.GetBoolean(3)));
            }
        }

        // The rows stand alone: no record is there that their keys name.
        var sql = new List<string> { "set session_replication_role = replica" };
        foreach (var table in _texts.Select(text => text.Table).Distinct(StringComparer.Ordinal))
        {
            var values = columns[table].Select(column => (column.Name, Value: Value(table, column))).Where(column => column.Value is not null).ToList();
            sql.Add($"insert into \"{table}\" ({string.Join(", ", values.Select(value => $"\"{value.Name}\""))}) values ({string.Join(", ", values.Select(value => value.Value))})");
        }

        sql.AddRange(Kept.Select(root => $"insert into {root.GetTableName()}_versions (record_id, version, saved_at, act, snapshot, workspace_id) values (gen_random_uuid(), 1, now(), '', '{Snapshot(root).ToJsonString()}', '{_workspace.Value}')"));
        await using var type = new NpgsqlCommand(string.Join(";\n", sql), connection);
        await type.ExecuteNonQueryAsync(cancel);
    }

    /// <returns>In SQL; null for what may be left out.</returns>
    private string? Value(string table, Column column)
    {
        if (Set.TryGetValue((table, column.Name), out var set))
            return set;
        if (_texts.Exists(text => text.Table == table && text.Column == column.Name))
            return column.Type == "_text" ? $"array['{_name}']" : $"'{_name}'";
        if (column.Name == "workspace_id")
            return $"'{_workspace.Value}'";
        if (column.IsNullable)
            return null;
        var store = StoreObjectIdentifier.Table(table, null);
        var kind = _roots.SelectMany(WithParts).Where(part => part.GetTableName() == table).SelectMany(part => part.GetProperties()).FirstOrDefault(property => property.GetColumnName(store) == column.Name)?.ClrType;
        if ((kind is null ? null : Nullable.GetUnderlyingType(kind) ?? kind) is { IsEnum: true } choice)
            return $"'{Enum.GetNames(choice)[0]}'";
        return column.Type switch
        {
            "uuid" => "gen_random_uuid()",
            "text" or "varchar" => "left(md5(random()::text), 8)",
            "timestamptz" => "now()",
            "date" => "current_date",
            "bool" => "false",
            "bytea" => "''",
            "jsonb" => "'{}'",
            _ when column.Type.StartsWith('_') => "'{}'",
            _ => "1",
        };
    }

    private JsonObject Snapshot(IEntityType entity)
    {
        var said = new JsonObject();
        foreach (var property in entity.GetProperties().Where(property => IsTyped(entity, property)))
            said[property.Name] = property.ClrType == typeof(string) ? _name : new JsonArray(_name);
        foreach (var part in Parts(entity))
            said[part.Name] = part.IsCollection ? new JsonArray(Snapshot(part.TargetEntityType)) : Snapshot(part.TargetEntityType);
        return said;
    }

    private static IEnumerable<(string Property, string Table, string Column)> Texts(IEntityType entity)
    {
        var store = StoreObjectIdentifier.Table(entity.GetTableName()!, null);
        return entity.GetProperties().Where(property => IsTyped(entity, property)).Select(property => ($"{entity.ClrType.Name}.{property.Name}", store.Name, property.GetColumnName(store)!));
    }

    private static bool IsTyped(IEntityType entity, IProperty property)
    {
        var held = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        var stored = property.GetTypeMapping().Converter?.ProviderClrType ?? held;
        return !held.IsEnum && (stored == typeof(string) || held.IsAssignableTo(typeof(IEnumerable<string>))) && property.GetComputedColumnSql() is null && !NoFreeText.ContainsKey($"{entity.ClrType.Name}.{property.Name}");
    }

    private static IEnumerable<IEntityType> WithParts(IEntityType entity) => Parts(entity).SelectMany(part => WithParts(part.TargetEntityType)).Prepend(entity);

    private static IEnumerable<INavigation> Parts(IEntityType entity) => entity.GetNavigations().Where(navigation => navigation.TargetEntityType.IsOwned() && !navigation.IsOnDependent);

    private async Task<NpgsqlConnection> Connect(CancellationToken cancel)
    {
        var connection = new NpgsqlConnection(_stage.Database.Administrator);
        await connection.OpenAsync(cancel);
        return connection;
    }

    private sealed record Column(string Name, string Type, bool IsNullable);
}
