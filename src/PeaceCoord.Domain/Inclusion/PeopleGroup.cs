namespace PeaceCoord.Domain.Inclusion;

/// <summary>Whom the report on inclusion counts among all who came.</summary>
public enum PeopleGroup
{
    Women,
    Men,

    /// <summary>Of another sex, or their sex was not written down.</summary>
    OtherOrNotRecorded,

    /// <summary>0 to 17.</summary>
    Children,

    /// <summary>18 to 29, after S/RES/2250 (2015).</summary>
    Youth,
    WithDisabilities,
    Displaced,
}
