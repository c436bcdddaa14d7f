namespace PeaceCoord.TestSupport;

/// <summary>Keeps what a test measured, also when it passes: scripts/test.sh prints it at the end, and with --long keeps it in docs/measurements/.</summary>
public static class Measured
{
    public static void Keep(string name, string text)
    {
        foreach (var variable in new[] { "PEACECOORD_RESULTS", "PEACECOORD_MEASUREMENTS" })
        {
            if (Environment.GetEnvironmentVariable(variable) is { Length: > 0 } folder)
                File.WriteAllText(Path.Combine(folder, name + ".txt"), text.TrimEnd() + "\n");
        }
    }
}
