using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Npgsql;
using PeaceCoord.Application.Persistence;

namespace PeaceCoord.Application.Protection;

/// <summary>What a key of its own is for; the names stand in the database.</summary>
internal static class Purpose
{
    public const string AuditChain = "audit chain";
    public const string Marks = "marks";
    public const string Searches = "searches";
    public const string Authenticators = "authenticator secrets";
    public const string DataProtection = "data protection keys";

    public static readonly IReadOnlyList<string> All = [AuditChain, Marks, Searches, Authenticators, DataProtection];
}

/// <summary>A key of one purpose, wrapped by the master key. It stays the same when the master key changes: the audit chain is verified with it, and marks are found by it.</summary>
internal sealed class PurposeKey
{
    public const int NameMaxLength = 40;

    public string Name { get; init; } = "";

    public byte[] Wrapped { get; init; } = [];

    /// <summary>The id of the master key that wrapped it.</summary>
    public string Master { get; init; } = "";
}

internal sealed class PurposeKeyMapping : IEntityTypeConfiguration<PurposeKey>
{
    public void Configure(EntityTypeBuilder<PurposeKey> builder)
    {
        builder.ToTable("PurposeKeys");
        builder.HasKey(key => key.Name);
        builder.Property(key => key.Name).HasMaxLength(PurposeKey.NameMaxLength);
        builder.Property(key => key.Master).HasMaxLength(MasterKey.IdLength);
        builder.IsAppendOnly();
    }
}

/// <summary>
/// The keys that are of no record, each for one purpose: random, made when a database is first used, and wrapped by the master key. Where entries stand
/// already that were chained under keys derived from the master key, as before there was this table, those are stored. Read once, and kept in memory.
/// </summary>
public sealed class PurposeKeys
{
    private readonly DatabaseSources _sources;
    private readonly MasterKey _master;
    private readonly ConcurrentDictionary<string, byte[]> _open = new(StringComparer.Ordinal);

    internal PurposeKeys(DatabaseSources sources, MasterKey master) => (_sources, _master) = (sources, master);

    /// <summary>
    /// Which of the master keys that wrap keys of records is none of those given; null for none. Past row-level security, and nothing else of them: at
    /// a start there is nobody yet who sees any.
    /// </summary>
    internal const string Function =
        """
        create or replace function peacecoord_master_not_of(given text[]) returns text language sql stable security definer set search_path = pg_catalog, public, pg_temp
            as $masters$ select k.master from record_keys k where k.master <> all(given) limit 1 $masters$;
        """;

    /// <summary>
    /// Opens all of them, so that a wrong master key is known before anybody is served; throws <see cref="UnknownMasterKeyException"/>. So it does while a
    /// key of a record is wrapped by another: keys are wrapped anew batch by batch, and that may have ended before the last.
    /// </summary>
    public void Open()
    {
        For(Purpose.AuditChain);
        using var connection = _sources.Application.OpenConnection();
        using var command = new NpgsqlCommand("select peacecoord_master_not_of(@given)", connection);
        command.Parameters.AddWithValue("given", new[] { _master.Id, _master.Previous?.Id }.OfType<string>().ToArray());
        if (command.ExecuteScalar() is string unknown)
            _master.Named(unknown);
    }

    // Asked for where the framework asks synchronously; the first time reads or makes them all.
    internal byte[] For(string purpose)
    {
        if (_open.TryGetValue(purpose, out var key))
            return key;
        using var connection = _sources.Application.OpenConnection();
        Read(connection);
        if (Purpose.All.All(_open.ContainsKey))
            return _open[purpose];
        Make(connection);
        Read(connection);
        return _open[purpose];
    }

    /// <summary>What a wrapped key is bound to.</summary>
    internal static byte[] BoundTo(string purpose) => System.Text.Encoding.UTF8.GetBytes($"purpose_keys|{purpose}");

    internal static byte[] Wrapping(MasterKey master) => master.Derive("purpose keys");

    private void Read(NpgsqlConnection connection)
    {
        using var command = new NpgsqlCommand("select name, wrapped, master from purpose_keys", connection);
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var purpose = reader.GetString(0);
            _open[purpose] = Vault.Decrypt(Wrapping(_master.Named(reader.GetString(2))), reader.GetFieldValue<byte[]>(1), BoundTo(purpose));
        }
    }

    private void Make(NpgsqlConnection connection)
    {
        // Whether they must be those of before is asked once, when there is none yet. Who comes second inserts nothing.
        using var asked = new NpgsqlCommand("select not exists (select 1 from purpose_keys) and (exists (select 1 from audit_entries) or exists (select 1 from data_protection_keys))", connection);
        var derived = (bool)asked.ExecuteScalar()!;
        using var made = new NpgsqlCommand("insert into purpose_keys (name, wrapped, master) select n, w, @master from unnest(@names, @wrapped) as made(n, w) on conflict do nothing", connection);
        made.Parameters.AddWithValue("master", _master.Id);
        made.Parameters.AddWithValue("names", Purpose.All.ToArray());
        made.Parameters.AddWithValue("wrapped", Purpose.All.Select(purpose => Vault.Encrypt(Wrapping(_master), derived ? _master.Derive(purpose) : RandomNumberGenerator.GetBytes(MasterKey.Length), BoundTo(purpose))).ToArray());
        made.ExecuteNonQuery();
    }
}
