namespace PeaceCoord.Application.Audit;

/// <summary>One thing done, as the audit trail keeps it: never a value, only what was touched.</summary>
/// <param name="Name">The use case, or what the sign-in machinery did.</param>
/// <param name="RecordKind">The kind of record, such as <c>Consultation</c>; null when none.</param>
/// <param name="Fields">Names of the fields written or looked at; of a sign-in, what it was proved by.</param>
/// <param name="Reason">A code for why, where a reason was asked for; never free text.</param>
internal sealed record Act(
    string Name,
    string? RecordKind = null,
    Guid? RecordId = null,
    Guid? WorkspaceId = null,
    int? Version = null,
    IReadOnlyList<string>? Fields = null,
    string? Reason = null);
