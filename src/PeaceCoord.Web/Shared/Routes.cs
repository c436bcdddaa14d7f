namespace PeaceCoord.Web.Shared;

/// <summary>Every address of the portal, in one place a feature. Features add theirs in a partial of this class beside their pages.</summary>
public static partial class Routes
{
    public const string Home = "/";
    public const string SignIn = "/sign-in";
    public const string SignOut = "/sign-out";
    public const string NotFound = "/not-found";
    public const string Language = "/language";
    public const string Theme = "/theme";
}
