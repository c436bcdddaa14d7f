using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using PeaceCoord.Application.Commitments;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.Organisations;
using PeaceCoord.Application.Sharing;
using PeaceCoord.Application.Tests.Consultations;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Sharing;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Application.Tests.Sharing;

/// <summary>The officer shares a meeting with the Lamp, whose coordinator is Samira; Idris is of the Bridge, which nothing is shared with.</summary>
public sealed class SharingTests(TestCluster cluster) : IAsyncLifetime
{
    private Stage _stage = null!;
    private RegistryCast _cast = null!;
    private MarketMeeting _meeting = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _stage = await Stage.Set(cluster, Cancel);
        _cast = await RegistryCast.Assemble(_stage);
        _meeting = await MarketMeeting.Recorded(_stage, _cast.Assistant, _cast.Officer, _cast.Officer, cancel: Cancel);
    }

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    [Fact]
    public async Task The_organisation_reads_the_shared_section_and_no_other()
    {
        foreach (var (section, words) in new Dictionary<SharedSection, string[]>
        {
            [SharedSection.Meeting] = [MarketMeeting.TitleWord, MarketMeeting.PurposeWord],
            [SharedSection.WhereAndWhen] = [MarketMeeting.PlaceWord],
            [SharedSection.WhoCame] = [],
            [SharedSection.Context] = [MarketMeeting.ContextWord],
            [SharedSection.Concerns] = [MarketMeeting.ConcernWord],
            [SharedSection.Commitments] = [MarketMeeting.PromiseWord],
            [SharedSection.Action] = [MarketMeeting.ActionWord],
        })
        {
            var share = await Given(section);
            foreach (var reader in new[] { _cast.Samira, _cast.MemberOfTheLamp })
                await ReadsNothingBut(section, words, reader, share);
            (await TakeBack(_cast.SecondOfficer, share)).Succeeded.ShouldBeTrue();
        }
    }

    private async Task ReadsNothingBut(SharedSection section, string[] words, AccountId reader, ShareId share)
    {
        var read = JsonSerializer.Serialize((await View(reader, share)).Value);
        var listed = JsonSerializer.Serialize(await Listed(reader));

        MarketMeeting.AllWords.Where(read.Contains).ShouldBe(words, ignoreOrder: true, section.ToString());
        MarketMeeting.AllWords.Where(listed.Contains).ShouldBe(words.Where(word => word == MarketMeeting.TitleWord), section.ToString());
        read.ShouldNotContain(_meeting.Id.Value.ToString(), Case.Insensitive);
        foreach (var name in new[] { "assistant", "officer" })
            (read + listed).ShouldNotContain($"\"{name}\"", Case.Insensitive);
        read.Contains("\"Came\":25", StringComparison.Ordinal).ShouldBe(section == SharedSection.WhoCame);
        read.Contains("2026-03-08", StringComparison.Ordinal).ShouldBe(section == SharedSection.WhereAndWhen);
    }

    [Fact]
    public async Task Nobody_else_finds_it_and_the_record_itself_stays_closed_to_the_organisation()
    {
        var share = await Given(SharedSection.Concerns, SharedSection.Commitments);

        foreach (var other in new AccountId?[] { _cast.Idris, _cast.Officer, _cast.OfficerElsewhere, _cast.Administrator, null })
        {
            (await View(other, share)).Is(RefusalCodes.NotFound).ShouldBeTrue();
            (await Listed(other)).ShouldBeEmpty();
        }

        (await _stage.As<ViewConsultation, Result<ConsultationView>>(_cast.Samira, view => view.Run(_meeting.Id, Cancel))).Is(RefusalCodes.NotFound).ShouldBeTrue();
        (await _stage.As<ListConsultations, ConsultationList>(_cast.Samira, list => list.Run(new(), Cancel))).Count.ShouldBe(0);
        (await _stage.As<ListCommitments, CommitmentList>(_cast.Samira, list => list.Run(new(), "en", Cancel))).Count.ShouldBe(0);
        (await _stage.As<ViewCommitment, CommitmentView?>(_cast.Samira, view => view.Run(new CommitmentId(_meeting.Promise), "en", Cancel))).ShouldBeNull();
        (await _stage.As<ListWhatNeedsMe, WhatNeedsMe>(_cast.Samira, list => list.Run("en", Cancel))).SharedWithUs.ShouldBe(1);
        (await _stage.As<ListWhatNeedsMe, WhatNeedsMe>(_cast.Idris, list => list.Run("en", Cancel))).SharedWithUs.ShouldBe(0);
    }

    [Fact]
    public async Task Taken_back_it_is_not_found_at_once_and_the_database_shows_no_row_of_it()
    {
        var share = await Given(SharedSection.Context, SharedSection.Commitments);
        (await RowsReached()).ShouldBe((1, 1, 1));

        (await TakeBack(_cast.SecondOfficer, share)).Succeeded.ShouldBeTrue();

        (await View(_cast.Samira, share)).Is(RefusalCodes.NotFound).ShouldBeTrue();
        (await Listed(_cast.Samira)).ShouldBeEmpty();
        (await RowsReached()).ShouldBe((0, 0, 0));
        var row = (await _stage.View(_cast.Officer, _meeting.Id)).Value.Shares.ShouldHaveSingleItem();
        row.InForce.ShouldBeFalse();
        row.RevokedBy.ShouldBe("second-officer");
    }

    [Fact]
    public async Task After_its_last_day_it_is_not_found()
    {
        var share = await Given(SharedSection.Context);
        _stage.Clock.Moved = TimeSpan.FromDays(32);

        (await View(_cast.Samira, share)).Is(RefusalCodes.NotFound).ShouldBeTrue();
        (await Listed(_cast.Samira)).ShouldBeEmpty();
        (await RowsReached()).ShouldBe((0, 0, 0));
    }

    [Fact]
    public async Task Made_strictly_confidential_it_is_not_found_although_nobody_took_it_back()
    {
        var share = await Given(SharedSection.Context, SharedSection.Commitments);

        await Amend(fields =>
        {
            fields[DraftFieldNames.LabelField] = nameof(Label.StrictlyConfidential);
            fields[DraftFieldNames.Readers] = _cast.Officer.Value.ToString();
        });

        (await View(_cast.Samira, share)).Is(RefusalCodes.NotFound).ShouldBeTrue();
        (await Listed(_cast.Samira)).ShouldBeEmpty();
        (await RowsReached()).ShouldBe((0, 0, 0));
    }

    [Fact]
    public async Task Officers_share_up_to_their_clearance_and_the_focal_point_only_takes_back()
    {
        foreach (var reader in new[] { _cast.Assistant, _cast.Analyst, _cast.Leader })
            (await Share(reader, _cast.Lamp)).Is(RefusalCodes.NotPermitted).ShouldBeTrue();
        foreach (var other in new[] { _cast.FocalPoint, _cast.Administrator, _cast.OfficerElsewhere, _cast.Samira })
            (await Share(other, _cast.Lamp)).Is(RefusalCodes.NotFound).ShouldBeTrue();
        var share = await Given(SharedSection.Context);

        foreach (var reader in new[] { _cast.Assistant, _cast.Analyst, _cast.Leader })
            (await TakeBack(reader, share)).Is(RefusalCodes.NotPermitted).ShouldBeTrue();
        foreach (var other in new[] { _cast.Administrator, _cast.OfficerElsewhere, _cast.Samira, _cast.Idris })
            (await TakeBack(other, share)).Is(RefusalCodes.NotFound).ShouldBeTrue();

        var watched = (await _stage.As<ListShares, IReadOnlyList<ShareRow>>(_cast.FocalPoint, list => list.Run(Cancel))).ShouldHaveSingleItem();
        watched.CanTakeBack.ShouldBeTrue();
        watched.CanOpen.ShouldBeFalse();
        watched.Reference.ShouldNotBeNull();
        JsonSerializer.Serialize(watched).ShouldNotContain(MarketMeeting.TitleWord);
        (await _stage.As<ListShares, IReadOnlyList<ShareRow>>(_cast.Officer, list => list.Run(Cancel))).ShouldHaveSingleItem().CanOpen.ShouldBeTrue();
        foreach (var other in new[] { _cast.Analyst, _cast.Samira, _cast.OfficerElsewhere })
            (await _stage.As<ListShares, IReadOnlyList<ShareRow>>(other, list => list.Run(Cancel))).ShouldBeEmpty();
        (await TakeBack(_cast.FocalPoint, share)).Succeeded.ShouldBeTrue();
        (await View(_cast.Samira, share)).Is(RefusalCodes.NotFound).ShouldBeTrue();
    }

    [Fact]
    public async Task What_an_officer_wrote_above_the_own_clearance_the_officer_cannot_share()
    {
        await using (var db = _stage.OpenAsOwner())
            await db.Database.ExecuteSqlAsync($"update memberships set clearance = 'Restricted' where account_id = {_cast.SecondOfficer.Value}", Cancel);
        var own = await MarketMeeting.Recorded(_stage, _cast.SecondOfficer, _cast.Officer, _cast.Officer, cancel: Cancel);

        (await Share(_cast.SecondOfficer, _cast.Lamp, own.Id)).Refusals.ShouldHaveSingleItem().Code.ShouldBe(SharingRefusalCodes.AboveClearance);
        (await _stage.View(_cast.SecondOfficer, own.Id)).Value.Acts.Share.ShouldBeFalse();
        (await _stage.View(_cast.Officer, own.Id)).Value.Acts.Share.ShouldBeTrue();
    }

    [Fact]
    public async Task Who_reads_it_by_one_membership_and_is_an_officer_by_another_neither_shares_nor_takes_back()
    {
        await using (var db = _stage.OpenAsOwner())
        {
            db.Add(Membership.OfWorkspace(_cast.Analyst, _cast.Mission, Role.Officer, Label.Public, null, DateTimeOffset.UnixEpoch));
            await db.SaveChangesAsync(Cancel);
        }

        (await Share(_cast.Analyst, _cast.Lamp)).Succeeded.ShouldBeFalse();
        var share = await Given(SharedSection.Context);

        (await _stage.As<ListShares, IReadOnlyList<ShareRow>>(_cast.Analyst, list => list.Run(Cancel))).ShouldBeEmpty();
        (await _stage.View(_cast.Analyst, _meeting.Id)).Value.Shares.ShouldHaveSingleItem().CanTakeBack.ShouldBeFalse();
        (await TakeBack(_cast.Analyst, share)).Is(RefusalCodes.NotPermitted).ShouldBeTrue();
        (await _stage.View(_cast.SecondOfficer, _meeting.Id)).Value.Shares.ShouldHaveSingleItem().CanTakeBack.ShouldBeTrue();
    }

    [Fact]
    public async Task Only_an_organisation_of_the_mission_whose_people_can_read_is_shared_with_and_once()
    {
        var silent = (await _stage.As<RegisterOrganisation, Result<OrganisationId>>(_cast.Officer, register => register.Run(new RegisterOrganisationInput { LegalName = "No account yet", Kind = OrganisationKind.Union }, Cancel))).Value;
        var elsewhere = (await _stage.As<RegisterOrganisation, Result<OrganisationId>>(_cast.OfficerElsewhere, register => register.Run(new RegisterOrganisationInput { LegalName = "Far away", Kind = OrganisationKind.Union }, Cancel))).Value;
        await Wish(_cast.Bridge, SeenWithUs.Never);

        (await Share(_cast.Officer, silent)).Refusals.ShouldHaveSingleItem().Code.ShouldBe(SharingRefusalCodes.NobodyReads);
        (await Share(_cast.Officer, elsewhere)).Refusals.ShouldHaveSingleItem().Code.ShouldBe(SharingRefusalCodes.UnknownOrganisation);
        (await Share(_cast.Officer, _cast.Bridge)).Refusals.ShouldHaveSingleItem().Code.ShouldBe(SharingRefusalCodes.NeverSeenWithUs);
        var offered = (await _stage.As<ShareChoices, Result<ShareForm>>(_cast.Officer, choices => choices.Run(_meeting.Id, Cancel))).Value;
        offered.Readers.Select(reader => reader.Name).ShouldBe(["Lamp of Tamra"]);

        var share = await Given(SharedSection.Context);
        (await Share(_cast.SecondOfficer, _cast.Lamp)).Refusals.ShouldHaveSingleItem().Code.ShouldBe(SharingRefusalCodes.AlreadyShared);
        (await TakeBack(_cast.Officer, share)).Succeeded.ShouldBeTrue();
        (await Share(_cast.SecondOfficer, _cast.Lamp)).Refusals.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_trail_says_who_shared_read_and_took_back_and_holds_no_word_of_it()
    {
        var share = await Given(SharedSection.Context);
        await View(_cast.Samira, share);
        await TakeBack(_cast.Officer, share);

        await using var db = _stage.OpenAsOwner();
        var entries = await db.Set<Application.Audit.AuditEntry>().AsNoTracking().Where(entry => entry.RecordId == share.Value).OrderBy(entry => entry.Sequence).ToListAsync(Cancel);
        entries.Select(entry => (entry.Act, entry.ActorId)).ShouldBe(
        [
            (nameof(ShareConsultation), (Guid?)_cast.Officer.Value),
            (nameof(ViewSharedConsultation), _cast.Samira.Value),
            (nameof(RevokeShare), _cast.Officer.Value),
        ]);
        entries[1].Fields.ShouldBe([nameof(SharedSection.Context)]);
        JsonSerializer.Serialize(entries).ShouldNotContain("Lamps at the wells");
    }

    [Fact]
    public async Task A_place_that_may_be_shown_by_area_only_and_a_group_that_did_not_agree_are_not_told()
    {
        var share = await Given(SharedSection.WhereAndWhen, SharedSection.Concerns);
        (await View(_cast.Samira, share)).Value.Concerns!.Single().RaisedBy.ShouldBeNull();

        await Amend(fields =>
        {
            fields[DraftFieldNames.Sensitivity] = nameof(PlaceSensitivity.AreaOnly);
            fields[DraftFieldNames.Of(_meeting.Concern, "attributable")] = "yes";
        });

        var read = (await View(_cast.Samira, share)).Value;
        read.Held!.Place.ShouldBeNull();
        read.Concerns!.Single().RaisedBy.ShouldBe(ConcernGroup.Women);
    }

    private async Task<ShareId> Given(params SharedSection[] sections)
    {
        var input = Input(_cast.Lamp, sections);
        (await _stage.As<ShareConsultation, Result>(_cast.Officer, share => share.Run(_meeting.Id, input, Cancel))).Refusals.ShouldBeEmpty();
        return new ShareId(input.Id);
    }

    private Task<Result> Share(AccountId by, OrganisationId with, ConsultationId? what = null) =>
        _stage.As<ShareConsultation, Result>(by, share => share.Run(what ?? _meeting.Id, Input(with, SharedSection.Context), Cancel));

    private ShareConsultationInput Input(OrganisationId with, params SharedSection[] sections) => new()
    {
        OrganisationId = with.Value,
        Sections = [.. sections.Select(section => section.ToString())],
        Purpose = "Lamps at the wells",
        Until = DateOnly.FromDateTime(_stage.Clock.GetUtcNow().UtcDateTime).AddDays(30),
    };

    private Task<Result> TakeBack(AccountId by, ShareId share) => _stage.As<RevokeShare, Result>(by, revoke => revoke.Run(share, Cancel));

    private Task<Result<SharedConsultation>> View(AccountId? by, ShareId share) => _stage.As<ViewSharedConsultation, Result<SharedConsultation>>(by, view => view.Run(share, "en", Cancel));

    private Task<IReadOnlyList<SharedRow>> Listed(AccountId? by) => _stage.As<ListSharedWithUs, IReadOnlyList<SharedRow>>(by, list => list.Run(Cancel));

    private async Task Wish(OrganisationId organisation, SeenWithUs wish)
    {
        var input = RegistryCast.WholeProfile();
        input.Visibility = wish;
        (await _stage.As<EditOrganisation, Result>(_cast.Officer, edit => edit.Run(organisation, ProfileSection.Visibility, input, Cancel))).Refusals.ShouldBeEmpty();
    }

    private async Task Amend(Action<Dictionary<string, string?>> change)
    {
        (await _stage.As<OpenDraft, Result>(_cast.Officer, open => open.Run(_meeting.Id, Cancel))).Refusals.ShouldBeEmpty();
        Dictionary<string, string?> fields = new(StringComparer.Ordinal);
        change(fields);
        var revision = (await _stage.As<ReadDraft, Result<DraftView>>(_cast.Officer, read => read.Run(_meeting.Id, Cancel))).Value.Revision;
        (await _stage.As<SaveDraft, Result<SavedDraft>>(_cast.Officer, save => save.Run(_meeting.Id, new SaveDraftInput(revision, fields), Cancel))).Refusals.ShouldBeEmpty();
        (await _stage.As<AmendConsultation, Result>(_cast.Officer, amend => amend.Run(_meeting.Id, "Corrected", Cancel))).Refusals.ShouldBeEmpty();
    }

    /// <summary>Rows of consultations, shares and commitments that Postgres itself shows to Samira, asked without any rule of ours.</summary>
    private async Task<(long Consultations, long Shares, long Commitments)> RowsReached()
    {
        var actor = await _stage.Actor(_cast.Samira);
        await using var connection = new NpgsqlConnection(_stage.Database.Application);
        await connection.OpenAsync(Cancel);
        await using var announce = new NpgsqlCommand($"select set_config('peacecoord.records', '{string.Join(',', actor.Reach)}', false), set_config('peacecoord.organisations', '{_cast.Lamp.Value}', false)", connection);
        await announce.ExecuteNonQueryAsync(Cancel);
        return (await Count("consultations"), await Count("shares"), await Count("commitments"));

        async Task<long> Count(string table)
        {
            await using var command = new NpgsqlCommand($"select count(*) from {table}", connection);
            return (long)(await command.ExecuteScalarAsync(Cancel))!;
        }
    }
}
