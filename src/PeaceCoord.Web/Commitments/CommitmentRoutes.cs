using PeaceCoord.Domain.Commitments;

namespace PeaceCoord.Web.Shared;

public static partial class Routes
{
    public const string Commitments = "/commitments";

    public static string Commitment(CommitmentId id) => $"{Commitments}/{id.Value}";

    public static string DeclineCommitment(CommitmentId id) => Commitment(id) + "/decline";

    public static string AddStep(CommitmentId id) => Commitment(id) + "/step";

    public static string DeliverCommitment(CommitmentId id) => Commitment(id) + "/deliver";

    public static string TellCommunity(CommitmentId id) => Commitment(id) + "/tell";

    public static string CloseUntold(CommitmentId id) => Commitment(id) + "/close-untold";
}
