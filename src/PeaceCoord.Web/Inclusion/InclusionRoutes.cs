namespace PeaceCoord.Web.Shared;

public static partial class Routes
{
    public const string Inclusion = "/inclusion";
}
