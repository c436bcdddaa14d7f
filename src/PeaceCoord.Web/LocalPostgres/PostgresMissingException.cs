using PeaceCoord.Web.Shared;

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
            ? Say.Fill(Words.NoPostgres, PostgresBinaries.OldestMajor)
            : Say.Fill(Words.OtherPostgres, major);
        var package = major is null ? "postgresql" : $"postgresql-{major}";
        return $"""
            {Say.Fill(Words.OneOfTheseMends, missing)}
              Debian, Ubuntu   sudo apt-get install {package}
              Fedora           sudo dnf install postgresql-server postgresql-contrib
              macOS            brew install postgresql@{major ?? PostgresBinaries.OldestMajor}
              Docker           docker compose up {Words.DockerStarts}
              {Words.OwnServer} ConnectionStrings__PeaceCoord {Words.AndWord} ConnectionStrings__PeaceCoordOwner
            """;
    }
}
