using System.Text;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.LocalPostgres;

/// <summary>Files and folders nobody else may read, replaced whole or not at all.</summary>
internal static class PrivateFiles
{
    public const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>For files that the server reads under another account, in a folder that is closed itself.</summary>
    public const UnixFileMode ReadableByServer = OwnerOnly | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private const UnixFileMode Closed = OwnerOnly | UnixFileMode.UserExecute;

    /// <summary>Makes the folder if need be, and closes it. Only its owner can close it, so somebody else's folder is refused here.</summary>
    public static void MakeFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
            throw new PostgresMissingException(Words.NeedsUnix);
        Directory.CreateDirectory(folder, Closed);
        if (new DirectoryInfo(folder).LinkTarget is not null)
            throw new PrivateClusterException(Say.Fill(Words.FolderIsALink, folder));
        File.SetUnixFileMode(folder, Closed);
    }

    public static async Task Write(string path, string text, UnixFileMode mode, CancellationToken cancel)
    {
        var unfinished = $"{path}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = mode;
        await using (var stream = new FileStream(unfinished, options))
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes(text), cancel);
            stream.Flush(flushToDisk: true);
        }
        File.Move(unfinished, path, overwrite: true);
    }

    /// <summary>The path with every link on the way followed, so that one folder has one name.</summary>
    public static string RealPath(string path)
    {
        path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (Path.GetDirectoryName(path) is not { } parent)
            return path;
        var here = Path.Combine(RealPath(parent), Path.GetFileName(path));
        var target = Directory.Exists(here) ? Directory.ResolveLinkTarget(here, returnFinalTarget: true) : null;
        return target is null ? here : RealPath(target.FullName);
    }
}
