namespace PeaceCoord.Domain.Organisations;

public static class OrganisationsRefusalCodes
{
    public const string NameTaken = "Organisations.NameTaken";
    public const string ExpiresBeforeIssue = "Organisations.ExpiresBeforeIssue";
    public const string TooMany = "Organisations.TooMany";
    public const string ParentIsItself = "Organisations.ParentIsItself";
    public const string ContactNeedsAWay = "Organisations.ContactNeedsAWay";
    public const string CommentUnlessYes = "Organisations.CommentUnlessYes";
    public const string NothingAnswered = "Organisations.NothingAnswered";
    public const string FlagResolved = "Organisations.FlagResolved";
    public const string FlagAlreadyRed = "Organisations.FlagAlreadyRed";
    public const string FlagBeginsLower = "Organisations.FlagBeginsLower";
    public const string RedTakesASecondPerson = "Organisations.RedTakesASecondPerson";
}
