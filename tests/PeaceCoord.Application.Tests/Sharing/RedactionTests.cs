using System.Text.Json;
using PeaceCoord.Application.Commitments;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.Sharing;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Sharing;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Application.Tests.Sharing;

/// <summary>The officer shares a meeting with the Lamp and leaves something out; the record is amended afterwards. One cast for all of it.</summary>
public sealed class RedactionTests(TestCluster cluster) : IAsyncLifetime
{
    private Stage _stage = null!;
    private RegistryCast _cast = null!;
    private MarketMeeting _meeting = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _stage = await Stage.Set(cluster, Cancel);
        _cast = await RegistryCast.Assemble(_stage);
        _meeting = await MarketMeeting.Recorded(_stage, _cast.Assistant, _cast.Officer, _cast.Officer, change: fields => fields[DraftFieldNames.Context] = "The road is closed. A cormorant told us.", cancel: Cancel);
    }

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    [Fact]
    public async Task Removed_words_are_in_no_answer_and_a_changed_text_is_held_back_until_somebody_looks()
    {
        var share = await Prepared(SharedSection.Context, SharedSection.Concerns, SharedSection.Commitments);
        (await Read(share)).Is(RefusalCodes.NotFound).ShouldBeTrue("prepared, not open");
        (await Redact(_cast.SecondOfficer, share, input => (input.Passages, input.Items) = ("a cormorant told us", [_meeting.Promise.ToString()]))).Refusals.ShouldBeEmpty();
        (await Open(_cast.Officer, share)).Refusals.ShouldBeEmpty();

        var read = JsonSerializer.Serialize((await Read(share)).Value);
        read.ShouldContain("The road is closed.");
        read.ShouldContain(MarketMeeting.ConcernWord);
        read.ShouldNotContain("cormorant", Case.Insensitive);
        read.ShouldNotContain(MarketMeeting.PromiseWord);
        (await Read(share)).Value.LeftOut.ShouldBe(new SharedLeftOut(0, 1, 0));
        (await Waiting(_cast.Officer)).ShouldBe(0);

        await Amend(DraftFieldNames.Context, "The road is open. The cormorant told us.");
        (await Read(share)).Value.Context!.IsWithheld.ShouldBeTrue();
        JsonSerializer.Serialize((await Read(share)).Value).ShouldNotContain("road");
        (await Waiting(_cast.Officer)).ShouldBe(1);
        (await _stage.As<ListWork, MyWork>(_cast.Officer, work => work.Run(WorkList.Shares, null, "en", Cancel))).Shares.ShouldHaveSingleItem().Id.ShouldBe(share);
        (await Waiting(_cast.SecondOfficer)).ShouldBe(0, "another shared it");

        (await Redact(_cast.Officer, share, input => input.Passages = "a cormorant told us")).Is(SharingRefusalCodes.PassageNotFound).ShouldBeTrue();
        (await Redact(_cast.Officer, share, input => input.Passages = "The cormorant told us.")).Refusals.ShouldBeEmpty();
        (await Waiting(_cast.Officer)).ShouldBe(0);
        (await Read(share)).Value.Context!.Parts.ShouldBe(["The road is open. ", null]);
    }

    [Fact]
    public async Task A_promise_added_since_waits_and_what_somebody_changed_meanwhile_was_not_looked_at()
    {
        var share = await Prepared(SharedSection.Context, SharedSection.Commitments);
        var opened = (await View(_cast.Officer, share)).Value;
        await Amend(DraftFieldNames.Context, "The road is closed. A cormorant told us. The kingfisher too.");
        var stale = RedactShareInput.Of(opened);
        (await _stage.As<RedactShare, Result>(_cast.Officer, redact => redact.Run(share, stale, Cancel))).Is(RefusalCodes.Conflict).ShouldBeTrue();

        (await Redact(_cast.Officer, share, input => input.Passages = "kingfisher")).Refusals.ShouldBeEmpty();
        (await Open(_cast.Officer, share)).Refusals.ShouldBeEmpty();
        (await _stage.As<AddCommitment, Result>(_cast.Officer, add => add.Run(_meeting.Id, new AddCommitmentInput { Kind = CommitmentKind.Promise, Text = "A pelican will come", PromisedBy = PromisedBy.Section, OwnerId = _cast.Officer.Value, Due = new DateOnly(2027, 1, 1) }, Cancel))).Refusals.ShouldBeEmpty();

        var read = (await Read(share)).Value;
        JsonSerializer.Serialize(read).ShouldNotContain("pelican");
        read.LeftOut.Unseen.ShouldBe(1);
        (await Waiting(_cast.Officer)).ShouldBe(1);
        (await Redact(_cast.Officer, share, input => input.Passages = "kingfisher")).Refusals.ShouldBeEmpty();
        JsonSerializer.Serialize((await Read(share)).Value).ShouldContain("pelican");
    }

    [Fact]
    public async Task Day_place_and_group_are_told_no_more_exactly_than_chosen()
    {
        await Amend(DraftFieldNames.Of(_meeting.Concern, "attributable"), "yes");
        var share = await Prepared(SharedSection.WhereAndWhen, SharedSection.Concerns);
        (await Open(_cast.Officer, share)).Refusals.ShouldBeEmpty();
        (await Read(share)).Value.Concerns!.Single().RaisedBy.ShouldBe(ConcernGroup.Women);

        (await Redact(_cast.Officer, share, input => (input.MonthOnly, input.AreaOnly, input.Groups) = (true, true, [_meeting.Concern.Value.ToString()]))).Refusals.ShouldBeEmpty();

        var read = (await Read(share)).Value;
        read.Concerns!.Single().RaisedBy.ShouldBeNull();
        (read.LeftOut.Groups, read.LeftOut.Place).ShouldBe((1, true));
        read.Held.ShouldBe(new SharedDay(new DateOnly(2026, 3, 1), true, null, null, null));
        JsonSerializer.Serialize(read).ShouldNotContain("2026-03-08");
    }

    [Fact]
    public async Task Only_those_who_may_share_the_record_look_redact_and_open()
    {
        var share = await Prepared(SharedSection.Context);
        foreach (var reader in new[] { _cast.Assistant, _cast.Analyst, _cast.Leader })
        {
            (await View(reader, share)).Is(RefusalCodes.NotPermitted).ShouldBeTrue();
            (await Open(reader, share, new OpenShareInput())).Is(RefusalCodes.NotPermitted).ShouldBeTrue();
        }

        foreach (var other in new[] { _cast.FocalPoint, _cast.OfficerElsewhere, _cast.Samira, _cast.Idris })
        {
            (await View(other, share)).Is(RefusalCodes.NotFound).ShouldBeTrue();
            (await _stage.As<RedactShare, Result>(other, redact => redact.Run(share, new RedactShareInput(), Cancel))).Is(RefusalCodes.NotFound).ShouldBeTrue();
            (await Open(other, share, new OpenShareInput())).Is(RefusalCodes.NotFound).ShouldBeTrue();
        }
    }

    [Fact]
    public async Task A_share_is_opened_as_it_was_looked_at_and_once()
    {
        var share = await Prepared(SharedSection.Context);
        var seen = (await View(_cast.Officer, share)).Value;
        var looked = new OpenShareInput { Version = seen.Version, RecordVersion = seen.RecordVersion };
        (await Open(_cast.Officer, share, new OpenShareInput())).Is(RefusalCodes.Conflict).ShouldBeTrue("nobody said what was looked at");
        (await Redact(_cast.SecondOfficer, share, input => input.Passages = "a cormorant told us")).Refusals.ShouldBeEmpty();
        (await Open(_cast.Officer, share, looked)).Is(RefusalCodes.Conflict).ShouldBeTrue("something else is left out now");
        looked.Version = (await View(_cast.Officer, share)).Value.Version;
        await Amend(DraftFieldNames.Context, "The road is closed. A pelican came.");
        (await Open(_cast.Officer, share, looked)).Is(RefusalCodes.Conflict).ShouldBeTrue("the record was amended");
        (await Read(share)).Is(RefusalCodes.NotFound).ShouldBeTrue();

        (await Open(_cast.Officer, share)).Refusals.ShouldBeEmpty();
        (await Open(_cast.Officer, share, looked)).Refusals.ShouldBeEmpty("it is open already");
        (await Read(share)).Succeeded.ShouldBeTrue();
    }

    /// <param name="looked">As it stands now where null.</param>
    private async Task<Result> Open(AccountId by, ShareId share, OpenShareInput? looked = null)
    {
        if (looked is null)
        {
            var seen = (await View(by, share)).Value;
            looked = new OpenShareInput { Version = seen.Version, RecordVersion = seen.RecordVersion };
        }

        return await _stage.As<OpenShare, Result>(by, open => open.Run(share, looked, Cancel));
    }

    private async Task<ShareId> Prepared(params SharedSection[] sections)
    {
        var input = new ShareConsultationInput
        {
            OrganisationId = _cast.Lamp.Value,
            Sections = [.. sections.Select(section => section.ToString())],
            Purpose = "Lamps at the wells",
            Until = DateOnly.FromDateTime(_stage.Clock.GetUtcNow().UtcDateTime).AddDays(30),
            LookFirst = true,
        };
        (await _stage.As<ShareConsultation, Result>(_cast.Officer, share => share.Run(_meeting.Id, input, Cancel))).Refusals.ShouldBeEmpty();
        return new ShareId(input.Id);
    }

    /// <summary>As the page does it: opened as it stands, then sent with a change.</summary>
    private async Task<Result> Redact(AccountId by, ShareId share, Action<RedactShareInput> change)
    {
        var input = RedactShareInput.Of((await View(by, share)).Value);
        change(input);
        return await _stage.As<RedactShare, Result>(by, redact => redact.Run(share, input, Cancel));
    }

    private Task<Result<ShareView>> View(AccountId by, ShareId share) => _stage.As<ViewShare, Result<ShareView>>(by, view => view.Run(share, "en", Cancel));

    private Task<Result<SharedConsultation>> Read(ShareId share) => _stage.As<ViewSharedConsultation, Result<SharedConsultation>>(_cast.Samira, view => view.Run(share, "en", Cancel));

    private async Task<int> Waiting(AccountId by) => (await _stage.As<ListWhatNeedsMe, WhatNeedsMe>(by, list => list.Run("en", Cancel))).SharesToLookAt;

    private async Task Amend(string field, string value)
    {
        (await _stage.As<OpenDraft, Result>(_cast.Officer, open => open.Run(_meeting.Id, Cancel))).Refusals.ShouldBeEmpty();
        var revision = (await _stage.As<ReadDraft, Result<DraftView>>(_cast.Officer, read => read.Run(_meeting.Id, Cancel))).Value.Revision;
        (await _stage.As<SaveDraft, Result<SavedDraft>>(_cast.Officer, save => save.Run(_meeting.Id, new SaveDraftInput(revision, new Dictionary<string, string?>(StringComparer.Ordinal) { [field] = value }), Cancel))).Refusals.ShouldBeEmpty();
        (await _stage.As<AmendConsultation, Result>(_cast.Officer, amend => amend.Run(_meeting.Id, "Corrected", Cancel))).Refusals.ShouldBeEmpty();
    }
}
