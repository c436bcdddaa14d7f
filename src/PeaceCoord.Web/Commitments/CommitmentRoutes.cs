using PeaceCoord.Domain.Commitments;

namespace PeaceCoord.Web.Shared;

public static partial class Routes
{
    public const string Commitments = "/commitments";

    public const string CommitmentBoard = Commitments + "/board";
    public const string Handovers = "/handover";

    public static string Handover(Guid mission, Guid person) => $"{Handovers}/{mission}/{person}";

    /// <param name="one">The one that is ticked beforehand; null for all.</param>
    public static string GiveCommitments(Guid mission, Guid person, Guid? one = null) => Handover(mission, person) + "/give" + (one is null ? "" : $"?one={one}");

    public static string Commitment(CommitmentId id) => $"{Commitments}/{id.Value}";

    public static string DeclineCommitment(CommitmentId id) => Commitment(id) + "/decline";

    public static string CorrectCommitment(CommitmentId id) => Commitment(id) + "/correct";

    public static string AddStep(CommitmentId id) => Commitment(id) + "/step";

    public static string DeliverCommitment(CommitmentId id) => Commitment(id) + "/deliver";

    public static string TellCommunity(CommitmentId id) => Commitment(id) + "/tell";

    public static string CorrectTelling(CommitmentId id, TellingId telling) => $"{Commitment(id)}/tellings/{telling.Value}/correct";

    public static string CloseUntold(CommitmentId id) => Commitment(id) + "/close-untold";
}
