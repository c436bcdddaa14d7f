using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Agreements;
using PeaceCoord.Domain.Calendars;
using PeaceCoord.Domain.Closing;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Erasures;
using PeaceCoord.Domain.Forums;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.Outreach;
using PeaceCoord.Domain.Oversight;
using PeaceCoord.Domain.Partnerships;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Requests;
using PeaceCoord.Domain.Sharing;

namespace PeaceCoord.Application.Erasures;

/// <summary>A table of a record or of its parts, with the columns that hold words people wrote.</summary>
/// <param name="Key">The column that holds the record's id.</param>
internal sealed record TextTable(string Name, string Key, IReadOnlyList<string> Texts, IReadOnlyList<string> Lists);

/// <summary>
/// Where words of people stand in the records of a mission, as the model has it: every column of text but those named here as codes. A field that is added
/// later is erased and destroyed with the rest without anybody thinking of it.
/// </summary>
internal static class FreeTexts
{
    /// <summary>Texts that are codes of ours, chosen or given and not written.</summary>
    private static readonly HashSet<string> Codes = new(
        ["Reference", "Code", "AreaPCode", "Areas", "Zone", "Language", "Languages", "AnswerLanguage", "Tasks", "Mark", "Purposes", "Withdrawn", "Sections", "Side", "LegalInstruments", "MandateTasks", "Sectors", "Changed"],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Typed by people, though others of their name are codes.</summary>
    private static readonly HashSet<(Type Of, string Property)> Typed = [(typeof(Organisation), "_areas"), (typeof(Organisation), "_languages"), (typeof(Leader), nameof(Leader.Languages))];

    /// <summary>What an organisation or a community is called, and is found by: whoever it is called after, that is its name.</summary>
    private static readonly HashSet<(Type Of, string Property)> Names =
    [
        (typeof(Organisation), nameof(Organisation.LegalName)), (typeof(Organisation), nameof(Organisation.Acronym)), (typeof(Organisation), "_otherNames"), (typeof(Organisation), nameof(Organisation.SearchNames)),
        (typeof(CommunityName), nameof(CommunityName.Text)), (typeof(Community), nameof(Community.SearchText)),
    ];

    /// <summary>Records whose content can be destroyed, by their kind.</summary>
    public static readonly IReadOnlyDictionary<RecordKind, Type> Destroyable = new Dictionary<RecordKind, Type>
    {
        [RecordKind.Consultation] = typeof(Consultation),
        [RecordKind.Commitment] = typeof(Commitment),
        [RecordKind.LocalAgreement] = typeof(LocalAgreement),
        [RecordKind.JointForum] = typeof(JointForum),
        [RecordKind.Outreach] = typeof(OutreachActivity),
        [RecordKind.Request] = typeof(EngagementRequest),
    };

    /// <summary>Records in whose words somebody may be named: all that hold any.</summary>
    public static readonly IReadOnlyList<Type> Naming =
    [
        .. Destroyable.Values, typeof(Share), typeof(Partnership), typeof(Organisation), typeof(Community), typeof(Leader), typeof(Membership), typeof(CalendarFeed), typeof(Succession), typeof(LegalHold), typeof(WorkspaceChange),
        typeof(Erasure), typeof(LabelRequest), typeof(Emergency), typeof(Incident),
    ];

    public static string TableOf(IModel model, Type root) => model.FindEntityType(root)!.GetTableName()!;

    /// <summary>The table of the record and those of its parts.</summary>
    public static IEnumerable<TextTable> Of(IModel model, Type root) => model.GetEntityTypes()
        .Where(entity => RootOf(entity).ClrType == root && entity.GetTableName() is not null && !entity.IsMappedToJson())
        .GroupBy(entity => entity.GetTableName()!)
        .Select(table => new TextTable(table.Key, KeyOf(table), [.. Columns(table, IsText)], [.. Columns(table, IsList)]))
        .Where(table => table.Texts.Count + table.Lists.Count > 0);

    /// <summary>What of a snapshot is no word of anybody: ids, codes, days and numbers of the record itself. Its parts are left out whole.</summary>
    public static IEnumerable<string> KeptOfSnapshots(IModel model, Type root) => model.FindEntityType(root)!.GetProperties()
        .Where(property => !IsSealed(property) && (IsCode(property) || !(IsText(property) || IsList(property))))
        .Select(property => property.Name);

    private static IEnumerable<string> Columns(IGrouping<string, IEntityType> table, Func<IProperty, bool> wanted)
    {
        var store = StoreObjectIdentifier.Table(table.Key, null);
        return table.SelectMany(entity => entity.GetProperties()).Where(property => wanted(property) && !IsCode(property) && !Names.Contains((property.DeclaringType.ClrType, property.Name)) && property.GetComputedColumnSql() is null && !property.IsKey() && !property.IsForeignKey())
            .Select(property => property.GetColumnName(store)!).Distinct(StringComparer.Ordinal);
    }

    private static string KeyOf(IEnumerable<IEntityType> table)
    {
        // Parts of parts may stand in their owner's table.
        var entity = table.First(candidate => candidate.FindOwnership() is not { } owned || owned.PrincipalEntityType.GetTableName() != candidate.GetTableName());
        var property = entity.FindOwnership() is { } ownership ? ownership.Properties[0] : entity.FindPrimaryKey()!.Properties[0];
        return property.GetColumnName(StoreObjectIdentifier.Table(entity.GetTableName()!, null))!;
    }

    private static IEntityType RootOf(IEntityType entity)
    {
        while (entity.FindOwnership() is { } ownership)
            entity = ownership.PrincipalEntityType;
        return entity;
    }

    private static bool IsCode(IProperty property) => Codes.Contains(property.Name.TrimStart('_')) && !Typed.Contains((property.DeclaringType.ClrType, property.Name));

    private static bool IsText(IProperty property) => property.ClrType == typeof(string) && property.GetValueConverter() is null;

    private static bool IsList(IProperty property) => property.ClrType != typeof(string) && property.ClrType.IsAssignableTo(typeof(IEnumerable<string>));

    private static bool IsSealed(IProperty property) => property.ClrType == typeof(Domain.Kernel.Sealed);
}
