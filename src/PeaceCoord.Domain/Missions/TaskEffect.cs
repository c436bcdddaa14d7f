namespace PeaceCoord.Domain.Missions;

/// <summary>Whether a text gives a task or ends it.</summary>
public enum EffectOnTask
{
    Gives,
    Ends,
}

/// <summary>What one mandate does to one task: our reading of the text.</summary>
/// <param name="Task">Code of a <see cref="MandateTask"/>: <c>POC</c>.</param>
/// <param name="Effect">Gives (or restates) it, or ends it.</param>
public sealed record TaskEffect(string Task, EffectOnTask Effect);
