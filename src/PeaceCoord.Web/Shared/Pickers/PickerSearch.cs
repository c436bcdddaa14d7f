using System.Globalization;
using PeaceCoord.Application.Communities;
using PeaceCoord.Application.Organisations;
using PeaceCoord.Application.Places;
using PeaceCoord.Application.Search;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Web.Shared;

/// <summary>Asks the use case that finds what a picker offers, and puts its answer in the reader's words.</summary>
public sealed class PickerSearch(FindCommunities communities, FindAreas areas, FindOrganisations organisations, FindLeaders leaders)
{
    public async Task<Found<Offer>> Run(Picker picker, Guid workspace, Sought sought, CancellationToken cancel)
    {
        var (place, language) = (new WorkspaceId(workspace), CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);
        return picker switch
        {
            Picker.Communities => Told(await communities.Run(place, sought, language, cancel), c => new Offer(c.Id.Value.ToString(), c.Name.Text, Lang(c.Name.Language))),
            Picker.Areas => Told(await areas.Run(sought, language, cancel), a => new Offer(a.PCode, a.Name, Lang(a.NameLanguage), a.Within.Length > 0 ? $"{a.Within} · {a.PCode}" : a.PCode)),
            Picker.Organisations => Told(await organisations.Run(sought, cancel), o => new Offer(o.Id.Value.ToString(), o.LegalName, null, o.Acronym)),
            Picker.Leaders => Told(await leaders.Run(place, sought, Roles(), language, cancel), l => new Offer(l.Id.Value.ToString(), l.Code, null, string.Join(" · ", [Say.Choice(l.Role), .. l.SpeaksFor.Select(c => c.Name.Text)]))),
            _ => throw new ArgumentOutOfRangeException(nameof(picker), picker, null),
        };
    }

    private static Found<Offer> Told<TRow>(Found<TRow> found, Func<TRow, Offer> tell) =>
        new([.. found.Chosen.Select(tell)], [.. found.Matches.Select(tell)], found.More, found.All is null ? null : [.. found.All.Select(tell)]);

    private static string? Lang(string language) => language.Length == 0 ? null : language;

    private static Dictionary<LeaderRole, string> Roles() => Enum.GetValues<LeaderRole>().ToDictionary(role => role, role => Say.Choice(role));
}
