using System.Globalization;
using PeaceCoord.Application.Commitments;
using PeaceCoord.Domain.Commitments;

namespace PeaceCoord.Web.Commitments;

/// <summary>One press of a button on the board: which step, of which commitment, decided on which version.</summary>
internal sealed record BoardPost(NextStep Step, CommitmentId Id, int Version)
{
    /// <summary>The form's name, and the name of its buttons.</summary>
    public const string Form = "board";

    public const string Act = "act";

    public static string Of(NextStep step, BoardCard card) => string.Create(CultureInfo.InvariantCulture, $"{step}:{card.Id.Value:N}:{card.Now.Version}");

    /// <summary>Null for what no button of the board says.</summary>
    public static BoardPost? Read(string? pressed) =>
        pressed?.Split(':') is [var step, var id, var version]
        && Enum.GetNames<NextStep>().Contains(step, StringComparer.Ordinal)
        && Guid.TryParseExact(id, "N", out var commitment)
        && int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var decidedOn)
            ? new BoardPost(Enum.Parse<NextStep>(step), new CommitmentId(commitment), decidedOn)
            : null;
}
