namespace PeaceCoord.Domain.Missions;

/// <summary>How strongly a text treats civil society, non-governmental organisations, communities and their leaders; rising.</summary>
public enum EngagementStrength
{
    None,
    Mentions,
    Encourages,
    Requests,
    Decides,
}

/// <summary>The strongest treatment of civil society and communities in one text: one reader's judgement, it may be one step off.</summary>
/// <param name="Strength">The strongest operative treatment.</param>
/// <param name="Paragraph">Where in the text: <c>9(b)</c>, <c>preamble</c>; empty when nowhere.</param>
/// <param name="Note">What is asked, in our own words, English.</param>
public sealed record EngagementClause(EngagementStrength Strength, string Paragraph, string Note)
{
    public const int ParagraphMaxLength = 40;
    public const int NoteMaxLength = 400;
}
