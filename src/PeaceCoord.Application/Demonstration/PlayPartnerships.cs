using Microsoft.Extensions.DependencyInjection;
using PeaceCoord.Application.Partnerships;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.Partnerships;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.Demonstration;

/// <summary>Four partnerships, each as far as the files say: a draft, one that waits for the organisation, one agreed, one at work.</summary>
internal sealed class PlayPartnerships(Play play, Cast cast, DateTimeOffset now)
{
    public void Add(PartnershipEntry entry)
    {
        var id = default(PartnershipId);
        var proposer = cast.Accounts[entry.CreatedBy];
        var began = now.AddDays(-entry.CreatedDaysAgo);
        var partner = entry.Parties.First(party => party.Organisation is not null).Organisation!;
        play.At(began, proposer, entry.Key, async services =>
        {
            var proposed = await services.GetRequiredService<ProposePartnership>().Run(
                new ProposePartnershipInput { OrganisationId = cast.Organisations[partner].Value, Kind = Cast.Choice<PartnershipKind>(entry.Kind), Title = entry.Title, Purpose = entry.Purpose }, default);
            id = proposed.Succeeded ? proposed.Value : default;
            return proposed;
        });
        foreach (var (further, order) in entry.Parties.Where(party => party.Organisation is not null && party.Organisation != partner).Select((party, order) => (party.Organisation!, order)))
            play.At(began.AddMinutes(10 + order), proposer, $"{entry.Key} with {further}", services => Edit(services, id, entry, cast.Organisations[further].Value));
        play.At(began.AddHours(1), proposer, entry.Key + " terms", services => Edit(services, id, entry, null));
        if (entry.State == "draft")
            return;

        play.At(began.AddHours(2), proposer, entry.Key + " submit", services => services.GetRequiredService<SubmitPartnership>().Run(id, default));
        play.At(began.AddDays(2), cast.Accounts["head"], entry.Key + " review", services => services.GetRequiredService<ReviewPartnership>().Run(id, new ReviewPartnershipInput { Decision = ReviewDecision.Accept, Comment = entry.Review?.Comment }, default));
        if (entry.State is not ("agreed" or "active"))
            return;

        Sign(entry, () => id, began);
    }

    private void Sign(PartnershipEntry entry, Func<PartnershipId> id, DateTimeOffset began)
    {
        foreach (var (party, order) in entry.Parties.Select((party, order) => (party, order)))
        {
            var signer = party.Organisation is null ? cast.Accounts["head"] : cast.CoordinatorOf(party.Organisation);
            var when = began.AddDays(3).AddHours(order);
            var input = new SignPartnershipInput
            {
                Name = party.SignedFor?.Name ?? "Signatory",
                Function = party.SignedFor?.Function ?? "Représentant",
                Date = DateOnly.FromDateTime(when.UtcDateTime),
            };
            play.At(when, signer, $"{entry.Key} sign {party.Organisation ?? "mission"}", services => services.GetRequiredService<SignPartnership>().Run(id(), input, default));
        }

        play.At(began.AddDays(5), cast.Accounts["leadership"], entry.Key + " agree", services => services.GetRequiredService<AgreePartnership>().Run(id(), new AgreePartnershipInput(), default));
        if (entry.State == "active")
            play.At(Started(entry, began), cast.Accounts["officer_mbe"], entry.Key + " start", services => services.GetRequiredService<StartPartnership>().Run(id(), default));
    }

    /// <summary>Not before its first day.</summary>
    private DateTimeOffset Started(PartnershipEntry entry, DateTimeOffset began)
    {
        var first = now.AddDays(entry.Period?.StartDays ?? 0).AddHours(1);
        return first > began.AddDays(6) ? first : began.AddDays(6);
    }

    private async Task<Result> Edit(IServiceProvider services, PartnershipId id, PartnershipEntry entry, Guid? further)
    {
        var view = (await services.GetRequiredService<ViewPartnership>().Run(id, default)).Value;
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        return await services.GetRequiredService<EditPartnership>().Run(id, new PartnershipInput
        {
            Kind = Cast.Choice<PartnershipKind>(entry.Kind),
            Title = entry.Title,
            Purpose = entry.Purpose,
            MandateTasks = [.. entry.Tasks ?? []],
            Areas = string.Join('\n', entry.Areas ?? []),
            Sectors = [.. (entry.Sectors ?? []).Select(sector => Cast.Choice<Sector>(sector).ToString())],
            Horizon = entry.Horizon is null ? null : Cast.Choice<Domain.Partnerships.Horizon>(entry.Horizon),
            From = today.AddDays(entry.Period?.StartDays ?? 0),
            Until = today.AddDays(entry.Period?.EndDays ?? 365),
            LegalInstruments = [.. entry.LegalInstruments ?? []],
            Channels = string.Join(", ", (entry.Communication?.Channels ?? []).Select(channel => channel.Replace('_', ' '))),
            Rhythm = entry.Communication?.RhythmDays switch { null => null, <= 7 => MeetingRhythm.Weekly, <= 21 => MeetingRhythm.EveryTwoWeeks, <= 45 => MeetingRhythm.Monthly, _ => MeetingRhythm.Quarterly },
            Feedback = entry.Communication?.Feedback,
            AddOrganisationId = further,
            Parties = [.. view.Partnership.Parties.Select(party => Duties(party, entry))],
        }, default);
    }

    private PartyInput Duties(PartyRecord party, PartnershipEntry entry)
    {
        var side = entry.Parties.First(p => p.Organisation is null ? party.IsMission : party.OrganisationId == cast.Organisations[p.Organisation]);
        return new PartyInput
        {
            Id = party.Id.Value,
            Objectives = string.Join('\n', side.Objectives ?? []),
            Responsibilities = string.Join('\n', side.RolesAndResponsibilities ?? []),
            Resources = string.Join('\n', side.Resources ?? []),
        };
    }
}
