namespace PeaceCoord.Domain.Consultations;

/// <summary>What sort of meeting it was.</summary>
public enum ConsultationKind
{
    LocalAuthorityMeeting,
    CommunityMeeting,
    TownHall,
    FocusGroup,
    WomensGroup,
    YouthGroup,
    DialogueBetweenGroups,
    IntercommunalConference,
    Workshop,
    FieldVisit,
    OrganisationMeeting,
    Remote,
}

/// <summary>Where a consultation stands between being planned and being on record.</summary>
public enum ConsultationState
{
    Planned,

    /// <summary>Put off, with no new day yet.</summary>
    Postponed,

    /// <summary>Being written: read by its author alone.</summary>
    Draft,
    Submitted,

    /// <summary>Sent back to its author with a comment.</summary>
    Returned,
    Recorded,
    Cancelled,
}

/// <summary>How exactly the place may be shown to those who read the record.</summary>
public enum PlaceSensitivity
{
    Exact,
    AreaOnly,
    Hidden,
}

/// <summary>How soon what was asked for matters.</summary>
public enum Horizon
{
    Immediate,
    Recovery,
    LongTerm,
}

/// <summary>Whether heads were counted or estimated.</summary>
public enum Counting
{
    Counted,
    Estimated,
}

public enum ParticipantSex
{
    Women,
    Men,
    Other,
    NotRecorded,
}

/// <summary>Age bands; youth is 18 to 29 after S/RES/2250 (2015).</summary>
public enum AgeBand
{
    Under18,
    From18To29,
    From30To59,
    From60,
    Unknown,
}
