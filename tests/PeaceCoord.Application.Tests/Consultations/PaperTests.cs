using PeaceCoord.Application.Consultations;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.TestSupport;
using static PeaceCoord.Domain.Consultations.DraftFieldNames;

namespace PeaceCoord.Application.Tests.Consultations;

/// <summary>Forms to fill in by hand: what stands on them, and what becomes of one that is typed in.</summary>
public sealed class PaperTests(TestCluster cluster) : IAsyncLifetime
{
    private Stage _stage = null!;
    private FieldTeam _team = null!;

    public async ValueTask InitializeAsync()
    {
        _stage = await Stage.Set(cluster, Written.Cancel);
        _team = await FieldTeam.Gather(_stage, Written.Cancel);
    }

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    [Fact]
    public async Task A_form_begins_with_what_the_plan_says_to_those_who_read_it_and_is_blank_for_everybody_else()
    {
        var plan = await Planned(Label.Confidential, PlaceSensitivity.Exact);

        var printed = (await Print(_team.OtherOfficer, plan)).Value;

        await _stage.MustHaveLeftEntry(typeof(PrintPaperForm));
        printed.Label.ShouldBe(Label.Confidential);
        (printed.Plan!.Title, printed.Plan.Place, printed.Plan.Purpose).ShouldBe(("Market", "Market square", "Listen"));
        (await Print(_team.LowOfficer, plan)).Value.Plan.ShouldBeNull("the label is above the clearance");
        (await Print(_team.Stranger, plan)).Value.ShouldBe((await Print(_team.Stranger, ConsultationId.New())).Value);
        (await Print(_team.Officer, null)).Value.Plan.ShouldBeNull();
        (await Print(_team.Analyst, plan)).Is(RefusalCodes.NotPermitted).ShouldBeTrue();
        (await Print(null, null)).Is(RefusalCodes.NotPermitted).ShouldBeTrue();
    }

    [Fact]
    public async Task Nothing_strictly_confidential_and_no_sensitive_place_is_printed_for_its_author_either()
    {
        var hidden = (await Print(_team.Officer, await Planned(Label.Confidential, PlaceSensitivity.Hidden))).Value;
        (hidden.Plan!.Title, hidden.Plan.Place).ShouldBe(("Market", null));
        (await Print(_team.Officer, await Planned(Label.StrictlyConfidential, PlaceSensitivity.Exact))).Value.Plan.ShouldBeNull();
    }

    [Fact]
    public async Task A_form_typed_in_makes_one_draft_however_often_it_is_posted()
    {
        var (id, concern, empty, promise) = (ConsultationId.New(), ConcernId.New(), ConcernId.New(), Guid.CreateVersion7());
        var typed = Typed(concern, empty, promise);

        (await Log(_team.Assistant, id, typed)).Refusals.ShouldBeEmpty();
        (await Log(_team.Assistant, id, typed)).Refusals.ShouldBeEmpty();

        var draft = (await _stage.Read(_team.Assistant, id)).Value;
        draft.Fields[Title].ShouldBe("From paper");
        draft.Fields[LabelField].ShouldBe(nameof(Label.Restricted));
        draft.Fields[HeadsOf(ParticipantSex.Women, AgeBand.From60)].ShouldBe("7");
        draft.Fields[Office].ShouldBe(_team.Tamra.Value.ToString(), "what a draft begins with stays where none was chosen");
        draft.Fields.Rows(ConcernRow).ShouldBe([concern.Value], "an empty row is no concern");
        draft.Fields[InRow(CommitmentRow, promise, "kind")].ShouldBe("Promise");
        draft.Missing.ShouldContain(missing => missing.Field == Purpose, "the editor asks for the rest");
        (await _stage.As<ListConsultations, ConsultationList>(_team.Assistant, list => list.Run(new ConsultationFilter(), Written.Cancel))).Rows.ShouldHaveSingleItem();

        typed[Title] = "Changed since";
        var elsewhere = (await Log(_team.Assistant, id, typed)).Refusals.ShouldHaveSingleItem();
        (elsewhere.Code, elsewhere.Field).ShouldBe((ConsultationRefusalCodes.DraftChangedElsewhere, Title));
        (await _stage.Read(_team.Assistant, id)).Value.Fields[Title].ShouldBe("From paper");
    }

    [Fact]
    public async Task A_form_that_was_printed_from_a_plan_is_typed_into_the_plan_and_what_it_leaves_empty_stays()
    {
        var plan = await Planned(Label.Confidential, PlaceSensitivity.AreaOnly);
        var typed = Typed(ConcernId.New(), ConcernId.New(), Guid.CreateVersion7());
        typed[LabelField] = nameof(Label.Confidential);

        (await Into(_team.Analyst, plan, typed)).Is(RefusalCodes.NotPermitted).ShouldBeTrue();
        (await Into(_team.Stranger, plan, typed)).Is(RefusalCodes.NotFound).ShouldBeTrue();
        typed[Interpreter] = "";
        (await Into(_team.Officer, plan, typed)).Refusals.ShouldBeEmpty();

        var draft = (await _stage.Read(_team.Officer, plan)).Value;
        (draft.State, draft.Fields[Title], draft.Fields[Purpose]).ShouldBe((ConsultationState.Draft, "From paper", "Listen"));
        (draft.Fields[Sensitivity], draft.Fields[Office]).ShouldBe((nameof(PlaceSensitivity.AreaOnly), _team.Tamra.Value.ToString()));
        draft.Revision.ShouldBe(2, "begun and written at once");
        typed[Title] = "Again";
        (await Into(_team.Officer, plan, typed)).Is(ConsultationRefusalCodes.DraftChangedElsewhere).ShouldBeTrue();
    }

    [Fact]
    public async Task What_cannot_be_read_is_refused_at_its_field_and_no_draft_is_made()
    {
        var (id, concern) = (ConsultationId.New(), ConcernId.New());
        var typed = Typed(concern, ConcernId.New(), Guid.CreateVersion7());
        typed[Date] = "31/02/2026";
        typed[HeadsOf(ParticipantSex.Men, AgeBand.Under18)] = "many";

        var refused = await Log(_team.Assistant, id, typed);

        refused.Refusals.Select(refusal => refusal.Field).ShouldBe([Date, HeadsOf(ParticipantSex.Men, AgeBand.Under18)]);
        (await _stage.Read(_team.Assistant, id)).Is(RefusalCodes.NotFound).ShouldBeTrue();
        (typed[Date], typed[HeadsOf(ParticipantSex.Men, AgeBand.Under18)]) = ("2026-03-08", "");
        var unknown = InRow(ToldRow, Guid.CreateVersion7(), "what");
        typed[unknown] = "Delivered";
        (await Log(_team.Assistant, id, typed)).Refusals.ShouldHaveSingleItem().Field.ShouldBe(unknown, "nothing that they were promised");
        (await _stage.Read(_team.Assistant, id)).Is(RefusalCodes.NotFound).ShouldBeTrue("the draft is begun and written at once, or not at all");
        typed.Remove(unknown);
        (await Log(_team.Analyst, id, typed)).Is(RefusalCodes.NotPermitted).ShouldBeTrue();
        (await Log(_team.Stranger, id, Typed(concern, ConcernId.New(), Guid.CreateVersion7()))).Is(RefusalCodes.NotFound).ShouldBeTrue("in another mission");
        (await Log(null, id, typed)).Is(RefusalCodes.NotPermitted).ShouldBeTrue();
    }

    private static Dictionary<string, string?> Typed(ConcernId concern, ConcernId empty, Guid promise) => new(StringComparer.Ordinal)
    {
        [Title] = "From paper",
        [Kind] = nameof(ConsultationKind.TownHall),
        [Purpose] = "",
        [Office] = "",
        [Date] = "2026-03-08",
        [Place] = "Market",
        [LabelField] = nameof(Label.Restricted),
        [HeadsOf(ParticipantSex.Women, AgeBand.From60)] = "7",
        [Of(concern, "theme")] = nameof(ConcernTheme.Water),
        [Of(concern, "summary")] = "The well is dry",
        [Of(concern, "attributable")] = null,
        [Of(empty, "theme")] = "",
        [Of(empty, "summary")] = "",
        [InRow(CommitmentRow, promise, "text")] = "Ask for a pump",
    };

    private Task<Result> Log(AccountId? who, ConsultationId id, Dictionary<string, string?> typed) =>
        _stage.As<LogFromPaper, Result>(who, log => log.Run(id, _team.Workspace.Value, typed, Written.Cancel));

    private Task<Result> Into(AccountId? who, ConsultationId plan, Dictionary<string, string?> typed) => _stage.As<LogFromPaper, Result>(who, log => log.Into(plan, 1, typed, Written.Cancel));

    private Task<Result<PaperForm>> Print(AccountId? who, ConsultationId? plan) => _stage.As<PrintPaperForm, Result<PaperForm>>(who, print => print.Run(plan, "en", Written.Cancel));

    private Task<ConsultationId> Planned(Label label, PlaceSensitivity sensitivity) =>
        _team.PlansTheMarket(_stage, input => (input.Label, input.Sensitivity) = (label, sensitivity), Written.Cancel);
}
