using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.LocalPostgres;

/// <summary>The operating system's user that PostgreSQL runs as. PostgreSQL refuses root, so root hands over to another.</summary>
internal sealed record ServerAccount(string Name)
{
    /// <summary>The user that Debian's postgresql package makes.</summary>
    private const string ForRoot = "postgres";

    /// <summary>True when commands have to be handed over to another user, and files given to it.</summary>
    public static bool IsRoot => Environment.IsPrivilegedProcess;

    public static ServerAccount ForThisProcess() => new(IsRoot ? ForRoot : Environment.UserName);

    /// <summary>Throws when this process may not act as the account that owns the cluster.</summary>
    public void Check()
    {
        if (!IsRoot && Name != Environment.UserName)
            throw new PrivateClusterException(Say.Fill(Words.BelongsToUser, Name));
        if (IsRoot && Command.Ask("id", "-u", Name).Length == 0)
            throw new PrivateClusterException(Say.Fill(Words.NoServerUser, Name));
    }

    public Task<Command.Outcome> Run(string program, IEnumerable<string> arguments, string workingFolder, CancellationToken cancel) =>
        IsRoot
            ? Command.Run("runuser", ["-u", Name, "--", program, .. arguments], workingFolder, cancel)
            : Command.Run(program, arguments, workingFolder, cancel);

    /// <summary>Gives a folder to this account, closed to everybody else.</summary>
    public async Task MakeFolder(string folder, CancellationToken cancel)
    {
        PrivateFiles.MakeFolder(folder);
        if (!IsRoot)
            return;
        var given = await Command.Run("chown", ["--no-dereference", $"{Name}:", folder], "/", cancel);
        if (!given.Succeeded)
            throw new PrivateClusterException(Say.Fill(Words.NotGiven, folder, Name, given.Output));
    }
}
