namespace PeaceCoord.Domain.Communities;

public static class CommunityRefusalCodes
{
    /// <summary>A name in at least one language.</summary>
    public const string NameNeeded = "Communities.NameNeeded";

    /// <summary>The gazetteer has no such area.</summary>
    public const string UnknownArea = "Communities.UnknownArea";

    /// <summary>The workspace has no such field office.</summary>
    public const string UnknownOffice = "Communities.UnknownOffice";

    /// <summary>No such community in this workspace.</summary>
    public const string UnknownCommunity = "Communities.UnknownCommunity";

    /// <summary>An office-bound member adds to that office only.</summary>
    public const string OtherOffice = "Communities.OtherOffice";

    /// <summary>The review day lies in the past.</summary>
    public const string ReviewInThePast = "Communities.ReviewInThePast";

    /// <summary>Somebody of this name is registered. Arguments: the codes.</summary>
    public const string SameName = "Communities.SameName";

    /// <summary>The key of this record was destroyed: its name is gone for good.</summary>
    public const string IdentityErased = "Communities.IdentityErased";
}
