namespace PeaceCoord.Application.ReferenceData;

/// <summary>Where the reference data come from: the files shipped inside the program, or a folder laid out like them.</summary>
public sealed class ReferenceFiles
{
    private const string Prefix = "ReferenceData/";

    private readonly string? _folder;
    private readonly Func<string, TextReader?>? _open;

    private ReferenceFiles(string? folder, Func<string, TextReader?>? open = null) => (_folder, _open) = (folder, open);

    public static ReferenceFiles Shipped { get; } = new(null);

    public static ReferenceFiles In(string folder) => new(folder);

    /// <summary>One file, opened anew for each reading.</summary>
    public static ReferenceFiles One(string name, Func<TextReader> open) => new(null, wanted => wanted == name ? open() : null);

    /// <summary>Names of the files below <paramref name="folder"/>, in order.</summary>
    public IReadOnlyList<string> Below(string folder) => _folder is null
        ? [.. typeof(ReferenceFiles).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix + folder + "/", StringComparison.Ordinal))
            .Select(name => name[Prefix.Length..]).Order(StringComparer.Ordinal)]
        : [.. Directory.EnumerateFiles(Path.Combine(_folder, folder)).Select(path => folder + "/" + Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    /// <summary>Null when there is no such file.</summary>
    public TextReader? Open(string name)
    {
        if (_open is not null)
            return _open(name);
        if (_folder is null)
            return typeof(ReferenceFiles).Assembly.GetManifestResourceStream(Prefix + name) is { } stream ? new StreamReader(stream) : null;

        var path = Path.Combine(_folder, name);
        return File.Exists(path) ? new StreamReader(path) : null;
    }
}
