namespace PeaceCoord.Domain.Files;

public static class FileRefusalCodes
{
    /// <summary>Arguments: the most, in MB.</summary>
    public const string TooLarge = "Files.TooLarge";

    /// <summary>By its bytes neither PDF nor JPEG nor PNG.</summary>
    public const string OfAnotherKind = "Files.OfAnotherKind";

    /// <summary>A picture that does not hold together, so that it cannot be written anew.</summary>
    public const string Broken = "Files.Broken";

    /// <summary>Arguments: how many one record keeps.</summary>
    public const string TooMany = "Files.TooMany";
}
