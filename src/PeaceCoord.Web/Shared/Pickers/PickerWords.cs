namespace PeaceCoord.Web.Shared;

/// <summary>What pickers say.</summary>
internal static class PickerWords
{
    public static string Label(Picker picker) => picker switch
    {
        Picker.Communities => Words.FindCommunity,
        Picker.Areas => Words.FindArea,
        Picker.Organisations => Words.FindOrganisation,
        _ => Words.FindLeader,
    };

    public static string Hint(Picker picker) => picker switch
    {
        Picker.Communities => Words.FindCommunityHint,
        Picker.Areas => Words.FindAreaHint,
        Picker.Organisations => Words.FindOrganisationHint,
        _ => Words.FindLeaderHint,
    };

    /// <summary>Where one adds what is not there yet; null for what the portal does not keep itself.</summary>
    public static (string To, string Text)? Add(Picker picker) => picker switch
    {
        Picker.Communities => (Routes.NewCommunity, Words.AddMissingCommunity),
        Picker.Organisations => (Routes.RegisterOrganisation, Words.AddMissingOrganisation),
        Picker.Leaders => (Routes.NewLeader, Words.AddMissingLeader),
        _ => null,
    };

    /// <summary>How many were found, and whether all of them are shown.</summary>
    public static string Count(int shown, int more) => (shown, more) switch
    {
        (0, _) => Words.FoundNothing,
        (1, 0) => Words.FoundOne,
        (_, 0) => Say.Fill(Words.FoundMany, shown),
        _ => Say.Fill(Words.FoundMore, shown, more),
    };

    /// <summary>A choice that the reader cannot see: it can still be taken away.</summary>
    public static string Unseen(Picker picker, string value) => picker == Picker.Areas ? Say.Fill(Words.UnseenArea, value) : Words.UnseenRecord;
}
