namespace PeaceCoord.Application.ReferenceData;

/// <summary>When the public histories last changed. The one row tells running portals to read them anew.</summary>
internal sealed class ReferenceImport
{
    public int Id { get; init; } = 1;

    /// <summary>Raised by every import that changed something.</summary>
    public int Stamp { get; set; }

    public DateTimeOffset ImportedAt { get; set; }

    /// <summary>The build of the program whose shipped files are stored; null after those of a folder were taken.</summary>
    public Guid? ShippedBy { get; set; }
}
