using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Audit;
using PeaceCoord.Application.Closing;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Protection;
using PeaceCoord.Domain.Closing;
using PeaceCoord.Domain.Files;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.Files;

public class AddFileInput
{
    /// <summary>A UUID version 7 made with the form.</summary>
    public Guid Id { get; set; }

    /// <summary>As the sender's machine calls it.</summary>
    public string? Name { get; set; }

    public byte[]? Bytes { get; set; }
}

/// <summary>A file as those see it who read its record.</summary>
/// <param name="PartId">The step that it is evidence of.</param>
/// <param name="Name">Null once it was removed.</param>
/// <param name="Length">In bytes.</param>
/// <param name="AddedBy">Null where the reader is not told who of the mission it was.</param>
/// <param name="RemovedBy">Who took it off the record.</param>
/// <param name="RemovedAt">Null while it is there.</param>
public sealed record FileView(Guid Id, Guid? PartId, FileKind Kind, string? Name, int Length, string? AddedBy, DateTimeOffset AddedAt, string? RemovedBy, DateTimeOffset? RemovedAt);

public sealed record OpenedFile(FileKind Kind, string Name, byte[] Bytes);

/// <summary>
/// Keeps, hands out and removes the files of a record, under its own key; each is bound to its own row besides. Who may, and whether the record takes
/// files as it stands, is asked by the use case that knows the record.
/// </summary>
internal static class FileKeeping
{
    /// <summary>Its files and those that were removed from it, oldest first.</summary>
    /// <param name="names">Those of the people that the reader is told.</param>
    public static async Task<IReadOnlyList<FileView>> FilesOf(
        this PeaceCoordDb db, Guid record, Vault vault, Func<IReadOnlyCollection<AccountId>, Task<IReadOnlyDictionary<AccountId, string>>> names, CancellationToken cancel)
    {
        var files = await db.KeptFiles.AsNoTracking().Where(file => file.RecordId == record).OrderBy(file => file.AddedAt).ThenBy(file => file.Id).ToListAsync(cancel);
        if (files.Count == 0)
            return [];
        var key = (await vault.KeysOf(db, [record], cancel)).GetValueOrDefault(record);
        var people = await names([.. files.Select(file => file.AddedBy), .. files.Select(file => file.RemovedBy).OfType<AccountId>()]);
        return [.. files.Select(file => new FileView(
            file.Id.Value,
            file.PartId,
            file.Kind,
            key is null || file.Name is null ? null : key.Open(file.Name, NamePlace(file.Id)),
            file.Length,
            people.GetValueOrDefault(file.AddedBy),
            file.AddedAt,
            file.RemovedBy is { } by ? people.GetValueOrDefault(by) : null,
            file.RemovedAt))];
    }

    /// <summary>
    /// Keeps what was sent, with its entry in the audit trail. Sent twice under one id it is kept once. The record is locked while it is kept, and
    /// looked at anew: two files sent at once are not one more than there is room for, and none comes to a record that has just been submitted or closed.
    /// </summary>
    /// <param name="still">Reads the record again: whether it takes the file as it stands now.</param>
    public static async Task<Result> Keep(
        this PeaceCoordDb db, Vault vault, FileOwner of, Guid? part, AddFileInput input, AccountId me, Func<Task<Result>> still, DateTimeOffset now, CancellationToken cancel)
    {
        var file = new KeptFileId(input.Id);
        if (await IsKept())
            return Result.Done;
        if (input.Id.Version != 7)
            return new Refusal(RefusalCodes.Malformed);
        if (await IsFull())
            return TooMany;
        var read = FileReading.Read(input.Name, input.Bytes);
        if (!read.TryGet(out var sent))
            return read;

        await using var turn = await db.Database.BeginTransactionAsync(cancel);
        await db.Lock(of, cancel);
        if (await IsKept())
            return Result.Done;
        var takes = await still();
        if (!takes.Succeeded)
            return takes;
        if (await IsFull())
            return TooMany;
        var key = await vault.KeyFor(db, of.Id, of.WorkspaceId, cancel);
        db.KeptFiles.Add(KeptFile.Add(file, of, part, sent.Kind, sent.Bytes.Length, key.Seal(sent.Name, NamePlace(file)), me, now));
        db.KeptFileContents.Add(new KeptFileContent { FileId = file, WorkspaceId = of.WorkspaceId, Bytes = key.Seal(sent.Bytes.AsSpan(), BytesPlace(file)) });
        db.Acts.Add(db.Touched(of, file));
        var saved = await db.Save(cancel);
        if (saved.Succeeded)
            await turn.CommitAsync(cancel);
        return saved;

        Task<bool> IsKept() => db.KeptFiles.AnyAsync(kept => kept.Id == file && kept.RecordId == of.Id && kept.AddedBy == me, cancel);

        async Task<bool> IsFull() => await db.KeptFiles.CountAsync(kept => kept.RecordId == of.Id && kept.RemovedAt == null, cancel) >= KeptFile.MostOfOne;
    }

    /// <summary>
    /// Hands a file of the record out. That it was taken stands in the audit trail before; where that cannot be written, nobody gets it.
    /// </summary>
    public static async Task<Result<OpenedFile>> Hand(this PeaceCoordDb db, Vault vault, FileOwner of, KeptFileId file, CancellationToken cancel)
    {
        if (await db.KeptFiles.AsNoTracking().Kept(of.Id, file, cancel) is not { Name: { } name } kept
            || await db.KeptFileContents.AsNoTracking().FirstOrDefaultAsync(bytes => bytes.FileId == file, cancel) is not { } content
            || (await vault.KeysOf(db, [of.Id], cancel)).GetValueOrDefault(of.Id) is not { } key)
            return Refusal.NotFound;

        var opened = new OpenedFile(kept.Kind, key.Open(name, NamePlace(file)), key.OpenBytes(content.Bytes, BytesPlace(file)));
        await db.Note(db.Touched(of, file), cancel);
        return opened;
    }

    /// <summary>Removes it: its bytes and its name are gone for good, refused while the record is held.</summary>
    /// <param name="leavesTrace">The record says that there was one, and who removed it.</param>
    public static async Task<Result> Remove(this PeaceCoordDb db, FileOwner of, KeptFile kept, AccountId me, bool leavesTrace, DateTimeOffset now, CancellationToken cancel)
    {
        if (await db.IsHeld(of.WorkspaceId, of.Id, cancel) || (of.HeldWith is { } with && await db.IsHeld(of.WorkspaceId, with, cancel)))
            return new Refusal(ClosingRefusalCodes.Held);

        if (leavesTrace)
        {
            kept.Remove(me, now);
            db.KeptFileContents.Remove(new KeptFileContent { FileId = kept.Id, WorkspaceId = of.WorkspaceId });
        }
        else
        {
            // The database takes the bytes with it.
            db.KeptFiles.Remove(kept);
        }

        db.Acts.Add(db.Touched(of, kept.Id));
        return await db.Save(cancel);
    }

    /// <summary>The file, when it is one of this record's and was not removed.</summary>
    public static Task<KeptFile?> Kept(this IQueryable<KeptFile> files, Guid of, KeptFileId id, CancellationToken cancel) =>
        files.FirstOrDefaultAsync(file => file.Id == id && file.RecordId == of && file.RemovedAt == null, cancel);

    private static Refusal TooMany => new(FileRefusalCodes.TooMany, FileReading.Field, KeptFile.MostOfOne);

    /// <summary>Nobody changes the record, or keeps another file of it, before this unit is over.</summary>
    private static Task Lock(this PeaceCoordDb db, FileOwner of, CancellationToken cancel) => of.Kind == RecordKind.Commitment
        ? db.Database.ExecuteSqlAsync($"select 1 from commitments where id = {of.Id} for update", cancel)
        : db.Database.ExecuteSqlAsync($"select 1 from consultations where id = {of.Id} for update", cancel);

    private static string NamePlace(KeptFileId id) => $"kept_files.name {id.Value:N}";

    private static string BytesPlace(KeptFileId id) => $"kept_file_contents.bytes {id.Value:N}";

    /// <summary>The entry stands at the record, and says which of its files.</summary>
    private static Act Touched(this PeaceCoordDb db, FileOwner of, KeptFileId id) =>
        new(db.Acting!.Act, nameof(KeptFile), of.Id, of.WorkspaceId.Value, of.Version, [$"File {id.Value:N}"]);
}
