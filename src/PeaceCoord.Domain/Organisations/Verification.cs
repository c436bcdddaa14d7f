using PeaceCoord.Domain.People;

namespace PeaceCoord.Domain.Organisations;

/// <summary>How thoroughly the mission checked an organisation. Computed from the answers, never set by hand.</summary>
public enum VerificationLevel
{
    NotChecked,
    Basic,
    Full,
}

/// <summary>
/// What the mission asks itself about an organisation. Those up to <see cref="NoOtherKnownRisk"/> make the basic check, all of them
/// the full one. After the due diligence questions of the United Nations Partner Portal.
/// </summary>
public enum VerificationQuestion
{
    Exists,
    RegisteredOrAcceptedReason,
    AimsFitTheCharter,
    NoPartToTheConflict,
    SafeguardsAgainstAbuse,
    NoOtherKnownRisk,
    NotOnSanctionsLists,
    GovernanceSeen,
    AccountsSeen,
    RulesAgainstFraud,
    CapacityAgainstAbuseAssessed,
    BankAccountInItsName,
}

/// <summary>Partly passes, with a comment that says what is missing.</summary>
public enum VerificationReply
{
    Yes,
    Partly,
    No,
}

/// <summary>What stands between an organisation and the full check.</summary>
public enum VerificationBlock
{
    UnansweredQuestions,
    FailedQuestions,
    IncompleteProfile,
    OpenRedFlag,
    SanctionsMatch,
}

/// <summary>One question answered, by whom and when.</summary>
public sealed class VerificationAnswer
{
    public const int CommentMaxLength = 1000;

    private VerificationAnswer()
    {
    }

    internal VerificationAnswer(VerificationQuestion question) => Question = question;

    public VerificationQuestion Question { get; private init; }

    public VerificationReply Reply { get; private set; }

    /// <summary>What was seen; needed unless the reply is a plain yes.</summary>
    public string? Comment { get; private set; }

    public AccountId AnsweredBy { get; private set; }

    public DateTimeOffset AnsweredAt { get; private set; }

    internal bool Says(VerificationReply reply, string? comment) => Reply == reply && Comment == comment && AnsweredAt != default;

    internal void Become(VerificationReply reply, string? comment, AccountId by, DateTimeOffset now) =>
        (Reply, Comment, AnsweredBy, AnsweredAt) = (reply, comment, by, now);
}

/// <summary>Works the level out from answers, profile and flags.</summary>
public static class Verification
{
    public static IReadOnlyList<VerificationQuestion> BasicQuestions { get; } =
        [.. Enum.GetValues<VerificationQuestion>().Where(question => question <= VerificationQuestion.NoOtherKnownRisk)];

    public static IReadOnlyList<VerificationQuestion> FullQuestions { get; } = Enum.GetValues<VerificationQuestion>();

    /// <summary>A sanctions match undoes even the basic check.</summary>
    public static VerificationLevel LevelOf(Organisation organisation)
    {
        if (Blocks(organisation, VerificationLevel.Full).Count == 0)
            return VerificationLevel.Full;
        return Blocks(organisation, VerificationLevel.Basic).Count == 0 ? VerificationLevel.Basic : VerificationLevel.NotChecked;
    }

    /// <summary>What stands between the organisation and <paramref name="level"/>; empty when it is reached.</summary>
    public static IReadOnlyList<VerificationBlock> Blocks(Organisation organisation, VerificationLevel level)
    {
        if (level == VerificationLevel.NotChecked)
            return [];

        var isFull = level == VerificationLevel.Full;
        var questions = isFull ? FullQuestions : BasicQuestions;
        var answered = organisation.Answers.Where(answer => questions.Contains(answer.Question)).ToList();
        List<VerificationBlock> blocks = [];
        if (answered.Count < questions.Count)
            blocks.Add(VerificationBlock.UnansweredQuestions);
        if (answered.Any(answer => answer.Reply == VerificationReply.No && answer.Question != VerificationQuestion.NotOnSanctionsLists))
            blocks.Add(VerificationBlock.FailedQuestions);
        if (isFull && organisation.Completeness().Any(section => !section.IsComplete))
            blocks.Add(VerificationBlock.IncompleteProfile);
        if (isFull && organisation.Flags.Any(flag => flag is { IsOpen: true, Level: RiskLevel.Red }))
            blocks.Add(VerificationBlock.OpenRedFlag);
        if (organisation.Answers.Any(answer => answer is { Question: VerificationQuestion.NotOnSanctionsLists, Reply: not VerificationReply.Yes }))
            blocks.Add(VerificationBlock.SanctionsMatch);
        return blocks;
    }
}
