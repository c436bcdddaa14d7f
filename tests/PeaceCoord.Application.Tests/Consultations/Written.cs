using PeaceCoord.Application.Consultations;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.TestSupport;
using static PeaceCoord.Domain.Consultations.DraftFieldNames;

namespace PeaceCoord.Application.Tests.Consultations;

/// <summary>Consultations written through the use cases, as a person would.</summary>
internal static class Written
{
    public const string Canary = "Kanarienvogel Zitronenfalter";

    public static readonly Guid Borehole = Guid.CreateVersion7();

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static Dictionary<string, string?> Complete(FieldTeam team, Guid concern, Guid promise) => new(StringComparer.Ordinal)
    {
        [Title] = "Femmes du marché " + Canary,
        [Kind] = nameof(ConsultationKind.WomensGroup),
        [Purpose] = "Écouter",
        [Office] = team.Tamra.Value.ToString(),
        [Place] = "Marché de Tamra",
        [Date] = "2026-03-08",
        [Start] = "16:00",
        [End] = "17:40",
        [HeadsOf(ParticipantSex.Women, AgeBand.From30To59)] = "18",
        [HeadsOf(ParticipantSex.Men, AgeBand.From30To59)] = "2",
        [CountedOrEstimated] = nameof(Counting.Counted),
        [LabelField] = nameof(Label.Confidential),
        [Sensitivity] = nameof(PlaceSensitivity.Exact),
        [DoNoHarm] = "Ne pas se réunir le jour du marché",
        [InRow(ConcernRow, concern, "theme")] = nameof(ConcernTheme.Water),
        [InRow(ConcernRow, concern, "group")] = nameof(ConcernGroup.Women),
        [InRow(ConcernRow, concern, "summary")] = "Le forage n’est pas fini",
        [InRow(CommitmentRow, promise, "kind")] = "Promise",
        [InRow(CommitmentRow, promise, "text")] = "Finir le forage",
        [InRow(CommitmentRow, promise, "by")] = "Section",
        [InRow(CommitmentRow, promise, "owner")] = team.Officer.Value.ToString(),
        [InRow(CommitmentRow, promise, "due")] = "2026-10-11",
        [InRow(CommitmentRow, promise, "concern")] = concern.ToString(),
    };

    public static async Task<ConsultationId> Draft(this Stage stage, AccountId author)
    {
        var id = ConsultationId.New();
        (await stage.As<StartConsultation, Result>(author, start => start.Run(id, null, null, Cancel))).Succeeded.ShouldBeTrue();
        return id;
    }

    public static Task<Result<SavedDraft>> Save(this Stage stage, AccountId author, ConsultationId id, int revision, Dictionary<string, string?> fields, Dictionary<string, string?>? was = null) =>
        stage.As<SaveDraft, Result<SavedDraft>>(author, save => save.Run(id, new SaveDraftInput(revision, fields, was), Cancel));

    public static Task<Result<DraftView>> Read(this Stage stage, AccountId? reader, ConsultationId id) =>
        stage.As<ReadDraft, Result<DraftView>>(reader, read => read.Run(id, Cancel));

    public static Task<Result<ConsultationView>> View(this Stage stage, AccountId? reader, ConsultationId id) =>
        stage.As<ViewConsultation, Result<ConsultationView>>(reader, view => view.Run(id, Cancel));

    public static Task<Result> Submit(this Stage stage, AccountId author, ConsultationId id) =>
        stage.As<SubmitConsultation, Result>(author, submit => submit.Run(id, Cancel));

    public static Task<Result> Record(this Stage stage, AccountId reviewer, ConsultationId id) =>
        stage.As<RecordConsultation, Result>(reviewer, record => record.Run(id, new RecordConsultationInput(), Cancel));

    public static async Task<ConsultationId> Submitted(this Stage stage, FieldTeam team, AccountId author, Action<Dictionary<string, string?>>? change = null)
    {
        var id = await stage.Draft(author);
        var fields = Complete(team, Guid.CreateVersion7(), Guid.CreateVersion7());
        change?.Invoke(fields);
        (await stage.Save(author, id, 1, fields)).Succeeded.ShouldBeTrue();
        var submitted = await stage.Submit(author, id);
        submitted.Refusals.ShouldBeEmpty();
        return id;
    }

    public static async Task<ConsultationId> Recorded(this Stage stage, FieldTeam team, AccountId author, AccountId reviewer, Action<Dictionary<string, string?>>? change = null)
    {
        var id = await stage.Submitted(team, author, change);
        (await stage.Record(reviewer, id)).Refusals.ShouldBeEmpty();
        return id;
    }
}
