using Microsoft.Extensions.DependencyInjection;
using PeaceCoord.Application.Communities;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.Demonstration;

/// <summary>The communities, and the leaders who speak for them.</summary>
internal static class PlayCommunities
{
    private const string Mission = "MINUKES";

    public static void AddTo(Play play, Content content, Cast cast, DateTimeOffset start)
    {
        foreach (var entry in content.Communities.Communities)
            play.At(start, cast.OfficerOf(entry.Office), entry.Key, services => services.GetRequiredService<AddCommunity>().Run(cast.Communities[entry.Key], cast.Workspaces[Mission].Id, Input(entry, cast), default));
        foreach (var entry in content.Communities.Leaders)
            play.At(start.AddHours(1), cast.Accounts["officer_mbe"], entry.Key, services => services.GetRequiredService<AddLeader>().Run(cast.Leaders[entry.Key], cast.Workspaces[Mission].Id, Input(entry, cast, content, start), default));
    }

    private static CommunityInput Input(CommunityEntry entry, Cast cast) => new()
    {
        NameEn = entry.Name.GetValueOrDefault("en"),
        NameFr = entry.Name.GetValueOrDefault("fr"),
        NameAr = entry.Name.GetValueOrDefault("ar"),
        NameEs = entry.Name.GetValueOrDefault("es"),
        Kind = Cast.Choice<CommunityKind>(entry.Kind),
        Area = entry.Area,
        FieldOffice = cast.Offices[$"{Mission}/{entry.Office}"].Id.Value,
        SeenWithUs = Cast.Choice<SeenWithUs>(entry.VisibilityWish ?? "openly"),
        Notes = entry.Notes,
    };

    private static LeaderInput Input(LeaderEntry entry, Cast cast, Content content, DateTimeOffset start) => new()
    {
        Name = entry.ProtectedName,
        Contacts = entry.ProtectedPhone,
        Role = Cast.Choice<LeaderRole>(entry.Role),
        FieldOffice = cast.Offices[$"{Mission}/{content.Communities.Communities.First(community => community.Key == entry.SpeaksFor[0]).Office}"].Id.Value,
        SpeaksFor = [.. entry.SpeaksFor.Select(key => cast.Communities[key].Value)],
        Languages = string.Join(", ", entry.Languages),
        ContactPreference = Cast.Choice<ContactPreference>(entry.ContactPreference),
        ContactNote = entry.ContactNote,
        ReprisalRisk = Cast.Choice<ReprisalRisk>(entry.ReprisalRisk),
        SeenWithUs = Cast.Choice<SeenWithUs>(entry.VisibilityWish),
        ReviewOn = DateOnly.FromDateTime(start.UtcDateTime).AddDays(LoadDemonstration.FoundedDaysAgo + (entry.ReviewInDays ?? 180)),
    };
}
