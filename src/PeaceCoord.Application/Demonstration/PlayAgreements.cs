using Microsoft.Extensions.DependencyInjection;
using PeaceCoord.Application.Agreements;
using PeaceCoord.Domain.Agreements;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.Demonstration;

/// <summary>The local peace agreement, its correction, what was seen of it, its breach, and how it was settled.</summary>
internal static class PlayAgreements
{
    public static void AddTo(Play play, Content content, Cast cast, DateTimeOffset now)
    {
        foreach (var entry in content.Agreements)
        {
            var id = LocalAgreementId.New();
            var officer = cast.OfficerOf(entry.Office);
            var signed = now.AddDays(-entry.SignedDaysAgo);
            var input = Input(entry, content, cast, id, Day(signed));
            play.At(signed.AddHours(8), officer, entry.Key, services => services.GetRequiredService<RegisterAgreement>().Run(input, default));
            if (entry.Correction is { } correction)
                play.At(now.AddDays(-correction.DaysAgo), officer, entry.Key + " corrected", services => services.GetRequiredService<CorrectAgreement>().Run(id, Corrected(input, entry, correction), default));
            foreach (var note in entry.Notes ?? [])
            {
                var on = now.AddDays(-note.DaysAgo);
                play.At(on.AddHours(3), officer, entry.Key + " note", services => services.GetRequiredService<NoteMonitoring>().Run(id, new NoteMonitoringInput { On = Day(on), Text = note.Text }, default));
            }

            foreach (var breach in entry.Breaches ?? [])
            {
                var on = now.AddDays(-breach.DaysAgo);
                play.At(on.AddHours(2), officer, entry.Key + " breach", services => services.GetRequiredService<RecordBreach>().Run(id, new RecordBreachInput { On = Day(on), What = breach.Text }, default));
                if (breach.SettledDaysAgo is { } settledDaysAgo)
                    play.At(now.AddDays(-settledDaysAgo), officer, entry.Key + " settled", services => Settle(services, id, Day(now.AddDays(-settledDaysAgo)), breach.Handled));
            }
        }
    }

    private static async Task<Domain.Kernel.Result> Settle(IServiceProvider services, LocalAgreementId id, DateOnly on, string? how)
    {
        var agreement = await services.GetRequiredService<ViewAgreement>().Run(id, default);
        var open = agreement!.Breaches.First(breach => breach.SettledOn is null);
        return await services.GetRequiredService<SettleBreach>().Run(id, new BreachId(open.Id), new SettleBreachInput { On = on, How = how }, default);
    }

    private static RegisterAgreementInput Input(AgreementEntry entry, Content content, Cast cast, LocalAgreementId id, DateOnly signed)
    {
        string Community(string key) => content.Communities.Communities.First(community => community.Key == key).Name[entry.Language];
        string By(string key) => key == "both" ? "Les deux" : Community(key);
        return new RegisterAgreementInput
        {
            Id = id.Value,
            Title = entry.Title[entry.Language],
            SignedOn = signed,
            Label = Cast.Choice<Label>(entry.Label),
            Parties = string.Join('\n', entry.Parties.Select(party => $"{Community(party.Community)} : {party.SignedBy}")),
            Undertakings = string.Join('\n', entry.Undertakings.Select(undertaking => $"{By(undertaking.By)} : {undertaking.Text}")),
            Guarantors = string.Join('\n', (entry.Guarantors ?? []).Select(guarantor => $"{content.Organisations.First(o => o.Key == guarantor.Organisation).LegalName} : {guarantor.Role}")),
            Monitoring = entry.Monitoring is { } monitoring ? $"{monitoring.Body}. {monitoring.FirstText ?? monitoring.Text}" : null,
            ConsultationId = cast.Consultations[entry.Consultation].Value,
        };
    }

    private static CorrectAgreementInput Corrected(RegisterAgreementInput stands, AgreementEntry entry, AgreementCorrectionEntry correction) => new()
    {
        Title = stands.Title,
        SignedOn = stands.SignedOn,
        Label = stands.Label,
        Parties = stands.Parties,
        Undertakings = stands.Undertakings,
        Guarantors = stands.Guarantors,
        Monitoring = $"{entry.Monitoring!.Body}. {entry.Monitoring.Text}",
        Reason = correction.Reason,
    };

    private static DateOnly Day(DateTimeOffset when) => DateOnly.FromDateTime(when.UtcDateTime);
}
