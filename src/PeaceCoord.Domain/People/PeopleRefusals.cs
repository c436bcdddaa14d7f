namespace PeaceCoord.Domain.People;

public static class PeopleRefusalCodes
{
    public const string AccountsExist = "People.AccountsExist";
    public const string EmailTaken = "People.EmailTaken";
    public const string EmailMalformed = "People.EmailMalformed";
    public const string PasswordTooShort = "People.PasswordTooShort";
    public const string PasswordTooPlain = "People.PasswordTooPlain";
    public const string WrongSignIn = "People.WrongSignIn";
    public const string LockedOut = "People.LockedOut";
}
