namespace PeaceCoord.Web.LocalPostgres;

/// <summary>No PostgreSQL on this machine fits. The message is for the person who starts the portal.</summary>
public sealed class PostgresMissingException : Exception
{
    public PostgresMissingException()
        : this(major: null)
    {
    }

    public PostgresMissingException(int? major)
        : base(Explain(major))
    {
    }

    public PostgresMissingException(string message)
        : base(message)
    {
    }

    public PostgresMissingException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    private static string Explain(int? major)
    {
        var missing = major is null
            ? $"PeaceCoord needs PostgreSQL {PostgresBinaries.OldestMajor} or later, and this machine has none."
            : $"This data folder was made by PostgreSQL {major}, which is not on this machine (another version cannot open it).";
        var package = major is null ? "postgresql" : $"postgresql-{major}";
        return $"""
            {missing} One of these mends it:
              Debian, Ubuntu   sudo apt-get install {package}
              Fedora           sudo dnf install postgresql-server postgresql-contrib
              macOS            brew install postgresql@{major ?? PostgresBinaries.OldestMajor}
              Docker           docker compose up (starts PostgreSQL and the portal)
              your own server  set ConnectionStrings__PeaceCoord and ConnectionStrings__PeaceCoordOwner
            """;
    }
}
