namespace PeaceCoord.Web.CommandLine;

/// <summary>Something the operator must give or mend first; its message says what. Shown without a stack trace.</summary>
public sealed class CannotStartException : Exception
{
    public CannotStartException()
    {
    }

    public CannotStartException(string message)
        : base(message)
    {
    }

    public CannotStartException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
