namespace PeaceCoord.Web.LocalPostgres;

/// <summary>
/// After kill -9 or a power cut the server's process file stays behind. PostgreSQL sees through that by itself, except when
/// the number has since been given to another process of the same user (usual in containers): then it refuses to start for ever.
/// </summary>
internal static class StaleProcessFile
{
    /// <summary>Deletes the process file when the process it names is alive and is not this cluster's server.</summary>
    public static void Clear(ClusterPlace place)
    {
        if (!OperatingSystem.IsLinux() || !File.Exists(place.ProcessFile))
            return;
        var process = File.ReadLines(place.ProcessFile).FirstOrDefault()?.Trim();
        if (!int.TryParse(process, out _) || !Directory.Exists($"/proc/{process}") || LivesIn(place.Cluster, $"/proc/{process}"))
            return;
        // A child of the dead server may still write: PostgreSQL's own check needs the file then.
        if (Directory.EnumerateDirectories("/proc").Any(other => LivesIn(place.Cluster, other)))
            return;
        File.Delete(place.ProcessFile);
        File.Delete(place.SocketLock);
    }

    // Every process of a server has its cluster as working folder.
    private static bool LivesIn(string cluster, string process)
    {
        try
        {
            return new FileInfo(Path.Combine(process, "cwd")).LinkTarget == cluster;
        }
        catch (Exception notOurs) when (notOurs is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
