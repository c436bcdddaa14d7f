using PeaceCoord.Domain.Closing;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Web.Shared;

public static partial class Routes
{
    /// <summary>How addresses end to which a file is sent.</summary>
    public const string FilesEnd = "/files";

    public static string Files(Guid consultation) => Consultation(consultation) + FilesEnd;

    /// <summary>Hands one out. The address holds ids only: a name in it would stand in logs.</summary>
    public static string File(Guid consultation, Guid file) => $"{Files(consultation)}/{file}";

    public static string RemoveFile(Guid consultation, Guid file) => File(consultation, file) + "/remove";

    public static string Evidence(CommitmentId commitment, Guid? step = null) => Commitment(commitment) + FilesEnd + (step is null ? "" : $"?step={step}");

    public static string OneEvidence(CommitmentId commitment, Guid file) => $"{Evidence(commitment)}/{file}";

    public static string RemoveEvidence(CommitmentId commitment, Guid file) => OneEvidence(commitment, file) + "/remove";

    /// <summary>Why a file was not removed, as it stands in the address of the page that says so; null for what that page does not say.</summary>
    public static string? NotRemoved(string files, Result removed) =>
        NotRemovedCodes.FirstOrDefault(known => removed.Is(known.Value)).Key is { } why ? $"{files}?not-removed={why}" : null;

    /// <summary>What stands in the address, in words to be said.</summary>
    public static IReadOnlyList<Refusal> NotRemoved(string? why) => why is not null && NotRemovedCodes.TryGetValue(why, out var code) ? [new Refusal(code)] : [];

    private static readonly Dictionary<string, string> NotRemovedCodes = new(StringComparer.Ordinal)
    {
        ["held"] = ClosingRefusalCodes.Held,
        ["closed"] = CommitmentRefusalCodes.Closed,
        ["archived"] = WorkspaceRefusalCodes.Archived,
        ["changed"] = RefusalCodes.Conflict,
    };
}
