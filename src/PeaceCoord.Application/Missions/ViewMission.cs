using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Missions;

namespace PeaceCoord.Application.Missions;

/// <summary>One mission's history, and the tasks in force in it on a day.</summary>
public sealed class ViewMission(PublicHistories histories, TimeProvider clock) : IUseCase
{
    /// <param name="name">Its slug, or its acronym in any spelling: the answer says the slug.</param>
    /// <param name="on">A day, <c>2005-12-31</c>, as typed; without one, the mission's last day or today.</param>
    /// <returns>Refusals: not found. A day that is none is named in the answer, which then shows the usual day.</returns>
    public async Task<Result<MissionView>> Run(string name, string? on, CancellationToken cancel)
    {
        var all = await histories.Read(cancel);
        var slug = all.BySlug.ContainsKey(name) ? name : all.Acronyms.GetValueOrDefault(MissionSearch.Compact(name));
        if (slug is null)
            return Refusal.NotFound;

        var mission = all.BySlug[slug];
        var words = new AddressReading();
        var day = words.Day(on, "On", MissionRefusalCodes.NotADay) ?? UsualDay(mission.Mission);
        var inForce = mission.InForce(day).Select(task => mission.History.Stretches.Last(stretch => stretch.Task.Code == task.Task && stretch.From <= day)).ToList();
        return new MissionView(mission.History, day, mission.Mission.RanOn(day), inForce, words.Refusals);
    }

    private DateOnly UsualDay(Mission mission)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        return mission.End is { } end && end.Latest < today ? end.Latest : today;
    }
}

/// <summary>A mission's page.</summary>
/// <param name="On">The day the tasks are shown for.</param>
/// <param name="RanThen">Whether the mission ran on that day.</param>
/// <param name="InForce">The stretches that cover the day.</param>
/// <param name="Refusals">What could not be read of the address.</param>
public sealed record MissionView(MissionHistory History, DateOnly On, bool RanThen, IReadOnlyList<TaskStretch> InForce, IReadOnlyList<Refusal> Refusals);
