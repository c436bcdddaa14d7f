using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Missions;

namespace PeaceCoord.Application.ReferenceData;

/// <summary>Everything the reference files say, read and checked against each other before anything is stored.</summary>
internal sealed class ReferenceRows
{
    public required IReadOnlyList<CountryRow> Countries { get; init; }

    public required IReadOnlyList<TaskRow> Tasks { get; init; }

    public required IReadOnlyList<MissionRow> Missions { get; init; }

    public required IReadOnlyList<MandateRow> Mandates { get; init; }

    public required IReadOnlyList<LegalRow> Legal { get; init; }

    public required IReadOnlyList<(string Slug, CaseStudyFacts Facts)> CaseStudies { get; init; }

    /// <summary>Reads all files; the result is of use only when <paramref name="problems"/> stays empty.</summary>
    public static ReferenceRows Read(ReferenceFiles files, List<Refusal> problems)
    {
        var countries = CsvRows.Read(files, "countries.csv", ["code", "name_en", "name_fr"], problems, CountryRow.Take);
        var tasks = CsvRows.Read(files, "mandate_tasks.csv", ["code", "label", "label_fr", "definition"], problems, TaskRow.Take);
        var acronyms = Acronyms(files);
        var known = new Known(
            acronyms,
            tasks.Select(task => task.Code).ToHashSet(StringComparer.Ordinal),
            countries.Select(country => country.Code).ToHashSet(StringComparer.Ordinal));

        var missions = CsvRows.Read(files, MissionRow.File, MissionRow.Columns, problems, Once(MissionRow.Key, (Cells cells) => MissionRow.Take(cells, known)));
        var order = 0;
        var mandates = CsvRows.Read(files, MandateRow.File, MandateRow.Columns, problems, Once(MandateRow.Key, cells => MandateRow.Take(cells, known, order++)));
        var legal = CsvRows.Read(files, "legal_instruments.csv", ["code", "title", "adopted_on", "kind", "url_free_reference", "relevance"], problems, LegalRow.Take);
        var studies = files.Below("case-studies").Where(file => file.EndsWith(".md", StringComparison.Ordinal))
            .Select(file => CaseStudyFile.Read(files, file, known, problems)).OfType<(string, CaseStudyFacts)>().ToList();
        return new ReferenceRows { Countries = countries, Tasks = tasks, Missions = missions, Mandates = mandates, Legal = legal, CaseStudies = studies };
    }

    /// <summary>Acronyms first, because rows name predecessors and successors further down.</summary>
    private static HashSet<string> Acronyms(ReferenceFiles files) =>
        [.. CsvRows.Read(files, MissionRow.File, ["acronym"], [], cells => cells.OptionalText("acronym", Mission.AcronymMaxLength))];

    private static Func<Cells, T> Once<T>(Func<Cells, (string Column, string Value)> key, Func<Cells, T> take)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        return cells =>
        {
            var (column, value) = key(cells);
            if (value.Length > 0 && !seen.Add(value))
                cells.Complain(ReferenceDataRefusalCodes.ValueRepeated, column, value);
            return take(cells);
        };
    }
}

internal sealed record CountryRow(string Code, string Name, string NameFrench)
{
    public static CountryRow Take(Cells cells) => new(cells.Text("code", 3), cells.Text("name_en", 100), cells.Text("name_fr", 100));
}

internal sealed record TaskRow(string Code, string Label, string LabelFrench, string Definition)
{
    public static TaskRow Take(Cells cells) => new(
        cells.Text("code", MandateTask.CodeMaxLength), cells.Text("label", 100), cells.Text("label_fr", 100), cells.Text("definition", 400));
}

internal sealed record LegalRow(string Code, string Title, ApproximateDate Adopted, LegalInstrumentKind Kind, string Reference, string Relevance)
{
    public static LegalRow Take(Cells cells) => new(
        cells.Text("code", LegalInstrument.CodeMaxLength),
        cells.Text("title", 200),
        cells.ApproximateDate("adopted_on"),
        cells.Choice<LegalInstrumentKind>("kind"),
        cells.OptionalText("url_free_reference", 200),
        cells.Text("relevance", 400));
}

internal sealed record MissionRow(MissionFacts Facts, IReadOnlyList<string> Predecessors, IReadOnlyList<string> Successors)
{
    public const string File = "operations.csv";

    public static readonly string[] Columns =
    [
        "acronym", "name", "organisation", "kind", "start_date", "end_date", "end_unknown", "countries", "region", "headquarters", "established_by",
        "predecessor", "successor", "lat", "lon", "peak_uniformed", "fatalities", "source", "confidence", "notes",
    ];

    public static (string Column, string Value) Key(Cells cells) => ("acronym", Slug.Of(cells.OptionalText("acronym", Mission.AcronymMaxLength)));

    public static MissionRow Take(Cells cells, Known known)
    {
        var start = cells.ApproximateDate("start_date");
        var end = cells.OptionalApproximateDate("end_date");
        if (end is { } last && last.Latest < start.Earliest)
            cells.Complain(ReferenceDataRefusalCodes.ValueOutOfOrder, "end_date", last);
        var facts = new MissionFacts
        {
            Acronym = cells.Text("acronym", Mission.AcronymMaxLength),
            Name = cells.Text("name", Mission.NameMaxLength),
            Organisation = cells.Choice<LeadOrganisation>("organisation"),
            Kind = cells.Choice<MissionKind>("kind"),
            Start = start,
            End = end,
            EndUnknown = cells.Yes("end_unknown"),
            Countries = cells.List("countries", known.Countries.Contains),
            Region = cells.Choice("region", ("Asia and the Pacific", Region.AsiaPacific), ("Middle East", Region.MiddleEast)),
            Headquarters = cells.Text("headquarters", 200),
            EstablishedBy = cells.Text("established_by", 200),
            Latitude = cells.Degrees("lat", 90),
            Longitude = cells.Degrees("lon", 180),
            PeakUniformed = cells.OptionalCount("peak_uniformed"),
            Fatalities = cells.OptionalCount("fatalities"),
            Source = cells.Text("source", 400),
            Confidence = cells.Choice<Confidence>("confidence"),
            Notes = cells.OptionalText("notes", Mission.TextMaxLength),
        };
        return new MissionRow(facts, cells.List("predecessor", known.Missions.Contains), cells.List("successor", known.Missions.Contains));
    }
}

internal sealed record MandateRow(string Mission, string Resolution, MandateFacts Facts)
{
    public const string File = "mandates.csv";

    public static readonly string[] Columns =
    [
        "operation_acronym", "resolution", "adopted_on", "action", "chapter", "summary", "tasks", "source", "confidence", "expires_on", "ends_tasks",
        "strength", "engagement", "engagement_paragraph", "engagement_note", "notes",
    ];

    public static (string Column, string Value) Key(Cells cells) =>
        ("resolution", cells.OptionalText("operation_acronym", Domain.Missions.Mission.AcronymMaxLength) + " " + cells.OptionalText("resolution", Mandate.ResolutionMaxLength));

    public static MandateRow Take(Cells cells, Known known, int order)
    {
        var mission = cells.Text("operation_acronym", Domain.Missions.Mission.AcronymMaxLength);
        if (mission.Length > 0 && !known.Missions.Contains(mission))
            cells.Complain(ReferenceDataRefusalCodes.ValueUnknown, "operation_acronym", mission);
        var facts = new MandateFacts
        {
            AdoptedOn = cells.Day("adopted_on"),
            ExpiresOn = cells.OptionalDay("expires_on"),
            Action = cells.Choice<MandateAction>("action"),
            Chapter = cells.Choice("chapter", ("VII", MandateChapter.Seven)),
            Summary = cells.Text("summary", Mandate.SummaryMaxLength),
            AuthorisedStrength = cells.OptionalCount("strength"),
            Engagement = Clause(cells),
            Evidence = cells.Choice(
                "source",
                ("UN resolution text (date checked)", MandateEvidence.TextSeen),
                ("press or news page seen", MandateEvidence.PressSeen),
                ("general knowledge", MandateEvidence.GeneralKnowledge)),
            Confidence = cells.Choice<Confidence>("confidence"),
            Notes = cells.OptionalText("notes", 400),
            Order = order,
            Effects = Effects(cells, known),
        };
        if (facts.ExpiresOn < facts.AdoptedOn)
            cells.Complain(ReferenceDataRefusalCodes.ValueOutOfOrder, "expires_on", facts.ExpiresOn);
        return new MandateRow(Slug.Of(mission), cells.Text("resolution", Mandate.ResolutionMaxLength), facts);
    }

    private static List<TaskEffect> Effects(Cells cells, Known known) =>
    [
        .. cells.List("tasks", known.Tasks.Contains).Select(task => new TaskEffect(task, EffectOnTask.Gives)),
        .. cells.List("ends_tasks", known.Tasks.Contains).Select(task => new TaskEffect(task, EffectOnTask.Ends)),
    ];

    private static EngagementClause? Clause(Cells cells) => cells.OptionalText("engagement", 20).Length == 0
        ? null
        : new EngagementClause(
            cells.Choice<EngagementStrength>("engagement"),
            cells.OptionalText("engagement_paragraph", EngagementClause.ParagraphMaxLength),
            cells.OptionalText("engagement_note", EngagementClause.NoteMaxLength));
}
