using Microsoft.AspNetCore.Components;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Domain.Consultations;

namespace PeaceCoord.Web.Shared;

/// <summary>
/// The second look: a form whose texts hold a telephone number, a mail address or a protected name is shown once more, with what was typed and what
/// was found, before anything is saved. Sent again it is saved as it is. Why so: <c>docs/decisions/0020-linter.md</c>.
/// </summary>
public sealed partial class UseCaseForm<TInput>
{
    private const string LookedName = "Looked";
    private const int MostLooked = 100;

    private IReadOnlyList<FoundDetail> _found = [];
    private IReadOnlyList<string> _looked = [];

    /// <summary>Whether its texts are read by others and are looked at before they are saved.</summary>
    [Parameter] public bool Looks { get; set; }

    /// <summary>The record that the texts are written on; null for a new one.</summary>
    [Parameter] public Guid? About { get; set; }

    [Inject] public required LookAtTexts Looking { get; init; }

    private IEnumerable<string> Looked => _found.Select(TextsToLookAt.Sign).Union(_looked).Take(MostLooked);

    /// <summary>Whether something was found that was not pointed out before: then nothing is saved.</summary>
    private async Task<bool> LooksAgain()
    {
        if (!Looks)
            return false;
        if (Http is { Request.HasFormContentType: true } http)
            _looked = [.. http.Request.Form[LookedName].OfType<string>().Take(MostLooked)];
        var texts = new TextsToLookAt([.. FormTexts.Of(Input, Prefix)], About, FormTexts.Chosen(Input, "Leaders"), FormTexts.Chosen(Input, "Communities"), _looked);
        _found = await Looking.Run(texts, CancellationToken.None);
        if (_found.Count > 0)
            _looked = [.. Looked];
        return _found.Count > 0;
    }
}
