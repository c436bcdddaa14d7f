using PeaceCoord.Application.Organisations;
using PeaceCoord.Application.Search;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Web.Tests.Access;

/// <summary>The registry: read by all staff of its workspace and by the organisation's own people; edited on behalf or by its coordinator.</summary>
internal sealed class OrganisationsAccess : AccessRows
{
    public override IEnumerable<AddressRow> Addresses =>
    [
        Page("/organisations", Callers.SignedIn, reads: Readers),
        Page("/organisations/new", Callers.SignedIn),
        Record("/organisations/{Id:guid}", At(""), Readers),
        ActOn("/organisations/{Id:guid}/edit/{Section}", At("/edit/identity"), Readers),
        ActOn("/organisations/{Id:guid}/verify", At("/verify"), Readers),
        ActOn("/organisations/{Id:guid}/contacts/new", At("/contacts/new"), Readers),
        ActOn("/organisations/{Id:guid}/contacts/{Contact:guid}/remove", stage => At($"/contacts/{stage.Id("contact")}/remove")(stage), Readers),
        ActOn("/organisations/{Id:guid}/contacts/{Contact:guid}/reveal", stage => At($"/contacts/{stage.Id("contact")}/reveal")(stage), Readers),
        ActOn("/organisations/{Id:guid}/flags/new", At("/flags/new"), Readers),
        ActOn("/organisations/{Id:guid}/flags/{Flag:guid}/escalate", stage => At($"/flags/{stage.Id("flag")}/escalate")(stage), Readers),
        ActOn("/organisations/{Id:guid}/flags/{Flag:guid}/reply", stage => At($"/flags/{stage.Id("flag")}/reply")(stage), Readers),
        ActOn("/organisations/{Id:guid}/flags/{Flag:guid}/resolve", stage => At($"/flags/{stage.Id("flag")}/resolve")(stage), Readers),
    ];

    public override IEnumerable<UseCaseRow> UseCases =>
    [
        Reading<ChooseRegistry>(Callers.Nobody, async (useCase, _) => await useCase.Run(Cancel)),
        Reading<ListOrganisations>(Readers, async (useCase, _) => await useCase.Run(new ListOrganisationsInput(), Cancel)),
        Reading<FindOrganisations>(Readers, async (useCase, stage) => await useCase.Run(new Sought("canary", [stage.Partner.Value.ToString()]), Cancel)),
        Reading<ChooseOrganisations>(Readers, async (useCase, _) => await useCase.Run(Cancel)),
        Act<ViewOrganisation>(Readers, async (useCase, stage) => await useCase.Run(stage.Partner, Cancel)),
        Guarded<RegisterOrganisation>(Callers.Writers),
        Guarded<EditOrganisation>(Callers.Writers.And(Caller.OrgCoordinator)),
        Guarded<AddContact>(Callers.Writers.And(Caller.OrgCoordinator)),
        Guarded<RemoveContact>(Callers.Writers.And(Caller.OrgCoordinator)),
        Guarded<RevealContact>(Callers.Officers.And(Caller.DataFocalPoint, Caller.OrgCoordinator)),
        Guarded<AnswerVerification>(Callers.Officers),
        Guarded<RaiseFlag>(Callers.Officers),
        Guarded<EscalateFlag>(Callers.Officers),
        Guarded<ResolveFlag>(Callers.Officers),
        Guarded<ReplyToFlag>([Caller.OrgCoordinator]),
    ];

    public override async Task Arrange(AccessStage stage)
    {
        var contact = new AddContactInput { Function = $"Coordinator {AccessStage.Canary}", Name = $"Samira {AccessStage.Canary} {Canaries.Name}", Telephone = $"+999 555 0101 {Canaries.Name}", Email = $"{Canaries.Name}@example.org" };
        (await stage.As<AddContact, Result>(Caller.Officer, useCase => useCase.Run(stage.Partner, contact, Cancel))).Refusals.ShouldBeEmpty();
        var flag = new RaiseFlagInput { Category = Enum.GetValues<RiskCategory>()[0], Level = Enum.GetValues<RiskLevel>()[1], Comment = $"Seen {AccessStage.Canary}" };
        var raised = await stage.As<RaiseFlag, Result<RiskFlagId>>(Caller.Officer, useCase => useCase.Run(stage.Partner, flag, Cancel));
        raised.Refusals.ShouldBeEmpty();
        stage.Keep("flag", raised.Value.Value);
        var view = await stage.As<ViewOrganisation, Result<OrganisationView>>(Caller.Officer, useCase => useCase.Run(stage.Partner, Cancel));
        stage.Keep("contact", view.Value.Organisation.Contacts[0].Id.Value);
    }

    /// <summary>All staff of the workspace, and the organisation's own people.</summary>
    private static Caller[] Readers { get; } = Callers.Readers.And(Caller.DataFocalPoint, Caller.MissionAdmin, Caller.OrgCoordinator, Caller.OrgMember);

    private static Func<AccessStage, string> At(string act) => stage => $"/organisations/{stage.Partner.Value}{act}";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
