using PeaceCoord.Application.Consultations;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using static PeaceCoord.Domain.Consultations.DraftFieldNames;

namespace PeaceCoord.TestSupport;

/// <summary>Meetings of which only who came matters, put on record through the use cases.</summary>
public static class Headcount
{
    /// <param name="area">Code of the gazetteer.</param>
    /// <param name="on">The day it was held, as <c>2026-03-08</c>.</param>
    public static async Task<ConsultationId> Met(
        this Stage stage, AccountId author, AccountId reviewer, string? area, string on, IReadOnlyList<(ParticipantSex Sex, AgeBand Age, int Heads)> heads,
        Action<Dictionary<string, string?>>? change = null, CommunityId? community = null)
    {
        var id = ConsultationId.New();
        var fields = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            [Title] = "Market",
            [Kind] = nameof(ConsultationKind.CommunityMeeting),
            [Purpose] = "Listen",
            [Place] = "Market",
            [DraftFieldNames.Area] = area,
            [Date] = on,
            [CountedOrEstimated] = nameof(Counting.Counted),
            [LabelField] = nameof(Label.Confidential),
            [Sensitivity] = nameof(PlaceSensitivity.Exact),
            [DoNoHarm] = "Nothing known",
            [CommunityIds] = community?.Value.ToString(),
        };
        foreach (var (sex, age, count) in heads)
            fields[HeadsOf(sex, age)] = $"{count}";
        change?.Invoke(fields);
        Must(await stage.As<StartConsultation, Result>(author, start => start.Run(id, null, null, CancellationToken.None)));
        Must(await stage.As<SaveDraft, Result<SavedDraft>>(author, save => save.Run(id, new SaveDraftInput(1, fields), CancellationToken.None)));
        Must(await stage.As<SubmitConsultation, Result>(author, submit => submit.Run(id, CancellationToken.None)));
        Must(await stage.As<RecordConsultation, Result>(reviewer, record => record.Run(id, new RecordConsultationInput(), CancellationToken.None)));
        return id;
    }

    private static void Must(Result result)
    {
        if (!result.Succeeded)
            throw new InvalidOperationException(string.Join("; ", result.Refusals));
    }
}
