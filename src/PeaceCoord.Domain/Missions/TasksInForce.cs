using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Domain.Missions;

/// <summary>What a mission was asked to do on a given day, read from the texts adopted until then.</summary>
public static class TasksInForce
{
    /// <summary>
    /// Tasks given by any text adopted on or before <paramref name="day"/> and not ended since, while the mission ran. Texts of
    /// one day count in file order. A text can drop a task by silence, which no rule sees: the answer may overstate.
    /// </summary>
    public static IReadOnlyList<TaskInForce> On(DateOnly day, Mission mission, IEnumerable<Mandate> mandates)
    {
        if (!mission.RanOn(day))
            return [];

        return [.. Spells(mission, mandates).Where(spell => spell.From <= day && (spell.EndedBy is null || day < spell.EndedBy.AdoptedOn))
            .Select(spell => new TaskInForce(spell.Task, spell.GivenBy, spell.Restatements.LastOrDefault(m => m.AdoptedOn <= day) ?? spell.GivenBy))];
    }

    /// <summary>Every stretch of time during which the mission had a task, in the order in which they were given.</summary>
    public static IReadOnlyList<TaskSpell> Spells(Mission mission, IEnumerable<Mandate> mandates)
    {
        List<TaskSpell> done = [];
        Dictionary<string, (Mandate GivenBy, List<Mandate> Restatements)> open = [];
        foreach (var mandate in mandates.OrderBy(m => m.AdoptedOn).ThenBy(m => m.Order))
        {
            foreach (var effect in mandate.Effects.OrderBy(e => e.Effect))
            {
                if (effect.Effect == EffectOnTask.Gives && !open.TryAdd(effect.Task, (mandate, [])))
                    open[effect.Task].Restatements.Add(mandate);
                else if (effect.Effect == EffectOnTask.Ends && open.Remove(effect.Task, out var given))
                    done.Add(new TaskSpell(effect.Task, given.GivenBy, given.Restatements, mandate, mandate.AdoptedOn.AddDays(-1)));
            }
        }

        done.AddRange(open.Select(entry => new TaskSpell(entry.Key, entry.Value.GivenBy, entry.Value.Restatements, null, mission.End?.Latest)));
        return [.. done.OrderBy(spell => spell.From).ThenBy(spell => spell.GivenBy.Order).ThenBy(spell => spell.Task, StringComparer.Ordinal)];
    }
}

/// <summary>A task in force on some day.</summary>
/// <param name="Task">Code of the <see cref="MandateTask"/>.</param>
/// <param name="GivenBy">The text that gave it.</param>
/// <param name="LastStatedBy">The latest text until that day that named it.</param>
public sealed record TaskInForce(string Task, Mandate GivenBy, Mandate LastStatedBy);

/// <summary>A stretch of time during which a mission had a task.</summary>
/// <param name="Task">Code of the <see cref="MandateTask"/>.</param>
/// <param name="GivenBy">The text that gave it.</param>
/// <param name="Restatements">Later texts that named it again, in time order.</param>
/// <param name="EndedBy">The text that ended it in words; null when none did.</param>
/// <param name="Until">The last day; null while the mission is ongoing.</param>
public sealed record TaskSpell(string Task, Mandate GivenBy, IReadOnlyList<Mandate> Restatements, Mandate? EndedBy, DateOnly? Until)
{
    public DateOnly From => GivenBy.AdoptedOn;
}
