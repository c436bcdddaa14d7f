using PeaceCoord.Application.Sharing;
using PeaceCoord.Domain.Sharing;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.Sharing;

/// <summary>Says in one line what a share leaves out, without a word of it.</summary>
internal static class Redacted
{
    public static string Counted(ShareRow share) => Say.Fill(Words.LeavesOut, string.Join(", ", share.Redactions.OrderBy(redaction => redaction.Kind).Select(Counted)));

    private static string Counted(RedactionCount redaction) => redaction.Kind switch
    {
        RedactionKind.Item => Say.Count(redaction.Count, Words.ItemsOne, Words.ItemsMany),
        RedactionKind.Group => Say.Count(redaction.Count, Words.GroupsOne, Words.GroupsMany),
        RedactionKind.Passage => Say.Count(redaction.Count, Words.PassagesOne, Words.PassagesMany),
        _ => Say.Choice(redaction.Kind),
    };
}
