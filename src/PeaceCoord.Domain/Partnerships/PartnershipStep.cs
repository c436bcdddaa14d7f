using PeaceCoord.Domain.People;

namespace PeaceCoord.Domain.Partnerships;

/// <summary>One step taken: what, by whom, for which side, when, and the words given with it. Steps are added, never changed.</summary>
public sealed class PartnershipStep
{
    public const int CommentMaxLength = 2000;

    private PartnershipStep()
    {
    }

    internal PartnershipStep(int number, PartnershipAct act, AccountId by, string side, string? comment, DateTimeOffset at) =>
        (Number, Act, By, Side, Comment, At) = (number, act, by, side, comment, at);

    public int Number { get; private init; }

    public PartnershipAct Act { get; private init; }

    public AccountId By { get; private init; }

    /// <summary>Name of the party it was taken for.</summary>
    public string Side { get; private init; } = "";

    public string? Comment { get; private init; }

    public DateTimeOffset At { get; private init; }
}
