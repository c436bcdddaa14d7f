using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.Partnerships;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Tests.Kernel;
using PeaceCoord.Domain.Workspaces;
using static PeaceCoord.Domain.Tests.Partnerships.Drafts;

namespace PeaceCoord.Domain.Tests.Partnerships;

public sealed class PartnershipDraftTests
{
    [Theory]
    [InlineData(true, "MINUKES")]
    [InlineData(false, "Lamp")]
    public void A_proposal_stands_between_the_mission_and_an_organisation_and_names_who_proposed(bool byTheMission, string proposer)
    {
        var partnership = new Drafts(byTheMission).Partnership;

        partnership.Parties.Select(party => party.Name).ShouldBe(["MINUKES", "Lamp"]);
        partnership.Proposer.Name.ShouldBe(proposer);
        partnership.State.ShouldBe(PartnershipState.Draft);
        partnership.IsShared.ShouldBeFalse();
        partnership.Steps.ShouldHaveSingleItem().Side.ShouldBe(proposer);
    }

    [Fact]
    public void A_proposal_needs_a_kind_and_a_title() => Proposed(Wells with { Kind = null, Title = " " }).ShouldPointTo("Kind", "Title");

    [Fact]
    public void Choices_that_do_not_exist_are_refused()
    {
        Proposed(Wells with { Kind = (PartnershipKind)99 }).ShouldRefuse(RefusalCodes.UnknownChoice, "Kind");
        Proposed(Wells with { Horizon = (Horizon)99 }).ShouldRefuse(RefusalCodes.UnknownChoice, "Horizon");
        Proposed(Wells with { Rhythm = (MeetingRhythm)99 }).ShouldRefuse(RefusalCodes.UnknownChoice, "Rhythm");
        Proposed(Wells with { Sectors = [(Sector)99] }).ShouldRefuse(RefusalCodes.UnknownChoice, "Sectors");
    }

    [Fact]
    public void Texts_and_lists_have_their_limits()
    {
        Proposed(Wells with { Title = Long(Partnership.TitleMaxLength) }).ShouldRefuse(RefusalCodes.TooLong, "Title");
        Proposed(Wells with { Purpose = Long(Partnership.PurposeMaxLength) }).ShouldRefuse(RefusalCodes.TooLong, "Purpose");
        Proposed(Wells with { Channels = Long(Partnership.TextMaxLength) }).ShouldRefuse(RefusalCodes.TooLong, "Channels");
        Proposed(Wells with { Feedback = Long(Partnership.TextMaxLength) }).ShouldRefuse(RefusalCodes.TooLong, "Feedback");
        Proposed(Wells with { Areas = [Long(Partnership.AreaMaxLength), Long(Partnership.AreaMaxLength)] }).ShouldRefuse(RefusalCodes.TooLong, "Areas");
        Proposed(Wells with { Areas = ["Ndo\u0000mo"] }).ShouldRefuse(RefusalCodes.ControlCharacters, "Areas");
        Proposed(Wells with { Areas = [.. Enumerable.Repeat("Ndomo", Partnership.ListMaxCount + 1)] }).ShouldRefuse(OrganisationsRefusalCodes.TooMany, "Areas");
    }

    [Fact]
    public void It_does_not_end_before_it_begins()
    {
        Proposed(Wells with { Until = Today.AddDays(-1) }).ShouldRefuse(PartnershipsRefusalCodes.EndsBeforeStart, "Until");
        Proposed(Wells with { Until = Today }).ShouldBeDone();
        Proposed(Wells with { From = null, Until = Today.AddYears(-9) }).ShouldBeDone();
    }

    [Fact]
    public void An_organisation_of_another_mission_is_no_partner()
    {
        var elsewhere = Organisation.Register(WorkspaceId.New(), "Elsewhere", null, OrganisationKind.Other, 2026).Value;

        Partnership.Propose(WorkspaceId.New(), "MINUKES", elsewhere, true, Wells, AccountId.New(), Now).ShouldRefuse(PartnershipsRefusalCodes.OtherWorkspace, "OrganisationId");
        new Drafts().Partnership.AddParty(elsewhere).ShouldRefuse(PartnershipsRefusalCodes.OtherWorkspace, "AddOrganisationId");
    }

    [Theory]
    [InlineData(PartnershipKind.Grant, false, VerificationLevel.Full)]
    [InlineData(PartnershipKind.QuickImpactProject, false, VerificationLevel.Full)]
    [InlineData(PartnershipKind.Training, true, VerificationLevel.Full)]
    [InlineData(PartnershipKind.Training, false, VerificationLevel.Basic)]
    [InlineData(PartnershipKind.CoordinationArrangement, false, VerificationLevel.Basic)]
    public void Where_money_or_assets_move_the_full_check_is_needed(PartnershipKind kind, bool moves, VerificationLevel needed) =>
        new Drafts(terms: Wells with { Kind = kind, MovesResources = moves }).Partnership.NeededLevel.ShouldBe(needed);

    [Fact]
    public void A_draft_is_rewritten_with_what_each_side_undertakes()
    {
        var draft = new Drafts();

        draft.Partnership.Edit(Wells with { Title = " Closed wells " }, [new PartyDuties(draft.LampsSide.Id, " Water ", " Pump ", " ")]).ShouldBeDone();

        draft.Partnership.Title.ShouldBe("Closed wells");
        (draft.LampsSide.Objectives, draft.LampsSide.Responsibilities, draft.LampsSide.Resources).ShouldBe(("Water", "Pump", null));
    }

    [Fact]
    public void Duties_have_their_limits_and_a_refused_edit_changes_nothing()
    {
        var draft = new Drafts();
        var duties = new PartyDuties(draft.LampsSide.Id, "Water", "Pump", null);
        var text = Long(PartnershipParty.TextMaxLength);

        draft.Partnership.Edit(Wells, [duties with { Objectives = text }]).ShouldRefuse(RefusalCodes.TooLong, "Parties[0].Objectives");
        draft.Partnership.Edit(Wells, [duties, duties with { Responsibilities = text }]).ShouldRefuse(RefusalCodes.TooLong, "Parties[1].Responsibilities");
        draft.Partnership.Edit(Wells, [duties with { Resources = text }]).ShouldRefuse(RefusalCodes.TooLong, "Parties[0].Resources");
        draft.Partnership.Edit(Wells with { Title = null }, [duties]).ShouldRefuse(RefusalCodes.Required, "Title");

        draft.LampsSide.Objectives.ShouldBeNull();
        draft.Partnership.Title.ShouldBe("Open wells");
    }

    [Fact]
    public void Only_a_draft_is_rewritten_or_joined()
    {
        var submitted = new Drafts().Submitted();

        submitted.Partnership.Edit(Wells, []).ShouldRefuse(PartnershipsRefusalCodes.NotDraft);
        submitted.Partnership.AddParty(Neighbour(submitted)).ShouldRefuse(PartnershipsRefusalCodes.NotDraft);
    }

    [Fact]
    public void An_organisation_joins_once_and_there_are_no_more_than_eight_sides()
    {
        var draft = new Drafts();
        draft.Partnership.AddParty(draft.Lamp).ShouldRefuse(PartnershipsRefusalCodes.AlreadyParty, "AddOrganisationId");

        while (draft.Partnership.Parties.Count < Partnership.PartyMaxCount)
            draft.Partnership.AddParty(Neighbour(draft)).ShouldBeDone();

        draft.Partnership.AddParty(Neighbour(draft)).ShouldRefuse(OrganisationsRefusalCodes.TooMany, "AddOrganisationId");
        draft.Partnership.Parties.Count(party => party.IsProposer).ShouldBe(1);
    }

    private static string Long(int limit) => new('n', limit + 1);

    private static Organisation Neighbour(Drafts draft) => Organisation.Register(draft.Workspace, "Neighbour", null, OrganisationKind.Union, 2026).Value;

    private static Result Proposed(PartnershipTerms terms)
    {
        var workspace = WorkspaceId.New();
        var organisation = Organisation.Register(workspace, "Lamp", null, OrganisationKind.WomensGroup, 2026).Value;
        return Partnership.Propose(workspace, "MINUKES", organisation, true, terms, AccountId.New(), Now);
    }
}
