using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PeaceCoord.Application.Audit;
using PeaceCoord.Application.Backups;
using PeaceCoord.Application.Communities;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Protection;
using PeaceCoord.TestSupport;
using PeaceCoord.Web.Tests.Trust;

namespace PeaceCoord.Web.Tests.Backups;

/// <summary>The operator's drill: a backup of the running portal by the documented command, brought back on an empty server.</summary>
[Collection(nameof(DemonstrationProcess))]
public sealed class RestoreDrillTests(DemonstrationProcess process) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("peacecoord-backup.").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Dump => Path.Combine(_folder, "portal.dump");

    [Fact]
    public async Task A_backup_comes_back_whole_on_an_empty_server_and_opens_with_its_keys_only()
    {
        await Says(process.Portal, 0, ["backup", Dump], "Carry the keys’ file apart");
        foreach (var ending in new[] { "", ".keys", ".json" })
            File.GetUnixFileMode(Dump + ending).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite, ending);
        await Says(process.Portal, 1, ["backup", Dump], "never written over");

        await using var other = PortalProcess.Empty();
        await Says(other, 1, ["restore", Dump], "Put the master key in place first");
        File.Exists(other.MasterKeyFile).ShouldBeFalse("a new key opens nothing");
        await Key(other, await File.ReadAllTextAsync(process.Portal.MasterKeyFile, Cancel));
        await Says(other, 1, ["restore", Dump, "--keys", Path.Combine(_folder, "elsewhere.keys")], "There is no keys’ file");
        await File.WriteAllTextAsync(Path.Combine(_folder, "none.keys"), (await File.ReadAllLinesAsync(Dump + ".keys", Cancel))[0] + "\naccounts (id); drop table accounts; --)\n", Cancel);
        await Says(other, 1, ["restore", Dump, "--keys", Path.Combine(_folder, "none.keys")], "is no file that");
        await Key(other, MasterKey.New().ToBase64());
        await Says(other, 1, ["restore", Dump], "another master key");
        await Key(other, await File.ReadAllTextAsync(process.Portal.MasterKeyFile, Cancel));
        var said = await Says(other, 0, ["restore", Dump], "has the rows it had");
        said.ShouldContain("The chain holds");
        said.ShouldContain("opens the keys of all");
        await Says(other, 1, ["restore", Dump], "The database is not empty");

        var names = await Names(process.Portal);
        names.Count.ShouldBeGreaterThan(4);
        (await Names(other)).ShouldBe(names);
        await Should.ThrowAsync<CryptographicException>(() => Names(other, MasterKey.New()));
        (await other.VerifyAudit(Cancel)).Fault.ShouldBeNull();
        (await Entries(other, nameof(NoteBackup))).ShouldBeGreaterThan(0);
        (await Entries(other, nameof(SettleRestored))).ShouldBe(1);
    }

    [Fact]
    public async Task The_dump_alone_opens_no_name_whoever_has_the_master_key()
    {
        await Says(process.Portal, 0, ["backup", Dump], "rows are in");
        await using var other = PortalProcess.Empty();
        await Key(other, await File.ReadAllTextAsync(process.Portal.MasterKeyFile, Cancel));
        // As if all had been erased since.
        var keys = await File.ReadAllLinesAsync(Dump + ".keys", Cancel);
        var records = Array.FindIndex(keys, line => line.StartsWith("record_keys (", StringComparison.Ordinal));
        await File.WriteAllLinesAsync(Dump + ".keys", [.. keys.Take(records + 1), ""], Cancel);

        await Says(other, 0, ["restore", Dump], "all 0 records");

        (await Names(other)).ShouldBeEmpty();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static async Task<string> Says(PortalProcess portal, int code, string[] verb, string words)
    {
        var (ended, said) = await portal.Run(verb, Cancel);
        ended.ShouldBe(code, said);
        said.ShouldContain(words);
        return said;
    }

    private static async Task Key(PortalProcess portal, string key)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(portal.MasterKeyFile)!);
        await File.WriteAllTextAsync(portal.MasterKeyFile, key, Cancel);
    }

    private static Task<int> Entries(PortalProcess portal, string act) => portal.Ask(
        async services =>
        {
            await using var db = services.GetRequiredService<Database>().OpenAsOwner<MigrateDatabase>();
            return await db.AuditEntries.CountAsync(entry => entry.Act == act, Cancel);
        },
        Cancel);

    /// <summary>Of all leaders whose record still has its key.</summary>
    private static Task<List<string>> Names(PortalProcess portal, MasterKey? another = null) => portal.Ask(
        async services =>
        {
            await using var db = services.GetRequiredService<Database>().OpenAsOwner<MigrateDatabase>();
            var leaders = await db.Leaders.AsNoTracking().OrderBy(leader => leader.Id).ToListAsync(Cancel);
            var vault = another is null ? services.GetRequiredService<Vault>() : new Vault(another, services.GetRequiredService<PurposeKeys>());
            var keys = await vault.KeysOf(db, [.. leaders.Select(leader => leader.Id.Value)], Cancel);
            return leaders.Where(leader => leader.Name is not null && keys.ContainsKey(leader.Id.Value)).Select(leader => keys[leader.Id.Value].Open(leader.Name!, LeaderIdentity.NamePlace)).ToList();
        },
        Cancel);
}
