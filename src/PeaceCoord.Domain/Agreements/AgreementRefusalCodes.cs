namespace PeaceCoord.Domain.Agreements;

public static class AgreementRefusalCodes
{
    public const string TwoParties = "Agreements.TwoParties";
    public const string TooManyLines = "Agreements.TooManyLines";
    public const string InTheFuture = "Agreements.InTheFuture";
    public const string BeforeSigning = "Agreements.BeforeSigning";
    public const string SettledBeforeBreach = "Agreements.SettledBeforeBreach";
    public const string AlreadySettled = "Agreements.AlreadySettled";
    public const string AfterWhatFollowed = "Agreements.AfterWhatFollowed";
    public const string NothingChanged = "Agreements.NothingChanged";
    public const string LabelLowered = "Agreements.LabelLowered";
}
