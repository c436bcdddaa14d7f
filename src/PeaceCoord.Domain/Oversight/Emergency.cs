using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Domain.Oversight;

/// <summary>What the data protection focal point found when it was over.</summary>
public enum EmergencyVerdict
{
    Justified,
    NotJustified,
}

/// <summary>
/// The glass that was broken: somebody of the mission whose clearance or office does not reach a recorded consultation opened it in an emergency, for some
/// hours, with the reason. Everybody concerned sees it at once, each opening is in the audit trail, and the focal point looks at it afterwards.
/// </summary>
public sealed class Emergency : AggregateRoot, IInWorkspace
{
    public const int ReasonMinLength = 20;
    public const int ReasonMaxLength = 1000;
    public const int MostHours = 3;

    /// <summary>So many records at a time: this opens records, not the archive.</summary>
    public const int MostAtOnce = 3;

    private Emergency()
    {
    }

    public EmergencyId Id { get; private init; }

    public WorkspaceId WorkspaceId { get; private init; }

    public ConsultationId ConsultationId { get; private init; }

    /// <summary>Who opened it.</summary>
    public AccountId AccountId { get; private init; }

    public string Reason { get; private set; } = "";

    public DateTimeOffset From { get; private init; }

    /// <summary>When it ends by itself.</summary>
    public DateTimeOffset Until { get; private init; }

    /// <summary>When somebody ended it before; null else.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    public AccountId? EndedBy { get; private set; }

    public EmergencyVerdict? Verdict { get; private set; }

    /// <summary>What the focal point says of it.</summary>
    public string? Words { get; private set; }

    public AccountId? ReviewedBy { get; private set; }

    public DateTimeOffset? ReviewedAt { get; private set; }

    public bool IsOpen(DateTimeOffset now) => EndedAt is null && Until > now;

    /// <summary>Opens it for one to three hours. Refused with a reason that says next to nothing.</summary>
    public static Result<Emergency> Open(EmergencyId id, WorkspaceId workspace, ConsultationId consultation, string? reason, int? hours, AccountId by, DateTimeOffset now)
    {
        var check = Facts(reason, hours);
        if (!check.Passed)
            return Result<Emergency>.Refused(check.Refusals);
        return new Emergency { Id = id, WorkspaceId = workspace, ConsultationId = consultation, AccountId = by, Reason = reason!.Trim(), From = now, Until = now.AddHours(hours!.Value) };
    }

    /// <summary>What is wrong with what was typed, before anything is looked for.</summary>
    public static Check Facts(string? reason, int? hours)
    {
        var check = new Check().RequiredText(reason, ReasonMaxLength, nameof(Reason)).Unless(hours is not null, Refusal.Required("Hours"));
        if (!string.IsNullOrWhiteSpace(reason))
            check.Unless(reason.Trim().Length >= ReasonMinLength, new Refusal(OversightRefusalCodes.ReasonTooShort, nameof(Reason), ReasonMinLength));
        return hours is { } some ? check.Range(some, 1, MostHours, "Hours") : check;
    }

    /// <summary>Shuts it before its time.</summary>
    public Result End(AccountId by, DateTimeOffset now)
    {
        if (!IsOpen(now))
            return new Refusal(OversightRefusalCodes.OverAlready);
        (EndedBy, EndedAt) = (by, now);
        return Result.Done;
    }

    /// <summary>A name, wherever it is written, stays out.</summary>
    public void TakeOut(WrittenName name) => (Reason, Words) = (name.TakenOutOf(Reason)!, name.TakenOutOf(Words));

    /// <summary>Looks at it when it is over: justified or not, with words, once. Refused to who opened it.</summary>
    public Result Review(EmergencyVerdict? verdict, string? words, AccountId by, DateTimeOffset now)
    {
        if (by == AccountId)
            return new Refusal(PeopleRefusalCodes.NotOneself);
        if (IsOpen(now))
            return new Refusal(OversightRefusalCodes.NotOverYet);
        if (ReviewedAt is not null)
            return new Refusal(OversightRefusalCodes.ReviewedAlready);
        var check = new Check().Unless(verdict is not null, Refusal.Required(nameof(Verdict))).Choice(verdict, nameof(Verdict)).RequiredText(words, ReasonMaxLength, nameof(Words));
        if (check.Passed)
            (Verdict, Words, ReviewedBy, ReviewedAt) = (verdict, words!.Trim(), by, now);
        return check.Result();
    }
}
