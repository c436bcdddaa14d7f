using PeaceCoord.Domain.Organisations;

namespace PeaceCoord.Domain.Partnerships;

/// <summary>What a partnership is about and how its sides keep in touch. Everything but the title may still be open in a draft.</summary>
/// <param name="MovesResources">Money or assets change hands: the organisations then need the full check. Grants and quick impact projects always do.</param>
/// <param name="MandateTasks">Codes of mandate tasks it serves.</param>
/// <param name="LegalInstruments">Codes of the legal instruments it rests on.</param>
/// <param name="Feedback">How people can say what they think of it.</param>
public sealed record PartnershipTerms(
    PartnershipKind? Kind,
    string? Title,
    string? Purpose,
    bool MovesResources,
    IReadOnlyList<string> MandateTasks,
    IReadOnlyList<string> Areas,
    IReadOnlyList<Sector> Sectors,
    Horizon? Horizon,
    DateOnly? From,
    DateOnly? Until,
    IReadOnlyList<string> LegalInstruments,
    string? Channels,
    MeetingRhythm? Rhythm,
    DateOnly? NextMeetingOn,
    string? Feedback);

/// <summary>How an organisation stands when a signature is asked for.</summary>
/// <param name="Blocks">What stands between it and the level needed.</param>
public sealed record PartnerCheck(OrganisationId Organisation, VerificationLevel Level, IReadOnlyList<VerificationBlock> Blocks)
{
    /// <summary>As the organisation stands against what the partnership needs.</summary>
    public static PartnerCheck Of(Organisation organisation, VerificationLevel needed) =>
        new(organisation.Id, organisation.Verification, Verification.Blocks(organisation, needed));
}
