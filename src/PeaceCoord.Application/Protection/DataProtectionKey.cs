using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Npgsql;
using PeaceCoord.Application.Persistence;

namespace PeaceCoord.Application.Protection;

/// <summary>One key of the framework's data protection (cookies, form tokens), encrypted by <see cref="MasterKeyXmlEncryptor"/>.</summary>
internal sealed class DataProtectionKey
{
    public const int NameMaxLength = 200;

    public string Name { get; init; } = "";

    public string Xml { get; init; } = "";
}

internal sealed class DataProtectionKeyMapping : IEntityTypeConfiguration<DataProtectionKey>
{
    public void Configure(EntityTypeBuilder<DataProtectionKey> builder)
    {
        builder.ToTable("DataProtectionKeys");
        builder.HasKey(key => key.Name);
        builder.Property(key => key.Name).HasMaxLength(DataProtectionKey.NameMaxLength);
        builder.IsAppendOnly();
    }
}

/// <summary>Keeps the keys in the database, so that sessions survive a new server. The framework asks synchronously.</summary>
internal sealed class DataProtectionKeys(DatabaseSources sources) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var command = sources.Application.CreateCommand("select xml from data_protection_keys");
        using var reader = command.ExecuteReader();
        List<XElement> keys = [];
        while (reader.Read())
            keys.Add(XElement.Parse(reader.GetString(0)));
        return keys;
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var command = sources.Application.CreateCommand("insert into data_protection_keys (name, xml) values (@name, @xml)");
        command.Parameters.Add(new NpgsqlParameter("name", friendlyName));
        command.Parameters.Add(new NpgsqlParameter("xml", element.ToString(SaveOptions.DisableFormatting)));
        command.ExecuteNonQuery();
    }
}
