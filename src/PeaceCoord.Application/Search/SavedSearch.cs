using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.Search;

/// <summary>The list a search belongs to: an address made for one finds nothing in another.</summary>
public enum SearchedList
{
    Consultations,
    Leaders,

    /// <summary>Of organisations, by the names of their contacts.</summary>
    Contacts,
}

/// <summary>
/// What somebody searched for, kept sealed for half an hour so that the list's address holds an id and never the words. It is nobody
/// else's: with another account the same id is no search at all.
/// </summary>
internal sealed class SavedSearch
{
    /// <summary>Longer ones are not searches.</summary>
    public const int TextMaxLength = 100;

    public static readonly TimeSpan Kept = TimeSpan.FromMinutes(30);

    public Guid Id { get; init; }

    public AccountId AccountId { get; init; }

    public SearchedList List { get; init; }

    public Sealed Text { get; init; } = new([]);

    public DateTimeOffset ExpiresAt { get; init; }
}

/// <summary>Postgres shows a search to its account only; what is over it shows to anybody, so that whoever comes by can delete it.</summary>
internal sealed class SavedSearchMapping : IEntityTypeConfiguration<SavedSearch>
{
    public void Configure(EntityTypeBuilder<SavedSearch> builder)
    {
        builder.ToTable("SavedSearches");
        builder.HasKey(search => search.Id);
        builder.Property(search => search.Id).ValueGeneratedNever();
        builder.Property(search => search.List).HasConversion<string>().HasMaxLength(40);
        builder.HasIndex(search => search.ExpiresAt);
        builder.AlsoVisibleWhere("account_id = (select peacecoord_account())");
        builder.AlsoVisibleWhere("expires_at <= now()");
    }
}

internal static class SavedSearchSet
{
    extension(PeaceCoordDb db)
    {
        public DbSet<SavedSearch> SavedSearches => db.Set<SavedSearch>();
    }
}
