namespace PeaceCoord.Application.Demonstration;

/// <summary>The demonstration is there by half; its message says what to do.</summary>
public sealed class DemonstrationInterruptedException : Exception
{
    public DemonstrationInterruptedException()
    {
    }

    public DemonstrationInterruptedException(string message)
        : base(message)
    {
    }

    public DemonstrationInterruptedException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
