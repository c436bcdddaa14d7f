using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Missions;
using PeaceCoord.Application.Organisations;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.Partnerships;

namespace PeaceCoord.Application.Partnerships;

/// <summary>A partnership's terms and duties as a form posts them; a form without a single tick posts no list.</summary>
public sealed class PartnershipInput
{
    public int? Version { get; set; }

    public PartnershipKind? Kind { get; set; }

    public string? Title { get; set; }

    public string? Purpose { get; set; }

    public bool MovesResources { get; set; }

    /// <summary>Codes.</summary>
    public List<string> MandateTasks { get; set => field = value ?? []; } = [];

    /// <summary>One a line.</summary>
    public string? Areas { get; set; }

    /// <summary>Names of <see cref="Sector"/>.</summary>
    public List<string> Sectors { get; set => field = value ?? []; } = [];

    public Horizon? Horizon { get; set; }

    public DateOnly? From { get; set; }

    public DateOnly? Until { get; set; }

    /// <summary>Codes.</summary>
    public List<string> LegalInstruments { get; set => field = value ?? []; } = [];

    public string? Channels { get; set; }

    public MeetingRhythm? Rhythm { get; set; }

    public DateOnly? NextMeetingOn { get; set; }

    public string? Feedback { get; set; }

    public List<PartyInput> Parties { get; set => field = value ?? []; } = [];

    /// <summary>A further organisation to bring in.</summary>
    public Guid? AddOrganisationId { get; set; }

    /// <summary>As it stands, for the form.</summary>
    public static PartnershipInput Of(PartnershipRecord partnership) => new()
    {
        Version = partnership.Version,
        Kind = partnership.Kind,
        Title = partnership.Title,
        Purpose = partnership.Purpose,
        MovesResources = partnership.MovesResources,
        MandateTasks = [.. partnership.MandateTasks],
        Areas = Lines.Write(partnership.Areas),
        Sectors = [.. partnership.Sectors.Select(sector => sector.ToString())],
        Horizon = partnership.Horizon,
        From = partnership.From,
        Until = partnership.Until,
        LegalInstruments = [.. partnership.LegalInstruments],
        Channels = partnership.Channels,
        Rhythm = partnership.Rhythm,
        NextMeetingOn = partnership.NextMeetingOn,
        Feedback = partnership.Feedback,
        Parties = [.. partnership.Parties.Select(party => new PartyInput
        {
            Id = party.Id.Value, Objectives = party.Objectives, Responsibilities = party.Responsibilities, Resources = party.Resources,
        })],
    };

    internal IReadOnlyList<PartyDuties> Duties() =>
        [.. Parties.Select(party => new PartyDuties(new PartyId(party.Id), party.Objectives, party.Responsibilities, party.Resources))];

    /// <summary>The terms, with sectors, tasks and instruments checked against what there is.</summary>
    internal async Task<Result<PartnershipTerms>> Terms(PeaceCoordDb db, CancellationToken cancel)
    {
        var check = new Check();
        check.Unless(Choices.TryRead<Sector>(Sectors, out var sectors), new Refusal(RefusalCodes.UnknownChoice, nameof(Sectors)));
        var (tasks, instruments) = (MandateTasks.Distinct().ToList(), LegalInstruments.Distinct().ToList());
        check.Unless(await db.MandateTasks.CountAsync(task => tasks.Contains(task.Code), cancel) == tasks.Count, new Refusal(RefusalCodes.UnknownChoice, nameof(MandateTasks)));
        check.Unless(
            await db.LegalInstruments.CountAsync(instrument => instruments.Contains(instrument.Code), cancel) == instruments.Count,
            new Refusal(RefusalCodes.UnknownChoice, nameof(LegalInstruments)));
        if (!check.Passed)
            return Result<PartnershipTerms>.Refused(check.Refusals);

        return new PartnershipTerms(
            Kind, Title, Purpose, MovesResources, tasks, Lines.Read(Areas), sectors, Horizon, From, Until, instruments, Channels, Rhythm, NextMeetingOn, Feedback);
    }
}

/// <summary>What one side undertakes.</summary>
public sealed class PartyInput
{
    public Guid Id { get; set; }

    public string? Objectives { get; set; }

    public string? Responsibilities { get; set; }

    public string? Resources { get; set; }
}
