namespace PeaceCoord.Web.LocalPostgres;

/// <summary>The private PostgreSQL cannot be used as it is. The message says why, where, and what the person can do.</summary>
public sealed class PrivateClusterException : Exception
{
    public PrivateClusterException()
    {
    }

    public PrivateClusterException(string message)
        : base(message)
    {
    }

    public PrivateClusterException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
