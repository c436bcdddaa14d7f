using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Web.Consultations;

/// <summary>What is typed into the search boxes of a form, such as a plan's, and which of their buttons was pressed. They find by posting the form; nothing typed is lost.</summary>
public sealed class PlanFinds
{
    /// <summary>In characters, as the boxes of the editor.</summary>
    public const int Longest = 100;

    public string? Communities { get; set; }

    public string? Organisations { get; set; }

    public string? Leaders { get; set; }

    public string? Area { get; set; }

    /// <summary>Refused at its box is what no search could hold.</summary>
    public Result Check() => new Check()
        .Text(Communities, Longest, $"Finds.{nameof(Communities)}")
        .Text(Organisations, Longest, $"Finds.{nameof(Organisations)}")
        .Text(Leaders, Longest, $"Finds.{nameof(Leaders)}")
        .Text(Area, Longest, $"Finds.{nameof(Area)}")
        .Result();

    /// <summary>Not null when a search was asked for, and not the plan.</summary>
    public string? Look { get; set; }
}
