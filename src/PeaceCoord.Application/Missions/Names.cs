namespace PeaceCoord.Application.Missions;

/// <summary>A mission as others refer to it.</summary>
public sealed record MissionName(string Slug, string Acronym, string Name);

/// <summary>A country in the languages we have it in.</summary>
/// <param name="Code">ISO 3166-1 alpha-3, or XKX.</param>
public sealed record CountryName(string Code, string English, string French);

/// <summary>A mandate task in the languages we have it in.</summary>
/// <param name="Code">Upper-case: <c>POC</c>.</param>
/// <param name="Definition">English only, our own words.</param>
public sealed record TaskName(string Code, string English, string French, string Definition);
