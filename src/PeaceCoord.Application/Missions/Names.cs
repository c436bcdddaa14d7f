using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Persistence;

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

internal static class TaskNames
{
    /// <summary>All mandate tasks, in their order.</summary>
    public static Task<List<TaskName>> TasksNamed(this PeaceCoordDb db, CancellationToken cancel) =>
        db.MandateTasks.AsNoTracking().OrderBy(task => task.Order).Select(task => new TaskName(task.Code, task.Label, task.LabelFrench, task.Definition)).ToListAsync(cancel);
}
