namespace PeaceCoord.Application.People;

/// <summary>Whether staff and administrators must have a second step. They must, but in the demonstration, where everybody knows the password; no setting of an operator changes it.</summary>
public sealed record SecondStepPolicy(bool IsRequired);
