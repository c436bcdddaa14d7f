using System.Reflection;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Web.Shared;

/// <summary>One entry of the main navigation.</summary>
/// <param name="Text">Asked for each time, in the reader's language.</param>
/// <param name="Order">Where it stands; hundreds, so that others fit between.</param>
/// <param name="SignedInOnly">False for what visitors read too; people who work here find those together under one heading.</param>
/// <param name="Readers">Whose page would show something; null for everybody.</param>
/// <param name="Clearance">Below it the page would show those readers nothing.</param>
public sealed record MenuItem(string Address, Func<string> Text, int Order, bool SignedInOnly, IReadOnlyList<Role>? Readers = null, Label Clearance = Label.Public);

/// <summary>A feature that has an entry in the main navigation implements this beside its pages; it is found by itself.</summary>
public interface IMenuEntry
{
    static abstract MenuItem Item { get; }
}

internal static class Menu
{
    private static readonly List<MenuItem> Items =
    [
        .. typeof(Menu).Assembly.GetTypes()
            .Where(type => !type.IsInterface && type.IsAssignableTo(typeof(IMenuEntry)))
            .Select(type => (MenuItem)type.GetProperty(nameof(IMenuEntry.Item), BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!)
            .OrderBy(item => item.Order),
    ];

    /// <summary>What everybody may read.</summary>
    public static IEnumerable<MenuItem> Public { get; } = [.. Items.Where(item => !item.SignedInOnly)];

    /// <summary>What the actor works with.</summary>
    public static IEnumerable<MenuItem> Work(Actor actor) =>
        Items.Where(item => item.SignedInOnly && (item.Readers is null || actor.Standings.Any(standing => item.Readers.Contains(standing.Role) && standing.Clearance >= item.Clearance)));
}
