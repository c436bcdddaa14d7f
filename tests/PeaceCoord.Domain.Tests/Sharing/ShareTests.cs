using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Sharing;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Domain.Tests.Sharing;

public sealed class ShareTests
{
    private const string Zone = "Africa/Ndjamena";
    private static readonly DateTimeOffset Now = new(2026, 3, 9, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 3, 9);
    private static readonly MissionWorkspace Mission = MissionWorkspace.Found("TEST", "Test", Zone, isFictional: true);
    private static readonly AccountId Officer = AccountId.New();

    [Fact]
    public void A_share_lasts_to_the_end_of_its_last_day_where_the_mission_works()
    {
        var share = Give(Recorded(), new ShareFacts([SharedSection.Concerns, SharedSection.Context, SharedSection.Context], " Lamps ", Today)).Value;

        share.Sections.ShouldBe([SharedSection.Context, SharedSection.Concerns]);
        share.Purpose.ShouldBe("Lamps");
        share.EndsAt.ShouldBe(new DateTimeOffset(2026, 3, 9, 23, 0, 0, TimeSpan.Zero), "midnight in N’Djamena is 23:00 UTC");
        share.InForce(share.EndsAt.AddSeconds(-1)).ShouldBeTrue();
        share.InForce(share.EndsAt).ShouldBeFalse();
    }

    [Fact]
    public void Everything_wrong_is_said_at_once_at_its_field()
    {
        var refused = Give(Recorded(), new ShareFacts([], " ", Today.AddDays(-1))).Refusals;

        refused.Select(r => (r.Code, r.Field)).ShouldBe([(SharingRefusalCodes.NoSection, "Sections"), (RefusalCodes.Required, "Purpose"), (SharingRefusalCodes.UntilPast, "Until")]);
        Give(Recorded(), Facts() with { Until = Today.AddDays(Share.MostDays) }).Succeeded.ShouldBeTrue();
        Give(Recorded(), Facts() with { Until = Today.AddDays(Share.MostDays + 1) }).Is(SharingRefusalCodes.UntilTooFar).ShouldBeTrue();
        Give(Recorded(), Facts() with { Until = null }).Refusals.ShouldHaveSingleItem().Field.ShouldBe("Until");
        Give(Recorded(), Facts() with { Sections = [(SharedSection)99] }).Is(RefusalCodes.UnknownChoice).ShouldBeTrue();
        Give(Recorded(), Facts() with { Purpose = new string('x', Share.PurposeMaxLength + 1) }).Is(RefusalCodes.TooLong).ShouldBeTrue();
    }

    [Fact]
    public void What_is_not_recorded_or_strictly_confidential_is_never_shared()
    {
        Give(Consultation.Start(ConsultationId.New(), Mission, Officer, Label.Restricted), Facts()).Is(SharingRefusalCodes.NotRecorded).ShouldBeTrue();
        Give(Recorded(Label.StrictlyConfidential), Facts()).Is(SharingRefusalCodes.StrictlyConfidential).ShouldBeTrue();
        Give(Recorded(Label.Public), Facts()).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public void An_organisation_of_another_mission_or_one_that_is_never_to_be_seen_is_refused()
    {
        var elsewhere = Organisation.Register(WorkspaceId.New(), "Lamp", null, OrganisationKind.WomensGroup, 2026).Value;
        var never = Lamp();
        never.WishToBeSeen(SeenWithUs.Never, null);
        var discreet = Lamp();
        discreet.WishToBeSeen(SeenWithUs.Discreetly, null);

        Give(Recorded(), Facts(), elsewhere).Is(SharingRefusalCodes.UnknownOrganisation).ShouldBeTrue();
        Give(Recorded(), Facts(), never).Is(SharingRefusalCodes.NeverSeenWithUs).ShouldBeTrue();
        Give(Recorded(), Facts(), discreet).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public void Taking_back_ends_it_now_and_a_second_time_changes_nothing()
    {
        var share = Give(Recorded(), Facts()).Value;
        var other = AccountId.New();

        share.TakeBack(Officer, Now.AddHours(1)).Succeeded.ShouldBeTrue();
        share.InForce(Now.AddHours(1)).ShouldBeFalse();
        share.TakeBack(other, Now.AddHours(2)).Succeeded.ShouldBeTrue();
        share.RevokedBy.ShouldBe(Officer);
        share.RevokedAt.ShouldBe(Now.AddHours(1));
    }

    private static ShareFacts Facts() => new([SharedSection.Context], "Lamps", Today.AddDays(30));

    private static Result<Share> Give(Consultation consultation, ShareFacts facts, Organisation? to = null) =>
        Share.Give(ShareId.New(), consultation, to ?? Lamp(), facts, Officer, Zone, Now);

    private static Organisation Lamp() => Organisation.Register(Mission.Id, "Lamp", null, OrganisationKind.WomensGroup, 2026).Value;

    internal static Consultation Recorded(Label label = Label.Confidential, MissionWorkspace? mission = null)
    {
        var consultation = Consultation.Start(ConsultationId.New(), mission ?? Mission, Officer, label);
        consultation.Submit(
            new ConsultationContent
            {
                Title = "Water",
                Kind = ConsultationKind.TownHall,
                Purpose = "Listen",
                PlaceName = "Market",
                HeldOn = new DateOnly(2026, 3, 8),
                Counting = Counting.Counted,
                Heads = new Dictionary<(ParticipantSex, AgeBand), int> { [(ParticipantSex.Women, AgeBand.From60)] = 7 },
                Label = label,
                Readers = [Officer],
                Sensitivity = PlaceSensitivity.Exact,
                DoNoHarm = "Not on market day",
            },
            Now).Refusals.ShouldBeEmpty();
        consultation.Record("TEST-2026-0001", null, AccountId.New(), Now).Refusals.ShouldBeEmpty();
        return consultation;
    }
}
