using System.Text.Json;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.LocalPostgres;

/// <summary>What a data folder knows of its cluster: the file postgres.json. Written before anything else is made, so that what is half made can be told from what is not ours.</summary>
/// <param name="Home">Folder of cluster, socket and log; relative to the data folder when it lies inside.</param>
/// <param name="Account">The operating system's user that the server runs as.</param>
/// <param name="MadeFor">The data folder's path when this was written: a copy of the folder is noticed by it.</param>
/// <param name="Finished">True once the cluster has been made: from then on a missing cluster is lost data, not a first start.</param>
internal sealed record ClusterPointer(string Home, string Account, string MadeFor, bool Finished)
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static string FileIn(string dataFolder) => Path.Combine(dataFolder, "postgres.json");

    public static ClusterPointer? Read(string dataFolder)
    {
        var file = FileIn(dataFolder);
        if (!File.Exists(file))
            return null;
        try
        {
            return JsonSerializer.Deserialize<ClusterPointer>(File.ReadAllText(file), Readable);
        }
        catch (JsonException unreadable)
        {
            throw new PrivateClusterException(Say.Fill(Words.PointerUnreadable, file), unreadable);
        }
    }

    public Task Write(string dataFolder, CancellationToken cancel) =>
        PrivateFiles.Write(FileIn(dataFolder), JsonSerializer.Serialize(this, Readable), PrivateFiles.OwnerOnly, cancel);
}
