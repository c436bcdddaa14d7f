using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Domain.Consultations;

/// <summary>What is known of a meeting before it is held.</summary>
public sealed record ConsultationPlan(
    string? Title,
    ConsultationKind? Kind,
    FieldOfficeId? FieldOfficeId,
    string? PlaceName,
    DateOnly? On,
    TimeOnly? StartsAt,
    string? Purpose)
{
    public Check Check(DateOnly today)
    {
        var check = new Check()
            .RequiredText(Title, Consultation.TitleMaxLength, nameof(Title))
            .Unless(Kind is not null, Refusal.Required(nameof(Kind)))
            .Choice(Kind, nameof(Kind))
            .RequiredText(PlaceName, Consultation.PlaceMaxLength, nameof(PlaceName))
            .Text(Purpose, Consultation.TextMaxLength, nameof(Purpose));
        return Day(check, On, today, nameof(On));
    }

    internal static Check Day(Check check, DateOnly? on, DateOnly today, string field)
    {
        check.Unless(on is not null, Refusal.Required(field));
        return on is { } day ? check.Unless(day >= today, new Refusal(ConsultationRefusalCodes.PlannedInPast, field)) : check;
    }
}
