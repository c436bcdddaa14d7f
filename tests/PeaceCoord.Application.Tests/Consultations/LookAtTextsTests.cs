using PeaceCoord.Application.Audit;
using PeaceCoord.Application.Communities;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.Forums;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Forums;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Application.Tests.Consultations;

/// <summary>What is pointed out in texts outside the editor, by the editor's rule: a leader of the northern office, added by the officer, who speaks for the market.</summary>
public sealed class LookAtTextsTests(TestCluster cluster) : IAsyncLifetime
{
    private const string Name = "Awa Ndoye";

    private Stage _stage = null!;
    private SmallMission _mission = null!;
    private CommunityId _community;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _stage = await Stage.Set(cluster, Cancel);
        _mission = await SmallMission.On(_stage);
        _community = await _mission.HasCommunity();
        var input = new LeaderInput
        {
            Name = Name,
            Role = LeaderRole.Womens,
            SpeaksFor = [_community.Value],
            ContactPreference = ContactPreference.Visit,
            ReprisalRisk = ReprisalRisk.High,
            SeenWithUs = SeenWithUs.Openly,
            ReviewOn = DateOnly.FromDateTime(_stage.Clock.GetUtcNow().UtcDateTime).AddDays(90),
        };
        (await _stage.As<AddLeader, Result>(_mission.Officer, add => add.Run(LeaderId.New(), _mission.Workspace, input, Cancel))).Refusals.ShouldBeEmpty();
    }

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    [Fact]
    public async Task Numbers_and_addresses_are_pointed_out_to_everybody_and_a_name_to_those_who_may_open_it_anyway()
    {
        var typed = $"Ask {Name}, +236 72 12 34 56 or ask@market.example";

        (await Found(_mission.Officer, typed)).ShouldBe([PersonalDetail.TelephoneNumber, PersonalDetail.MailAddress, PersonalDetail.ProtectedName], ignoreOrder: true, "the own contact");
        (await Found(_mission.SecondOfficer, typed)).ShouldNotContain(PersonalDetail.ProtectedName, "nothing says that the text is about her");
        (await Found(_mission.SecondOfficer, typed, communities: _community.Value)).ShouldContain(PersonalDetail.ProtectedName);
        foreach (var other in new[] { _mission.Analyst, _mission.LiaisonSouth, _mission.Liaison, _mission.Stranger, _mission.Administrator })
            (await Found(other, typed, communities: _community.Value)).ShouldBe([PersonalDetail.TelephoneNumber, PersonalDetail.MailAddress], ignoreOrder: true);
    }

    [Fact]
    public async Task A_name_in_a_text_on_a_forum_is_pointed_out_by_its_communities()
    {
        var forum = new SetUpForumInput { Name = "Corridor", Purpose = "Follow", Rhythm = ForumRhythm.Monthly, Communities = [_community.Value] };
        (await _stage.As<SetUpForum, Result>(_mission.Officer, use => use.Run(forum, Cancel))).Refusals.ShouldBeEmpty();

        (await Found(_mission.SecondOfficer, Name, about: forum.Id)).ShouldBe([PersonalDetail.ProtectedName]);
        (await Found(_mission.SecondOfficer, Name, about: Guid.CreateVersion7())).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_pointed_out_leaves_an_entry_once_and_what_is_not_there_leaves_none()
    {
        var texts = new TextsToLookAt([("Input.Text", $"{Name} said"), ("Input.Reason", $"{Name} again")], null, [], [], []);
        var found = await Look(_mission.Officer, texts);
        (await Entries()).ShouldBe(1, "one name, one entry");
        found.Select(detail => (detail.Field, detail.Text)).ShouldBe([("Input.Text", Name), ("Input.Reason", Name)]);

        (await Look(_mission.Officer, texts with { Shown = [.. found.Select(TextsToLookAt.Sign)] })).ShouldBeEmpty();
        await Look(_mission.Officer, texts with { Texts = [("Input.Text", "Nobody")] });
        (await Entries()).ShouldBe(1);
    }

    [Fact]
    public async Task A_guess_that_claims_to_have_been_pointed_out_before_is_not_answered()
    {
        var guess = TextsToLookAt.Sign(new FoundDetail("Input.Text", PersonalDetail.ProtectedName, Name));

        var found = await Look(_mission.Officer, new TextsToLookAt([("Input.Text", $"{Name}, +236 72 12 34 56")], null, [], [], [guess]));

        found.Select(detail => detail.Kind).ShouldBe([PersonalDetail.TelephoneNumber]);
        (await Entries()).ShouldBe(0);
    }

    private async Task<List<PersonalDetail>> Found(AccountId person, string text, Guid? about = null, params Guid[] communities) =>
        [.. (await Look(person, new TextsToLookAt([("Input.Text", text)], about, [], communities, []))).Select(found => found.Kind)];

    private Task<IReadOnlyList<FoundDetail>> Look(AccountId person, TextsToLookAt texts) => _stage.As<LookAtTexts, IReadOnlyList<FoundDetail>>(person, look => look.Run(texts, Cancel));

    private async Task<int> Entries()
    {
        await using var db = _stage.OpenAsOwner();
        return db.Set<AuditEntry>().Count(entry => entry.Act == nameof(LookAtTexts) && entry.RecordKind == nameof(Leader));
    }
}
