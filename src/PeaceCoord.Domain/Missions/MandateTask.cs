namespace PeaceCoord.Domain.Missions;

/// <summary>A kind of task that mandates give, such as protection of civilians (<c>POC</c>).</summary>
public sealed class MandateTask
{
    public const int CodeMaxLength = 20;

    private MandateTask()
    {
    }

    public MandateTask(string code) => Code = code;

    /// <summary>Upper-case; in addresses lower-case.</summary>
    public string Code { get; private init; } = "";

    /// <summary>Order in lists, from force and ceasefire to transition.</summary>
    public int Order { get; private set; }

    public string Label { get; private set; } = "";

    public string LabelFrench { get; private set; } = "";

    /// <summary>In our own words, English.</summary>
    public string Definition { get; private set; } = "";

    public void Correct(int order, string label, string labelFrench, string definition) =>
        (Order, Label, LabelFrench, Definition) = (order, label, labelFrench, definition);
}
