using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Missions;

namespace PeaceCoord.Application.Missions;

/// <summary>Reads all public histories from the database and puts them in the order in which pages ask for them.</summary>
internal sealed partial class HistoriesReading
{
    private const int OpeningLength = 220;

    private readonly Dictionary<string, CountryName> _countries;
    private readonly List<TaskName> _tasks;
    private readonly Dictionary<string, TaskName> _taskByCode;
    private readonly List<Mission> _missions;
    private readonly Dictionary<MissionId, MissionName> _names;
    private readonly ILookup<MissionId, Mandate> _mandates;
    private readonly List<MissionSuccession> _successions;
    private readonly List<CaseStudy> _studies;
    private readonly List<LegalEntry> _legal;

    private HistoriesReading(
        List<Country> countries, List<MandateTask> tasks, List<Mission> missions, List<Mandate> mandates, List<MissionSuccession> successions, List<CaseStudy> studies, List<LegalInstrument> legal)
    {
        _countries = countries.ToDictionary(country => country.Code, country => new CountryName(country.Code, country.Name, country.NameFrench), StringComparer.Ordinal);
        _tasks = [.. tasks.OrderBy(task => task.Order).Select(task => new TaskName(task.Code, task.Label, task.LabelFrench, task.Definition))];
        _taskByCode = _tasks.ToDictionary(task => task.Code, StringComparer.Ordinal);
        _missions = missions;
        _names = missions.ToDictionary(mission => mission.Id, mission => new MissionName(mission.Slug, mission.Acronym, mission.Name));
        _mandates = mandates.OrderBy(mandate => mandate.AdoptedOn).ThenBy(mandate => mandate.Order).ToLookup(mandate => mandate.MissionId);
        _successions = successions;
        _studies = studies;
        _legal = [.. legal.OrderBy(instrument => instrument.Order).Select(LegalEntry.Of)];
    }

    public static async Task<Histories> Run(PeaceCoordDb db, int stamp, CancellationToken cancel)
    {
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        var reading = new HistoriesReading(
            await db.Countries.ToListAsync(cancel),
            await db.MandateTasks.ToListAsync(cancel),
            await db.Missions.Where(mission => !mission.IsFictional).OrderBy(mission => mission.StartEarliest).ThenBy(mission => mission.Slug).ToListAsync(cancel),
            await db.Mandates.ToListAsync(cancel),
            await db.MissionSuccessions.ToListAsync(cancel),
            await db.CaseStudies.OrderBy(study => study.Title).ToListAsync(cancel),
            await db.LegalInstruments.ToListAsync(cancel));
        return reading.Shelve(stamp);
    }

    private Histories Shelve(int stamp)
    {
        var studies = _studies.Select(Study).ToList();
        var missions = _missions.Select(mission => Shelve(mission, studies)).ToList();
        return new Histories
        {
            Stamp = stamp,
            Missions = missions,
            BySlug = missions.ToFrozenDictionary(mission => mission.Mission.Slug, StringComparer.Ordinal),
            Acronyms = missions.ToFrozenDictionary(mission => MissionSearch.Compact(mission.Mission.Acronym), mission => mission.Mission.Slug, StringComparer.Ordinal),
            Mandates = [.. missions.SelectMany(mission => mission.History.Mandates).OrderByDescending(mandate => mandate.AdoptedOn).ThenBy(mandate => mandate.Mission.Acronym, StringComparer.Ordinal)],
            Tasks = _tasks,
            Countries = _countries.ToFrozenDictionary(StringComparer.Ordinal),
            Legal = _legal,
            CaseStudies = studies,
            EndingTexts = missions.SelectMany(mission => mission.History.Mandates).Where(mandate => mandate.Ends.Count > 0).Select(mandate => mandate.Resolution).Distinct(StringComparer.Ordinal).Count(),
            Engagement = Engagement(missions.SelectMany(mission => mission.History.Mandates)),
        };
    }

    private ShelvedMission Shelve(Mission mission, List<CaseStudyHistory> studies)
    {
        var mandates = _mandates[mission.Id].ToList();
        var entries = mandates.ToDictionary(mandate => mandate.Id, mandate => Entry(mandate, _names[mission.Id]));
        var countries = Countries(mission.Countries);
        var history = new MissionHistory
        {
            Mission = _names[mission.Id],
            Organisation = mission.Organisation,
            Kind = mission.Kind,
            Start = mission.Start,
            End = mission.End,
            EndUnknown = mission.EndUnknown,
            Countries = countries,
            Region = mission.Region,
            Headquarters = mission.Headquarters,
            Latitude = mission.Latitude,
            Longitude = mission.Longitude,
            EstablishedBy = mission.EstablishedBy,
            PeakUniformed = mission.PeakUniformed,
            Fatalities = mission.Fatalities,
            Source = mission.Source,
            Confidence = mission.Confidence,
            Notes = mission.Notes,
            Predecessors = Neighbours(_successions.Where(link => link.Successor == mission.Id).Select(link => link.Predecessor)),
            Successors = Neighbours(_successions.Where(link => link.Predecessor == mission.Id).Select(link => link.Successor)),
            Mandates = [.. mandates.Select(mandate => entries[mandate.Id])],
            Stretches = [.. TasksInForce.Spells(mission, mandates).Select(spell => new TaskStretch(
                _taskByCode[spell.Task],
                entries[spell.GivenBy.Id],
                [.. spell.Restatements.Select(mandate => mandate.AdoptedOn)],
                spell.EndedBy is null ? null : entries[spell.EndedBy.Id],
                spell.Until))],
            CaseStudies = [.. studies.Where(study => study.Entry.Missions.Any(name => name.Slug == mission.Slug)).Select(study => study.Entry)],
        };
        return new ShelvedMission(mission, mandates, history, new MissionSearch(mission, mandates, countries));
    }

    private List<MissionName> Neighbours(IEnumerable<MissionId> ids) =>
        [.. ids.Where(_names.ContainsKey).Select(id => _names[id]).OrderBy(name => name.Acronym, StringComparer.Ordinal)];

    private MandateEntry Entry(Mandate mandate, MissionName mission) => new(
        Slug.Of(mandate.Resolution),
        mission,
        mandate.Resolution,
        mandate.AdoptedOn,
        mandate.ExpiresOn,
        mandate.Action,
        mandate.Chapter,
        mandate.Summary,
        mandate.AuthorisedStrength,
        mandate.Engagement,
        mandate.Evidence,
        mandate.Confidence,
        mandate.Notes,
        Tasks(mandate.Effects.Where(effect => effect.Effect == EffectOnTask.Gives).Select(effect => effect.Task)),
        Tasks(mandate.Effects.Where(effect => effect.Effect == EffectOnTask.Ends).Select(effect => effect.Task)));

    private List<TaskName> Tasks(IEnumerable<string> codes) => [.. codes.Select(code => _taskByCode[code]).OrderBy(_tasks.IndexOf)];

    private List<CountryName> Countries(IEnumerable<string> codes) => [.. codes.Select(code => _countries[code])];

    private CaseStudyHistory Study(CaseStudy study)
    {
        var missions = study.Missions.Select(slug => _names.Values.FirstOrDefault(name => name.Slug == slug)).OfType<MissionName>().ToList();
        var entry = new CaseStudyEntry(
            study.Slug, study.Title, study.From, study.To, study.Confidence, Opening(study.Body), missions, Countries(study.Countries), study.Themes, Tasks(study.Tasks));
        return new CaseStudyHistory(entry, study.CheckedOn, study.Body, [.. study.Sources.OrderBy(source => source.Code.Length).ThenBy(source => source.Code, StringComparer.Ordinal)]);
    }

    /// <summary>The first sentences after the first heading, without marks of sources or emphasis, cut at a word.</summary>
    private static string Opening(string body)
    {
        var text = Mark().Replace(body.Split('\n').First(line => line.Length > 0 && line[0] != '#'), "");
        return text.Length <= OpeningLength ? text : text[..text.LastIndexOf(' ', OpeningLength)] + "…";
    }

    private static List<EngagementDecade> Engagement(IEnumerable<MandateEntry> mandates) =>
    [
        .. mandates.GroupBy(mandate => mandate.Resolution, StringComparer.Ordinal)
            .Select(text => (text.First().AdoptedOn.Year, Strength: text.Max(mandate => mandate.Engagement?.Strength)))
            .GroupBy(text => text.Year / 10 * 10).OrderBy(decade => decade.Key)
            .Select(decade => new EngagementDecade(
                decade.Key,
                Enum.GetValues<EngagementStrength>().ToDictionary(strength => strength, strength => decade.Count(text => text.Strength == strength)),
                decade.Count(text => text.Strength is null))),
    ];

    [GeneratedRegex(@"\s?\[S\d+(, S\d+)*\]|\*+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Mark();
}
