namespace PeaceCoord.Domain.Consultations;

public static class ConsultationRefusalCodes
{
    /// <summary>Arguments: the state it is in.</summary>
    public const string NotInThisState = "Consultations.NotInThisState";
    public const string HeldInFuture = "Consultations.HeldInFuture";
    public const string HeldTooLongAgo = "Consultations.HeldTooLongAgo";
    public const string PlannedInPast = "Consultations.PlannedInPast";

    /// <summary>An open meeting with somebody who wishes never to be seen with the United Nations; it says nothing of who that is.</summary>
    public const string PutOffInTheOpen = "Consultations.PutOffInTheOpen";
    public const string OpenWithThoseNeverSeen = "Consultations.OpenWithThoseNeverSeen";
    public const string EndsBeforeStart = "Consultations.EndsBeforeStart";
    public const string ReferredBeforeHeld = "Consultations.ReferredBeforeHeld";
    public const string ReferredInFuture = "Consultations.ReferredInFuture";
    public const string NobodyCame = "Consultations.NobodyCame";
    public const string MalformedDate = "Consultations.MalformedDate";
    public const string MalformedTime = "Consultations.MalformedTime";

    /// <summary>Arguments: the least and the most.</summary>
    public const string MalformedNumber = "Consultations.MalformedNumber";
    public const string MoreThanCame = "Consultations.MoreThanCame";

    /// <summary>A concern is committed by a commitment, not by saying so.</summary>
    public const string NothingPromised = "Consultations.NothingPromised";

    /// <summary>What becomes of a committed concern is what becomes of its commitment.</summary>
    public const string PromiseAnswers = "Consultations.PromiseAnswers";

    /// <summary>An amendment leaves out a concern that something was promised for or told of. Arguments: its number on record.</summary>
    public const string ConcernStays = "Consultations.ConcernStays";
    public const string UnknownRecord = "Consultations.UnknownRecord";
    public const string UnknownTask = "Consultations.UnknownTask";
    public const string UnknownOffice = "Consultations.UnknownOffice";
    public const string UnknownArea = "Consultations.UnknownArea";
    public const string OwnerNotMember = "Consultations.OwnerNotMember";
    public const string NobodyNamed = "Consultations.NobodyNamed";

    /// <summary>Strictly confidential, and nobody but its author among the named may review it.</summary>
    public const string NobodyToReview = "Consultations.NobodyToReview";
    public const string LabelLowered = "Consultations.LabelLowered";

    /// <summary>It holds a rumour of an outreach activity whose label is higher.</summary>
    public const string HoldsRumour = "Consultations.HoldsRumour";

    /// <summary>Arguments: the revision that stands.</summary>
    public const string DraftChangedElsewhere = "Consultations.DraftChangedElsewhere";

    /// <summary>An amendment and the record itself were both changed there: its author chooses.</summary>
    public const string ChangedOnRecord = "Consultations.ChangedOnRecord";
    public const string UnknownField = "Consultations.UnknownField";
    public const string DraftTooLarge = "Consultations.DraftTooLarge";
    public const string UrgentNeedsWords = "Consultations.UrgentNeedsWords";
    public const string TakenUpAlready = "Consultations.TakenUpAlready";

    /// <summary>An answer was written, and not that they were told.</summary>
    public const string ToldNotTicked = "Consultations.ToldNotTicked";

    /// <summary>Something else became of it since this was written, or it was told already.</summary>
    public const string ToldChanged = "Consultations.ToldChanged";

    /// <summary>The meeting names none of the communities that it is owed to.</summary>
    public const string ToldNobodyOwed = "Consultations.ToldNobodyOwed";

    public const string ConsentInFuture = "Consultations.ConsentInFuture";

    /// <summary>Arguments: the day it was withdrawn.</summary>
    public const string WithdrawnSince = "Consultations.WithdrawnSince";

    /// <summary>A leader who withdrew from this record would be named on it again.</summary>
    public const string NamedAfterWithdrawal = "Consultations.NamedAfterWithdrawal";

    /// <summary>Nobody of that code withdrew from this record, or not so that it still holds.</summary>
    public const string NobodyWithdrewSo = "Consultations.NobodyWithdrewSo";

    /// <summary>Whoever withdrew is named again on no other ground than their consent.</summary>
    public const string ConsentAnewNeedsConsent = "Consultations.ConsentAnewNeedsConsent";

    /// <summary>Consenting anew is consenting to be named on the record, whatever else to.</summary>
    public const string ConsentAnewToBeNamed = "Consultations.ConsentAnewToBeNamed";

    public const string NothingToReadAgain = "Consultations.NothingToReadAgain";

    /// <summary>The meeting is read by fewer people than what was told of at it: their answer would get out.</summary>
    public const string ToldAboveItsLabel = "Consultations.ToldAboveItsLabel";

    /// <summary>Notes stand in the draft that no concerns were made of: they would be lost.</summary>
    public const string NotesLeft = "Consultations.NotesLeft";

    /// <summary>Arguments: how many concerns the notes make, and how many there may be.</summary>
    public const string NotesMakeTooMany = "Consultations.NotesMakeTooMany";
}
