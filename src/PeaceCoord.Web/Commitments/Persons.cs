using PeaceCoord.Application.Commitments;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Web.Commitments;

internal static class Persons
{
    /// <summary>Who it was, as far as the reader is told: people of organisations read that it was somebody of the mission, and never who.</summary>
    public static string Told(this CommitmentView view, AccountId? account) => view.NameOf(account) ?? Words.SomebodyOfTheMission;
}
