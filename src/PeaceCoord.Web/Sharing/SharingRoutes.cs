namespace PeaceCoord.Web.Shared;

public static partial class Routes
{
    /// <summary>What the mission shares.</summary>
    public const string Shares = "/shares";

    /// <summary>What missions share with the reader's organisations.</summary>
    public const string SharedWithUs = "/shared-with-us";

    public static string ShareConsultation(Guid consultation) => Consultation(consultation) + "/share";

    public static string TakeBack(Guid share) => $"{Shares}/{share}/take-back";

    public static string SharedConsultation(Guid share) => $"{SharedWithUs}/{share}";
}
