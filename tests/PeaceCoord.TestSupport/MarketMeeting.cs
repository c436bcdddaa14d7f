using PeaceCoord.Application.Consultations;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using static PeaceCoord.Domain.Consultations.DraftFieldNames;

namespace PeaceCoord.TestSupport;

/// <summary>One meeting, written and put on record through the use cases, with a word of its own in each text: so that a test can say which texts got out.</summary>
public sealed record MarketMeeting(ConsultationId Id, ConcernId Concern, Guid Promise)
{
    public const string TitleWord = "nightjar";
    public const string PurposeWord = "hoopoe";
    public const string PlaceWord = "bulbul";
    public const string StaffWord = "ibis";
    public const string ContextWord = "hornbill";
    public const string ConcernWord = "weaver";
    public const string PromiseWord = "turaco";
    public const string ActionWord = "plover";
    public const string HarmWord = "shrike";

    public static IReadOnlyList<string> AllWords { get; } = [TitleWord, PurposeWord, PlaceWord, StaffWord, ContextWord, ConcernWord, PromiseWord, ActionWord, HarmWord];

    /// <summary>What is promised answers the meeting as a whole, so that the concern can be answered by itself.</summary>
    public static void PromisedForNoConcern(Dictionary<string, string?> fields)
    {
        foreach (var answered in fields.Keys.Where(name => RowOf(name) is (CommitmentRow, _, "concern")).ToList())
            fields[answered] = "";
    }

    /// <param name="owner">Follows the promise up.</param>
    /// <param name="also">Written into every text beside its own word.</param>
    public static async Task<MarketMeeting> Recorded(Stage stage, AccountId author, AccountId reviewer, AccountId owner, string also = "", Action<Dictionary<string, string?>>? change = null, CancellationToken cancel = default)
    {
        var meeting = await Submitted(stage, author, owner, also, change, cancel);
        Must(await stage.As<RecordConsultation, Result>(reviewer, record => record.Run(meeting.Id, new RecordConsultationInput(), cancel)));
        return meeting;
    }

    /// <summary>As <see cref="Recorded"/>, waiting for its review.</summary>
    public static async Task<MarketMeeting> Submitted(Stage stage, AccountId author, AccountId owner, string also = "", Action<Dictionary<string, string?>>? change = null, CancellationToken cancel = default)
    {
        var meeting = new MarketMeeting(ConsultationId.New(), ConcernId.New(), Guid.CreateVersion7());
        var fields = meeting.Fields(owner, also);
        change?.Invoke(fields);
        Must(await stage.As<StartConsultation, Result>(author, start => start.Run(meeting.Id, null, null, cancel)));
        Must(await stage.As<SaveDraft, Result<SavedDraft>>(author, save => save.Run(meeting.Id, new SaveDraftInput(1, fields), cancel)));
        Must(await stage.As<SubmitConsultation, Result>(author, submit => submit.Run(meeting.Id, cancel)));
        return meeting;
    }

    private Dictionary<string, string?> Fields(AccountId owner, string also) => new(StringComparer.Ordinal)
    {
        [Title] = $"{TitleWord} {also}",
        [Kind] = nameof(ConsultationKind.WomensGroup),
        [Purpose] = $"{PurposeWord} {also}",
        [Place] = $"{PlaceWord} {also}",
        [Date] = "2026-03-08",
        [Start] = "16:00",
        [ForTheMission] = $"{StaffWord} {also}",
        [HeadsOf(ParticipantSex.Women, AgeBand.From30To59)] = "18",
        [HeadsOf(ParticipantSex.Men, AgeBand.From30To59)] = "7",
        [CountedOrEstimated] = nameof(Counting.Counted),
        [LabelField] = nameof(Label.Confidential),
        [Sensitivity] = nameof(PlaceSensitivity.Exact),
        [DoNoHarm] = $"{HarmWord} {also}",
        [Context] = $"{ContextWord} {also}",
        [ActionField] = $"{ActionWord} {also}",
        [Of(Concern, "theme")] = nameof(ConcernTheme.Water),
        [Of(Concern, "group")] = nameof(ConcernGroup.Women),
        [Of(Concern, "summary")] = $"{ConcernWord} {also}",
        [InRow(CommitmentRow, Promise, "kind")] = "Promise",
        [InRow(CommitmentRow, Promise, "text")] = $"{PromiseWord} {also}",
        [InRow(CommitmentRow, Promise, "by")] = "Section",
        [InRow(CommitmentRow, Promise, "owner")] = owner.Value.ToString(),
        [InRow(CommitmentRow, Promise, "due")] = "2026-10-11",
        [InRow(CommitmentRow, Promise, "concern")] = Concern.Value.ToString(),
    };

    private static void Must(Result result)
    {
        if (!result.Succeeded)
            throw new InvalidOperationException(string.Join("; ", result.Refusals));
    }
}
