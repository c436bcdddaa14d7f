namespace PeaceCoord.Web.Shared;

public static partial class Routes
{
    /// <summary>A report of a period, to be printed.</summary>
    public const string Reports = "/reports";
}
