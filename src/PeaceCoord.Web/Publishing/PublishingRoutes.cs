using PeaceCoord.Domain.Inclusion;
using PeaceCoord.Domain.Publishing;

namespace PeaceCoord.Web.Shared;

public static partial class Routes
{
    public const string Results = "/results";
    public const string Publishing = "/publishing";

    public static string ResultsOf(string code) => $"{Results}/{code}";

    public static string ResultsOf(string code, InclusionPeriod quarter) => $"{Results}/{code}/{quarter}";

    public static string Publication(PublicationId id) => $"{Publishing}/{id.Value}";
}
