namespace PeaceCoord.Application.ReferenceData;

/// <summary>What can be wrong in a reference file. Arguments: file, row (as a spreadsheet counts, headings are row 1), column, value.</summary>
public static class ReferenceDataRefusalCodes
{
    public const string FileMissing = "Missions.FileMissing";
    public const string ColumnMissing = "Missions.ColumnMissing";
    public const string RowUnreadable = "Missions.RowUnreadable";
    public const string ValueMissing = "Missions.ValueMissing";
    public const string ValueTooLong = "Missions.ValueTooLong";
    public const string ValueUnknown = "Missions.ValueUnknown";
    public const string ValueNotADate = "Missions.ValueNotADate";
    public const string ValueNotANumber = "Missions.ValueNotANumber";
    public const string ValueRepeated = "Missions.ValueRepeated";
    public const string ValueUnreadable = "Missions.ValueUnreadable";
    public const string ParentNotAbove = "Missions.ParentNotAbove";
    public const string ValueOutOfOrder = "Missions.ValueOutOfOrder";
}
