namespace PeaceCoord.Domain.Partnerships;

public static class PartnershipsRefusalCodes
{
    public const string NeedsBasicCheck = "Partnerships.NeedsBasicCheck";
    public const string NeedsFullCheck = "Partnerships.NeedsFullCheck";
    public const string LiftUnansweredQuestions = "Partnerships.LiftUnansweredQuestions";
    public const string LiftFailedQuestions = "Partnerships.LiftFailedQuestions";
    public const string LiftIncompleteProfile = "Partnerships.LiftIncompleteProfile";
    public const string LiftOpenRedFlag = "Partnerships.LiftOpenRedFlag";
    public const string LiftSanctionsMatch = "Partnerships.LiftSanctionsMatch";
    public const string NotDraft = "Partnerships.NotDraft";
    public const string NotSubmitted = "Partnerships.NotSubmitted";
    public const string NotForSignature = "Partnerships.NotForSignature";
    public const string AlreadySigned = "Partnerships.AlreadySigned";
    public const string SignaturesMissing = "Partnerships.SignaturesMissing";
    public const string SecondPersonNeeded = "Partnerships.SecondPersonNeeded";
    public const string NotAgreed = "Partnerships.NotAgreed";
    public const string NotActive = "Partnerships.NotActive";
    public const string AlreadyOver = "Partnerships.AlreadyOver";
    public const string DutiesMissing = "Partnerships.DutiesMissing";
    public const string EndsBeforeStart = "Partnerships.EndsBeforeStart";
    public const string SignedLater = "Partnerships.SignedLater";
    public const string SignedTooEarly = "Partnerships.SignedTooEarly";
    public const string AlreadyParty = "Partnerships.AlreadyParty";
    public const string OtherWorkspace = "Partnerships.OtherWorkspace";
    public const string NotBeforeItsDay = "Partnerships.NotBeforeItsDay";
}
