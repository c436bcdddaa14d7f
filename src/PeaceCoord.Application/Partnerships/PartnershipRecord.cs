using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.Partnerships;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.Partnerships;

/// <summary>A partnership as its reader sees it.</summary>
public sealed record PartnershipRecord
{
    internal PartnershipRecord(Partnership partnership)
    {
        Id = partnership.Id;
        Version = partnership.Version;
        State = partnership.State;
        Kind = partnership.Kind;
        Title = partnership.Title;
        Purpose = partnership.Purpose;
        MovesResources = partnership.MovesResources;
        MandateTasks = partnership.MandateTasks;
        Areas = partnership.Areas;
        Sectors = partnership.Sectors;
        Horizon = partnership.Horizon;
        From = partnership.From;
        Until = partnership.Until;
        LegalInstruments = partnership.LegalInstruments;
        Channels = partnership.Channels;
        Rhythm = partnership.Rhythm;
        NextMeetingOn = partnership.NextMeetingOn;
        Feedback = partnership.Feedback;
        IsOver = partnership.IsOver;
        Parties = [.. partnership.Parties.Select(PartyRecord.Of)];
        Steps = [.. partnership.Steps.OrderBy(step => step.Number).Select(step => new PartnershipStepRecord(step.Number, step.Act, step.By, step.Side, step.Comment, step.At))];
    }

    public PartnershipId Id { get; }

    public int Version { get; }

    public PartnershipState State { get; }

    public PartnershipKind Kind { get; }

    public string Title { get; }

    public string? Purpose { get; }

    public bool MovesResources { get; }

    /// <summary>Codes.</summary>
    public IReadOnlyList<string> MandateTasks { get; }

    public IReadOnlyList<string> Areas { get; }

    public IReadOnlyList<Sector> Sectors { get; }

    public Horizon? Horizon { get; }

    public DateOnly? From { get; }

    public DateOnly? Until { get; }

    /// <summary>Codes.</summary>
    public IReadOnlyList<string> LegalInstruments { get; }

    public string? Channels { get; }

    public MeetingRhythm? Rhythm { get; }

    public DateOnly? NextMeetingOn { get; }

    public string? Feedback { get; }

    public bool IsOver { get; }

    public IReadOnlyList<PartyRecord> Parties { get; }

    /// <summary>In the order they were taken.</summary>
    public IReadOnlyList<PartnershipStepRecord> Steps { get; }
}

/// <summary>One side; the mission's has no organisation.</summary>
public sealed record PartyRecord(
    PartyId Id, OrganisationId? OrganisationId, string Name, string? Objectives, string? Responsibilities, string? Resources, string? SignedForName, string? SignedForFunction, DateOnly? SignedForOn, bool IsSigned)
{
    public bool IsMission => OrganisationId is null;

    internal static PartyRecord Of(PartnershipParty party) => new(
        party.Id, party.OrganisationId, party.Name, party.Objectives, party.Responsibilities, party.Resources, party.SignedForName, party.SignedForFunction, party.SignedForOn, party.IsSigned);
}

public sealed record PartnershipStepRecord(int Number, PartnershipAct Act, AccountId By, string Side, string? Comment, DateTimeOffset At);

/// <summary>A legal instrument to choose or to show.</summary>
public sealed record InstrumentOffered(string Code, string Title);
