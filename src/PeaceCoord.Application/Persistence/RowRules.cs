using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace PeaceCoord.Application.Persistence;

/// <summary>What a mapping says of the second line of defence: the coarse boundary that Postgres keeps by itself.</summary>
internal static class RowRules
{
    private const string Append = "peacecoord:append-only";
    private const string Reference = "peacecoord:reference";
    private const string Visible = "peacecoord:also-visible";
    private const string Everybody = "peacecoord:read-by-everybody";
    private const string ReachQuery = "peacecoord:reach";

    /// <summary>The application may add and read, never change or remove.</summary>
    public static EntityTypeBuilder<T> IsAppendOnly<T>(this EntityTypeBuilder<T> builder)
        where T : class => Annotate(builder, Append, true);

    /// <summary>Public reference data: the application may only read it.</summary>
    public static EntityTypeBuilder<T> IsReferenceData<T>(this EntityTypeBuilder<T> builder)
        where T : class => Annotate(builder, Reference, true);

    /// <summary>A further condition, in SQL over the row's own columns, under which a row is visible beyond its workspace.</summary>
    public static EntityTypeBuilder<T> AlsoVisibleWhere<T>(this EntityTypeBuilder<T> builder, string sql)
        where T : class => Annotate(builder, Visible, string.Join(" or ", Conditions(builder.Metadata).Append(sql)));

    /// <summary>Everybody reads its rows, visitors too; who may change them is for the other conditions.</summary>
    public static EntityTypeBuilder<T> IsReadByEverybody<T>(this EntityTypeBuilder<T> builder)
        where T : class => Annotate(builder, Everybody, true);

    /// <summary>
    /// A query, with <c>orgs</c> as the actor's organisations and <c>now</c> as the time, whose first column are ids of records that
    /// these organisations may reach beyond their own.
    /// </summary>
    public static EntityTypeBuilder<T> GivesReach<T>(this EntityTypeBuilder<T> builder, string sql)
        where T : class => Annotate(builder, ReachQuery, sql);

    public static bool IsAppendOnly(IReadOnlyEntityType entity) => entity.FindAnnotation(Append) is not null || IsVersionTable(entity);

    public static bool IsReferenceData(IReadOnlyEntityType entity) => entity.FindAnnotation(Reference) is not null
        || (entity.FindOwnership() is { } ownership && IsReferenceData(ownership.PrincipalEntityType));

    public static bool IsReadByEverybody(IReadOnlyEntityType entity) => entity.FindAnnotation(Everybody) is not null;

    public static IEnumerable<string> Conditions(IReadOnlyEntityType entity) =>
        entity.FindAnnotation(Visible)?.Value is string sql ? [sql] : [];

    public static string? Reach(IReadOnlyEntityType entity) => entity.FindAnnotation(ReachQuery)?.Value as string;

    public static bool IsVersionTable(IReadOnlyEntityType entity) =>
        entity.ClrType.IsGenericType && entity.ClrType.GetGenericTypeDefinition() == typeof(AggregateVersion<>);

    private static EntityTypeBuilder<T> Annotate<T>(EntityTypeBuilder<T> builder, string name, object value)
        where T : class
    {
        builder.HasAnnotation(name, value);
        return builder;
    }
}
