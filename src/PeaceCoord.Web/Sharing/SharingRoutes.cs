using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Sharing;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Web.Shared;

public static partial class Routes
{
    /// <summary>What the mission shares.</summary>
    public const string Shares = "/shares";

    /// <summary>What missions share with the reader's organisations.</summary>
    public const string SharedWithUs = "/shared-with-us";

    public static string ShareConsultation(Guid consultation) => Consultation(consultation) + "/share";

    /// <summary>A share as those see it who may share the record.</summary>
    public static string Share(Guid share) => $"{Shares}/{share}";

    public static string Redact(Guid share) => $"{Share(share)}/redactions";

    public static string TakeBack(Guid share) => $"{Shares}/{share}/take-back";

    /// <summary>Back to the page where the button stood, with why a share was not taken back. What is refused for another reason was changed meanwhile.</summary>
    public static string NotTakenBack(string back, Result refused) =>
        $"{back}?{NotTakenBackKey}={NotTakenBackCodes.FirstOrDefault(known => refused.Is(known.Value.Code)).Key ?? SinceChanged}";

    /// <summary>What stands in the address, to be said; null where nothing of it is known.</summary>
    public static Refusal? NotTakenBack(string? why) => why is null ? null : NotTakenBackCodes.GetValueOrDefault(why);

    public const string NotTakenBackKey = "not-taken-back";

    private const string SinceChanged = "changed";

    private static readonly Dictionary<string, Refusal> NotTakenBackCodes = new(StringComparer.Ordinal)
    {
        ["not-permitted"] = Refusal.NotPermitted(ShareAccess.Revokers),
        ["archived"] = new(WorkspaceRefusalCodes.Archived),
        [SinceChanged] = new(SharingRefusalCodes.ChangedMeanwhile),
    };

    public static string SharedConsultation(Guid share) => $"{SharedWithUs}/{share}";
}
