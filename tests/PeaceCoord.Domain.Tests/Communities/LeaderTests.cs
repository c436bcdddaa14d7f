using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Tests.Kernel;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Domain.Tests.Communities;

public sealed class LeaderTests
{
    private static readonly DateOnly Today = new(2026, 6, 15);
    private static readonly CommunityId Ndomo = CommunityId.New();
    private static readonly LeaderFacts Elder = new(LeaderRole.Elder, null, [Ndomo], "Ndomo, some French", ContactPreference.Visit, null, ReprisalRisk.High, SeenWithUs.Discreetly, Today.AddMonths(6));

    [Fact]
    public void A_code_tells_nothing_of_the_person()
    {
        var codes = Enumerable.Range(0, 200).Select(_ => Added(Elder).Value.Code).ToList();

        codes.ShouldAllBe(code => code.Length == Leader.CodeMaxLength && code.StartsWith("LDR-", StringComparison.Ordinal));
        codes.SelectMany(code => code[4..]).ShouldAllBe(sign => char.IsAsciiDigit(sign) || (char.IsAsciiLetterUpper(sign) && !"ILOU".Contains(sign)));
        codes.Distinct(StringComparer.Ordinal).Count().ShouldBe(codes.Count);
    }

    [Fact]
    public void Who_added_the_record_has_the_contact()
    {
        var officer = AccountId.New();

        Leader.Add(LeaderId.New(), WorkspaceId.New(), officer, Elder, Today).Value.AddedBy.ShouldBe(officer);
    }

    [Fact]
    public void A_new_record_names_nobody()
    {
        var leader = Added(Elder).Value;

        leader.Name.ShouldBeNull();
        leader.Contacts.ShouldBeNull();
    }

    [Fact]
    public void What_is_missing_is_told_at_each_field_at_once() =>
        Added(new LeaderFacts(null, null, [], null, null, null, null, null, null)).ShouldPointTo("Role", "ContactPreference", "ReprisalRisk", "SeenWithUs", "ReviewOn");

    [Fact]
    public void A_choice_that_does_not_exist_is_refused()
    {
        Added(Elder with { Role = (LeaderRole)99 }).ShouldRefuse(RefusalCodes.UnknownChoice, "Role");
        Added(Elder with { ContactPreference = (ContactPreference)99 }).ShouldRefuse(RefusalCodes.UnknownChoice, "ContactPreference");
        Added(Elder with { ReprisalRisk = (ReprisalRisk)99 }).ShouldRefuse(RefusalCodes.UnknownChoice, "ReprisalRisk");
        Added(Elder with { SeenWithUs = (SeenWithUs)99 }).ShouldRefuse(RefusalCodes.UnknownChoice, "SeenWithUs");
    }

    [Fact]
    public void Texts_that_are_too_long_or_unseen_are_refused_at_their_field()
    {
        Added(Elder with { Languages = new string('n', Leader.LanguagesMaxLength + 1) }).ShouldRefuse(RefusalCodes.TooLong, "Languages");
        Added(Elder with { ContactNote = new string('n', Leader.NoteMaxLength + 1) }).ShouldRefuse(RefusalCodes.TooLong, "ContactNote");
        Added(Elder with { ContactNote = "After\u0007noon" }).ShouldRefuse(RefusalCodes.ControlCharacters, "ContactNote");
    }

    [Fact]
    public void A_record_is_reviewed_today_or_later()
    {
        Added(Elder with { ReviewOn = Today.AddDays(-1) }).ShouldRefuse(CommunityRefusalCodes.ReviewInThePast, "ReviewOn");
        Added(Elder with { ReviewOn = Today }).ShouldBeDone();
    }

    [Fact]
    public void A_leader_speaks_for_a_community_once_and_for_nobody_else_after_a_correction()
    {
        var (hills, site) = (CommunityId.New(), CommunityId.New());
        var leader = Added(Elder with { SpeaksFor = [Ndomo, hills, Ndomo] }).Value;
        leader.SpeaksFor.Select(link => link.CommunityId).ShouldBe([Ndomo, hills]);

        leader.Correct(Elder with { SpeaksFor = [hills, site] }, Today).ShouldBeDone();

        leader.SpeaksFor.Select(link => link.CommunityId).ShouldBe([hills, site]);
    }

    [Fact]
    public void A_refused_correction_changes_nothing_and_the_code_stays_for_ever()
    {
        var leader = Added(Elder).Value;
        var code = leader.Code;

        leader.Correct(Elder with { Role = LeaderRole.Youth, ReviewOn = null }, Today).ShouldRefuse(RefusalCodes.Required, "ReviewOn");
        leader.Role.ShouldBe(LeaderRole.Elder);
        leader.Correct(Elder with { Role = LeaderRole.Youth, Languages = " ", ContactNote = " Ask at the well " }, Today).ShouldBeDone();

        (leader.Role, leader.Languages, leader.ContactNote, leader.Code).ShouldBe((LeaderRole.Youth, null, "Ask at the well", code));
    }

    private static Result<Leader> Added(LeaderFacts facts) => Leader.Add(LeaderId.New(), WorkspaceId.New(), AccountId.New(), facts, Today);
}
