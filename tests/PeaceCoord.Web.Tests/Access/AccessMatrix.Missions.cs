using PeaceCoord.Application.Missions;
using PeaceCoord.Application.ReferenceData;

namespace PeaceCoord.Web.Tests.Access;

/// <summary>The histories: public, and never with a work record in them.</summary>
internal sealed class MissionsAccess : AccessRows
{
    public override IEnumerable<AddressRow> Addresses =>
    [
        Public("/missions"),
        Public("/missions/{*Slug}", "/missions/unmil"),
        Public("/mandates"),
        Public("/tasks"),
        Public("/tasks/{Code}", "/tasks/poc"),
        Public("/countries/{Code}", "/countries/LBR"),
        Public("/legal"),
        Public("/case-studies"),
        Public("/case-studies/{Slug}", "/case-studies/car-local-peace-committees"),
    ];

    public override IEnumerable<UseCaseRow> UseCases =>
    [
        ForEverybody<ListMissions>(),
        ForEverybody<ViewMission>(),
        ForEverybody<ListMandates>(),
        ForEverybody<CountEndingTexts>(),
        ForEverybody<ListMandateTasks>(),
        ForEverybody<ViewMandateTask>(),
        ForEverybody<ViewCountry>(),
        ForEverybody<ListLegalInstruments>(),
        ForEverybody<ListCaseStudies>(),
        ForEverybody<ViewCaseStudy>(),
        ForEverybody<SummariseHistories>(),
        OfTheOperator<ImportReferenceData>(),
    ];
}
