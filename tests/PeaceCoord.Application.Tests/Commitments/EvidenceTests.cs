using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Closing;
using PeaceCoord.Application.Commitments;
using PeaceCoord.Application.Files;
using PeaceCoord.Domain.Closing;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Files;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Application.Tests.Commitments;

/// <summary>Files that show what was done: of a step, and of the delivery.</summary>
public sealed class EvidenceTests(TestCluster cluster) : IAsyncLifetime
{
    private Stage _stage = null!;
    private SmallMission _mission = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _stage = await Stage.Set(cluster, Cancel);
        _mission = await SmallMission.On(_stage);
    }

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    [Fact]
    public async Task Who_may_note_a_step_adds_to_it_and_to_the_delivery_and_who_reads_the_commitment_opens()
    {
        var id = await _mission.HasCommitment(then: c => c.Accept());
        (await Add(_mission.Officer, id)).Refusals.ShouldHaveSingleItem().ShouldBe(new Refusal(RefusalCodes.Required, "Step"), "nothing was done yet");
        (await View(_mission.Officer, id)).May.AddFiles.ShouldBeFalse();
        (await _stage.As<AddStep, Result>(_mission.Officer, act => act.Run(id, new AddStepInput { Note = "Pipes bought" }, Cancel))).Refusals.ShouldBeEmpty();
        var step = (await View(_mission.Officer, id)).Commitment.Steps.Single().Id.Value;
        var receipt = await Added(_mission.Liaison, id, step, Pictures.JpegWithTraces(), "receipt.jpeg");
        (await Add(_mission.Officer, id, Guid.CreateVersion7())).Refusals.ShouldHaveSingleItem().ShouldBe(new Refusal(RefusalCodes.UnknownChoice, "Step"));
        (await _stage.As<DeliverCommitment, Result>(_mission.Officer, act => act.Run(id, new DeliverCommitmentInput(), Cancel))).Refusals.ShouldBeEmpty();
        var taps = await Added(_mission.SecondOfficer, id, null, Pictures.Pdf(), "taps.pdf");

        (await View(_mission.Head, id)).Files.Select(file => (file.Id, file.PartId, file.Name, file.AddedBy)).ShouldBe([(receipt.Value, step, "receipt.jpg", "Liaison North"), (taps.Value, null, "taps.pdf", "Officer Two")]);
        (await Open(_mission.Officer, id, receipt)).Value.Bytes.ShouldBe(Pictures.JpegKept(), "without where it was taken");
        foreach (var other in new AccountId?[] { _mission.Stranger, _mission.LiaisonSouth, _mission.Analyst, _mission.Administrator, null })
        {
            (await Open(other, id, receipt)).Is(RefusalCodes.NotFound).ShouldBeTrue();
            (await Add(other, id, step)).Is(RefusalCodes.NotFound).ShouldBeTrue();
            (await Remove(other, id, receipt)).Is(RefusalCodes.NotFound).ShouldBeTrue();
        }

        (await Open(_mission.Officer, await _mission.HasCommitment(), receipt)).Is(RefusalCodes.NotFound).ShouldBeTrue("of another commitment");
        (await Add(_mission.Officer, id, step, "MZ"u8.ToArray())).Is(FileRefusalCodes.OfAnotherKind).ShouldBeTrue();
        await using var db = _stage.OpenAsOwner();
        (await db.Database.SqlQuery<string>($"select act || ' ' || actor_id as \"Value\" from audit_entries where record_kind = 'KeptFile' and record_id = {id.Value} order by sequence").ToListAsync(Cancel))
            .ShouldBe([$"AddEvidence {_mission.Liaison.Value}", $"AddEvidence {_mission.SecondOfficer.Value}", $"OpenEvidence {_mission.Officer.Value}"]);
    }

    [Fact]
    public async Task What_is_removed_leaves_a_line_and_what_is_held_or_closed_loses_nothing()
    {
        var id = await _mission.HasCommitment(then: c => { c.Accept(); c.AddStep(c.Due.AddDays(-40), "Begun", _mission.Officer, c.Due, c.RecordedAt); });
        var step = (await View(_mission.Officer, id)).Commitment.Steps.Single().Id.Value;
        var (one, other) = (await Added(_mission.Officer, id, step, Pictures.Pdf(), "one.pdf"), await Added(_mission.Officer, id, step, Pictures.Pdf(), "other.pdf"));
        (await Remove(_mission.Head, id, one)).Refusals.ShouldBeEmpty();
        (await View(_mission.Officer, id)).Files[0].ShouldSatisfyAllConditions(file => file.Name.ShouldBeNull(), file => file.RemovedBy.ShouldBe("Section Head"), file => file.RemovedAt.ShouldNotBeNull());
        (await Open(_mission.Officer, id, one)).Is(RefusalCodes.NotFound).ShouldBeTrue();

        var hold = new PlaceHoldInput { Reason = "An inquiry asks for it" };
        (await _stage.As<PlaceHold, Result>(_mission.FocalPoint, place => place.Run(_mission.Workspace, id.Value, hold, Cancel))).Refusals.ShouldBeEmpty();
        (await Remove(_mission.Head, id, other)).Is(ClosingRefusalCodes.Held).ShouldBeTrue();
        (await Open(_mission.Officer, id, other)).Succeeded.ShouldBeTrue();

        var closed = await _mission.HasCommitment(then: c =>
        {
            c.Decline("No", c.Due.AddDays(-30));
            c.AskToCloseUntold(UntoldReason.NotSafe, "Watched", _mission.Officer, c.RecordedAt);
            c.AgreeToCloseUntold(_mission.Head, c.RecordedAt).Refusals.ShouldBeEmpty();
        });
        (await Add(_mission.Officer, closed)).Is(CommitmentRefusalCodes.Closed).ShouldBeTrue();
    }

    private async Task<KeptFileId> Added(AccountId who, CommitmentId id, Guid? step, byte[] bytes, string name)
    {
        var file = KeptFileId.New();
        (await _stage.As<AddEvidence, Result>(who, add => add.Run(id, new AddEvidenceInput { Id = file.Value, Step = step, Bytes = bytes, Name = name }, Cancel))).Refusals.ShouldBeEmpty();
        return file;
    }

    private Task<Result> Add(AccountId? who, CommitmentId id, Guid? step = null, byte[]? bytes = null) =>
        _stage.As<AddEvidence, Result>(who, add => add.Run(id, new AddEvidenceInput { Id = Guid.CreateVersion7(), Step = step, Bytes = bytes ?? Pictures.Pdf(), Name = "a.pdf" }, Cancel));

    private Task<Result<OpenedFile>> Open(AccountId? who, CommitmentId id, KeptFileId file) => _stage.As<OpenEvidence, Result<OpenedFile>>(who, open => open.Run(id, file, Cancel));

    private Task<Result> Remove(AccountId? who, CommitmentId id, KeptFileId file) => _stage.As<RemoveEvidence, Result>(who, remove => remove.Run(id, file, Cancel));

    private async Task<CommitmentView> View(AccountId who, CommitmentId id) => (await _stage.As<ViewCommitment, CommitmentView?>(who, view => view.Run(id, "en", Cancel)))!;
}
