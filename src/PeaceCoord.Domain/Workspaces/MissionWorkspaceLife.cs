using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Domain.Workspaces;

public enum WorkspaceState
{
    Active,

    /// <summary>The mission ends on a day that is known: nothing is planned or held after it, and everything else goes on.</summary>
    Closing,

    /// <summary>Read as before by its members, and written by nobody.</summary>
    Archived,
}

/// <summary>What the years are counted from for which records are kept.</summary>
public enum RetentionBasis
{
    /// <summary>The mission's last day; before it is known, nothing is due.</summary>
    AfterClosing,

    /// <summary>The day the record is of.</summary>
    AfterRecord,
}

/// <summary>How a workspace ends, and how long its records are kept.</summary>
public sealed partial class MissionWorkspace
{
    public const int LeastRetentionYears = 1;
    public const int MostRetentionYears = 100;
    public const int DefaultRetentionYears = 10;

    public WorkspaceState State { get; private set; }

    /// <summary>The mission's last day; null while it is not closing.</summary>
    public DateOnly? EndsOn { get; private set; }

    public DateOnly? ArchivedOn { get; private set; }

    public RetentionBasis RetentionBasis { get; private set; }

    public int RetentionYears { get; private set; } = DefaultRetentionYears;

    /// <summary>Whether a meeting may be on that day: once the mission's last day is known, not after it.</summary>
    /// <param name="day">Null for a meeting without a day yet.</param>
    public bool TakesMeetingsOn(DateOnly? day) => State == WorkspaceState.Active || EndsOn is not { } last || day is null || day <= last;

    /// <summary>The day until which a record is kept; null while the mission's last day is not known and the years count from it.</summary>
    /// <param name="of">The day the record is of.</param>
    public DateOnly? RetainUntil(DateOnly of) => RetentionBasis switch
    {
        RetentionBasis.AfterRecord => of.AddYears(RetentionYears),
        _ => EndsOn is { } last ? (last > of ? last : of).AddYears(RetentionYears) : null,
    };

    /// <summary>How long records are kept. Refused without a number of years there is.</summary>
    public Result KeepRecords(RetentionBasis? basis, int? years)
    {
        var check = new Check()
            .Unless(basis is not null, Refusal.Required(nameof(RetentionBasis)))
            .Choice(basis, nameof(RetentionBasis))
            .Unless(years is not null, Refusal.Required(nameof(RetentionYears)));
        if (years is { } number)
            check.Range(number, LeastRetentionYears, MostRetentionYears, nameof(RetentionYears));
        if (check.Passed)
            (RetentionBasis, RetentionYears) = (basis!.Value, years!.Value);
        return check.Result();
    }

    /// <summary>What two people decided.</summary>
    internal void Become(WorkspaceState state, DateOnly? endsOn, DateOnly today) =>
        (State, EndsOn, ArchivedOn) = (state, state == WorkspaceState.Active ? null : endsOn ?? EndsOn, state == WorkspaceState.Archived ? today : null);
}
