using PeaceCoord.Application.Commitments;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.TestSupport;
using static PeaceCoord.Domain.Consultations.DraftFieldNames;

namespace PeaceCoord.Application.Tests.Consultations;

/// <summary>
/// The analyst reads what is confidential. An administrator alone can make the analyst an officer too, of what is public: that
/// gives the role for public records, and nothing for those the other membership opens.
/// </summary>
public sealed class TwoMembershipsTests(TestCluster cluster)
{
    [Fact]
    public async Task The_role_of_one_membership_and_the_clearance_of_another_do_not_add_up()
    {
        await using var stage = await Stage.Set(cluster, Written.Cancel);
        var team = await FieldTeam.Gather(stage, Written.Cancel);
        var id = await stage.Recorded(team, team.Assistant, team.Officer);
        await Amend(stage, team.Officer, id, "Rendre compte");
        await AlsoOfficer(stage, team, team.Analyst, Label.Public);

        var seen = (await stage.View(team.Analyst, id)).Value;
        (seen.Acts.Amend, seen.Acts.Share, seen.Acts.AddCommitment).ShouldBe((false, false, false));
        (await stage.As<OpenDraft, Result>(team.Analyst, open => open.Run(id, Written.Cancel))).Is(RefusalCodes.NotPermitted).ShouldBeTrue();
        (await stage.As<AmendConsultation, Result>(team.Analyst, amend => amend.Run(id, "why", Written.Cancel))).Is(RefusalCodes.NotPermitted).ShouldBeTrue();
        (await stage.As<AnswerConcern, Result>(team.Analyst, answer => answer.Run(id, new ConcernId(seen.Concerns[0].Id), new AnswerConcernInput { State = ConcernState.Noted }, Written.Cancel))).Is(RefusalCodes.NotPermitted).ShouldBeTrue();
        (await stage.As<AddCommitment, Result>(team.Analyst, add => add.Run(id, new AddCommitmentInput(), Written.Cancel))).Is(RefusalCodes.NotPermitted).ShouldBeTrue();
        (await Differences(stage, team.Analyst, id)).ShouldBe(0);
        (await Differences(stage, team.Officer, id)).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Nor_for_the_commitments_of_the_record()
    {
        await using var stage = await Stage.Set(cluster, Written.Cancel);
        var team = await FieldTeam.Gather(stage, Written.Cancel);
        await stage.Recorded(team, team.Assistant, team.Officer);
        await AlsoOfficer(stage, team, team.Analyst, Label.Public);
        CommitmentId id;
        await using (var db = stage.OpenAsOwner())
            id = db.Set<Commitment>().Single().Id;

        (await stage.As<ViewCommitment, CommitmentView?>(team.Analyst, view => view.Run(id, "en", Written.Cancel)))!.May.ShouldBe(new CommitmentActs());
        (await stage.As<AcceptCommitment, Result>(team.Analyst, accept => accept.Run(id, new CommitmentActInput(), Written.Cancel))).Is(RefusalCodes.NotPermitted).ShouldBeTrue();
        (await stage.As<VerifyCommitment, Result>(team.Analyst, verify => verify.Run(id, new CommitmentActInput(), Written.Cancel))).Is(RefusalCodes.NotPermitted).ShouldBeTrue();
        (await stage.As<TellCommunity, Result>(team.Analyst, tell => tell.Run(id, new TellCommunityInput(), Written.Cancel))).Is(RefusalCodes.NotPermitted).ShouldBeTrue();
        (await stage.As<AcceptCommitment, Result>(team.OtherOfficer, accept => accept.Run(id, new CommitmentActInput(), Written.Cancel))).Refusals.ShouldBeEmpty();
    }

    [Fact]
    public async Task One_membership_with_the_role_and_the_clearance_is_enough()
    {
        await using var stage = await Stage.Set(cluster, Written.Cancel);
        var team = await FieldTeam.Gather(stage, Written.Cancel);
        var id = await stage.Recorded(team, team.Assistant, team.Officer);
        await AlsoOfficer(stage, team, team.Analyst, Label.Confidential);

        (await stage.View(team.Analyst, id)).Value.Acts.Amend.ShouldBeTrue();
        await Amend(stage, team.Analyst, id, "Rendre compte");
    }

    [Fact]
    public async Task A_strictly_confidential_record_is_amended_by_officers_it_names_whatever_their_clearance()
    {
        await using var stage = await Stage.Set(cluster, Written.Cancel);
        var team = await FieldTeam.Gather(stage, Written.Cancel);
        var id = await stage.Recorded(team, team.Assistant, team.Officer, fields =>
        {
            fields[LabelField] = nameof(Label.StrictlyConfidential);
            fields[Readers] = team.Officer.Value.ToString();
        });

        await Amend(stage, team.Officer, id, "Rendre compte");
        (await stage.As<OpenDraft, Result>(team.OtherOfficer, open => open.Run(id, Written.Cancel))).Is(RefusalCodes.NotFound).ShouldBeTrue();
    }

    private static async Task AlsoOfficer(Stage stage, FieldTeam team, AccountId account, Label clearance)
    {
        await using var db = stage.OpenAsOwner();
        db.Add(Membership.OfWorkspace(account, team.Workspace, Role.Officer, clearance, null, stage.Clock.GetUtcNow().AddDays(-1)));
        await db.SaveChangesAsync(Written.Cancel);
    }

    private static async Task Amend(Stage stage, AccountId by, ConsultationId id, string purpose)
    {
        (await stage.As<OpenDraft, Result>(by, open => open.Run(id, Written.Cancel))).Refusals.ShouldBeEmpty();
        (await stage.Save(by, id, 1, new() { [Purpose] = purpose })).Refusals.ShouldBeEmpty();
        (await stage.As<AmendConsultation, Result>(by, amend => amend.Run(id, "Objet mal compris", Written.Cancel))).Refusals.ShouldBeEmpty();
    }

    private static async Task<int> Differences(Stage stage, AccountId reader, ConsultationId id) =>
        (await stage.As<ConsultationHistory, Result<IReadOnlyList<HistoryEntry>>>(reader, history => history.Run(id, Written.Cancel))).Value.Sum(entry => entry.Differences.Count);
}
