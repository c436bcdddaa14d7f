namespace PeaceCoord.Web.Shared;

public static partial class Routes
{
    public const string Agreements = "/agreements";
    public const string RegisterAgreement = "/agreements/new";

    public static string RegisterAgreementOf(Guid consultation) => $"{RegisterAgreement}?consultation={consultation}";

    public static string Agreement(Guid id) => $"/agreements/{id}";

    public static string RecordBreach(Guid id) => $"/agreements/{id}/breach";

    public static string NoteMonitoring(Guid id) => $"/agreements/{id}/note";

    public static string CorrectAgreement(Guid id) => $"/agreements/{id}/correct";

    public static string SettleBreach(Guid id, Guid breach) => $"/agreements/{id}/breaches/{breach}/settle";
}
