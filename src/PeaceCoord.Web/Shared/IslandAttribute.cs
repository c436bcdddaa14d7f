namespace PeaceCoord.Web.Shared;

/// <summary>Marks a page that holds an interactive island: it loads Blazor's script, and is entered by a full load.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class IslandAttribute : Attribute;
