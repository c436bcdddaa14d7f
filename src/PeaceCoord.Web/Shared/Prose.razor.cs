using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;

namespace PeaceCoord.Web.Shared;

public sealed partial class Prose
{
    private const int Patience = 1000;

    [Parameter, EditorRequired] public required string Text { get; set; }

    [GeneratedRegex(@"[\p{IsHebrew}\p{IsArabic}\u0750-\u077F\u08A0-\u08FF\uFB50-\uFDFF\uFE70-\uFEFF]", RegexOptions.None, Patience)]
    private static partial Regex RightToLeft();

    /// <summary>A plus and digits, or groups of digits with blanks, dots, hyphens or brackets between.</summary>
    [GeneratedRegex(@"(?:\+|(?<!\d))\d+(?:[ .()\u00A0-]{1,2}\d+)+|\+\d+", RegexOptions.None, Patience)]
    private static partial Regex Number();
}
