using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.LocalPostgres;

/// <summary>Held while a data folder's cluster is made, started or stopped. The operating system lets go of it when its holder dies.</summary>
internal sealed class FolderLock : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    // As long as crash recovery of a large database may take.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly FileStream _file;

    private FolderLock(FileStream file) => _file = file;

    public static async Task<FolderLock> Take(string dataFolder, CancellationToken cancel)
    {
        var path = Path.Combine(dataFolder, "postgres.lock");
        for (var waited = TimeSpan.Zero; waited < Patience; waited += Pause)
        {
            if (TryOpen(path) is { } file)
                return new FolderLock(file);
            await Task.Delay(Pause, cancel);
        }
        throw new PrivateClusterException(Say.Fill(Words.FolderHeld, (int)Patience.TotalMinutes, path));
    }

    public void Dispose() => _file.Dispose();

    private static FileStream? TryOpen(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException held) when (held.GetType() == typeof(IOException))
        {
            return null;
        }
    }
}
