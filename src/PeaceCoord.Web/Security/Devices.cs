namespace PeaceCoord.Web.Security;

/// <summary>What a browser says of itself, reduced to two words: enough to know one's own devices by, too little to know a person by.</summary>
internal static class Devices
{
    private static readonly (string Sign, string Name)[] Browsers =
        [("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"), ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome", "Chrome"), ("Safari", "Safari")];

    private static readonly (string Sign, string Name)[] Systems =
        [("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS X", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux")];

    /// <returns>Such as <c>Firefox/Android</c>; what is not known is empty.</returns>
    public static string Of(string? userAgent) => $"{Find(Browsers, userAgent)}/{Find(Systems, userAgent)}" is var device && device == "/" ? "" : device;

    // The first that fits: most browsers name others too.
    private static string Find((string Sign, string Name)[] known, string? userAgent) =>
        Array.Find(known, one => userAgent?.Contains(one.Sign, StringComparison.Ordinal) == true).Name ?? "";
}
