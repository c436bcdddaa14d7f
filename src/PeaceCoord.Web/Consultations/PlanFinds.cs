namespace PeaceCoord.Web.Consultations;

/// <summary>What is typed into the search boxes of a plan's form, and which of their buttons was pressed. They find by posting the form; nothing typed is lost.</summary>
public sealed class PlanFinds
{
    public string? Communities { get; set; }

    public string? Leaders { get; set; }

    public string? Area { get; set; }

    /// <summary>Not null when a search was asked for, and not the plan.</summary>
    public string? Look { get; set; }
}
