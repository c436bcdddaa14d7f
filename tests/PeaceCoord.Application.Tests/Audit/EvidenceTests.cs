using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Audit;
using PeaceCoord.Application.Backups;
using PeaceCoord.Application.Closing;
using PeaceCoord.Application.Commitments;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.Erasures;
using PeaceCoord.Application.Organisations;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Closing;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Erasures;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.Outreach;
using PeaceCoord.Domain.People;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Application.Tests.Audit;

/// <summary>
/// That nothing is done without an entry in the audit trail: each use case is known to write, to look or to read, a test runs each of the first two, and
/// the saves themselves refuse what leaves no entry. <see cref="Stage.As"/> holds the entries of those that look for whatever test runs them.
/// </summary>
public sealed partial class EvidenceTests(TestCluster cluster)
{
    /// <summary>Run over HTTP or in the browser, where their own tests read the trail: what stands in them of it.</summary>
    private static readonly Dictionary<string, (string File, string Says)> OverTheWire = new(StringComparer.Ordinal)
    {
        ["SignIn"] = ("SignInTests.cs", "ShouldBe(\"SignInFailed SignedIn\")"),
        ["SignInWithCode"] = ("OwnAccountTests.cs", "ShouldBe(\"SignedIn SignInFailed SignedIn SignedIn SignInFailed\")"),
        ["SignInWithPasskey"] = ("PasskeyTests.cs", "SignedOut SignedIn SignedOut SignedIn"),
        ["ConfirmWithPasskey"] = ("PasskeyTests.cs", "IdentityConfirmed PasskeyRemoved"),
        ["AddPasskey"] = ("PasskeyTests.cs", "ShouldBe(\"SignedIn PasskeyAdded"),
        ["RemovePasskey"] = ("PasskeyTests.cs", "PasskeyRemoved SignedOut"),
        ["RotateKeys"] = ("RotateKeysTests.cs", "two rotations were done, and are entries"),
        ["SettleRestored"] = ("RestoreDrillTests.cs", "nameof(SettleRestored)"),
    };

    /// <summary>Commands in SQL that pass the saves by, with what stands for their entries.</summary>
    private static readonly Dictionary<string, string> Bare = new(StringComparer.Ordinal)
    {
        ["AuditTrail.cs insert into audit_entries"] = "is the entry",
        ["AuthenticatorCodes.cs insert into asp_net_user_tokens"] = "which code was used last: the sign-in or proof it was used for has its entry",
        ["PasskeysOnce.cs insert into asp_net_user_tokens"] = "which answer was used: the sign-in or proof it was used for has its entry",
        ["PasskeysOnce.cs delete from asp_net_user_tokens"] = "which answers were used, once they are no longer good",
        ["CalendarFeedMapping.cs insert into calendar_fetches"] = "how often a feed was fetched: ReadCalendarFeed has the entry of the day",
        ["RefusedSignIns.cs delete from refused_sign_ins"] = "a counter: the trail has each as SignInFailed",
        ["RefusedSignIns.cs insert into refused_sign_ins"] = "a counter: the trail has each as SignInFailed",
        ["Sessions.cs update sessions"] = "ended and proved by use cases that have entries of their own; used, to the minute",
        ["Sessions.cs delete from sessions"] = "that ran out",
        ["SettleRestored.cs update accounts"] = "SettleRestored",
        ["SettleRestored.cs update sessions"] = "SettleRestored",
        ["SettleRestored.cs update calendar_feeds"] = "SettleRestored",
        ["SettleRestored.cs update invitations"] = "SettleRestored",
        ["PurposeKeys.cs insert into purpose_keys"] = "the key that the entries themselves are made with",
        ["DataProtectionKey.cs insert into data_protection_keys"] = "keys of cookies, which the framework makes when it needs one",
        ["ErasingRules.cs delete from name_marks"] = "ConfirmErasures",
        ["ErasingRules.cs delete from record_keys"] = "ConfirmErasures",
        ["ErasingRules.cs delete from kept_files"] = "ConfirmErasures",
        ["ErasingRules.cs delete from consultation_drafts"] = "ConfirmErasures",
        ["ErasingRules.cs delete from urgent_concerns"] = "ConfirmErasures",
        ["ErasingRules.cs delete from work_items"] = "ConfirmErasures",
        ["ErasingRules.cs update leaders_versions"] = "ConfirmErasures",
        ["ErasingRules.cs update urgent_concerns_versions"] = "ConfirmErasures",
        ["ErasingRules.cs update shares"] = "ConfirmErasures",
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_use_case_is_known_to_write_to_look_or_to_read() => UseCaseEvidence.Faults(UseCaseEvidence.UseCases).ShouldBeEmpty();

    [Fact]
    public void A_use_case_in_no_list_is_told_where_to_add_it() =>
        UseCaseEvidence.Faults([.. UseCaseEvidence.UseCases, typeof(ReadEverybodysPost)]).ShouldHaveSingleItem().ShouldStartWith("ReadEverybodysPost must stand in one of the lists");

    /// <summary>The demonstration, by its own trail, and every other test of the solution, by its source: no use case that writes or looks is run by none.</summary>
    [Fact]
    public async Task Each_use_case_that_writes_or_looks_is_run_by_a_test_that_holds_its_entry()
    {
        await using var stage = await Stage.SetWithDemonstration(cluster, Cancel);
        await using var db = stage.OpenAsOwner();
        var played = await db.Set<AuditEntry>().Select(entry => entry.Act).Distinct().ToListAsync(Cancel);
        var tests = Files("tests").Where(file => !file.Path.Contains("/Access/", StringComparison.Ordinal)).ToList();
        var run = tests.SelectMany(file => Run().Matches(file.Text)).Select(match => match.Groups["name"].Value).ToHashSet(StringComparer.Ordinal);
        var wire = OverTheWire.Where(held => tests.Exists(file => Path.GetFileName(file.Path) == held.Value.File && file.Text.Contains(held.Value.Says, StringComparison.Ordinal))).Select(held => held.Key);

        UseCaseEvidence.Writing.Concat(UseCaseEvidence.Looking).Except(played).Except(run).Except(wire).ShouldBeEmpty("nobody runs these, so nobody sees whether they leave an entry");
        (await stage.As<VerifyAudit, AuditOutcome>(null, verify => verify.Run(null, Cancel))).Fault.ShouldBeNull();
    }

    /// <summary>Looked for in the sources: what writes in SQL of its own is seen by no save.</summary>
    [Fact]
    public void What_is_written_in_SQL_of_its_own_has_its_entry_by_what_stands_here()
    {
        var bare = Files("src/PeaceCoord.Application").Where(file => !file.Path.Contains("/Migrations/", StringComparison.Ordinal))
            .SelectMany(file => BareWrite().Matches(file.Text).Select(match => $"{Path.GetFileName(file.Path)} {match.Groups["what"].Value} {match.Groups["table"].Value}")).Distinct().ToList();

        bare.Except(Bare.Keys).ShouldBeEmpty("say here where its entry is");
        Bare.Keys.Except(bare).ShouldBeEmpty("nobody writes these any more");
    }

    [Fact]
    public async Task A_save_of_what_is_no_aggregate_is_refused_when_nothing_tells_of_it()
    {
        await using var stage = await Stage.Set(cluster, Cancel);
        var mission = await SmallMission.On(stage);
        var met = await MarketMeeting.Recorded(stage, mission.Officer, mission.SecondOfficer, mission.Officer, cancel: Cancel);
        (await stage.As<OpenDraft, Result>(mission.Officer, open => open.Run(met.Id, Cancel))).Refusals.ShouldBeEmpty();
        var actor = await stage.Actor(mission.Officer);

        var fault = await stage.As<Database, Exception>(null, async database =>
        {
            await using var db = await database.Open<ListWork>(actor, Cancel);
            db.RemoveRange(await db.Set<Domain.Consultations.ConsultationDraft>().ToListAsync(Cancel));
            return await Should.ThrowAsync<InvalidOperationException>(() => db.SaveChangesAsync(Cancel));
        });

        fault.Message.ShouldBe("ListWork would change a ConsultationDraft and leave no entry.");
        await using var after = stage.OpenAsOwner();
        (await after.Set<Domain.Consultations.ConsultationDraft>().CountAsync(Cancel)).ShouldBe(1);
    }

    [Fact]
    public async Task What_no_other_test_does_to_accounts_leaves_its_entry()
    {
        await using var stage = await Stage.Set(cluster, Cancel);
        var mission = await SmallMission.On(stage);
        await using (var db = stage.OpenAsOwner())
        {
            db.Add(Membership.OfSystem(mission.Administrator, stage.Clock.GetUtcNow().AddDays(-1)));
            await db.SaveChangesAsync(Cancel);
        }

        var me = mission.Officer;
        var created = new CreateAccountInput { Email = "new@mission.example", DisplayName = "New" };
        await Done<CreateAccount>(mission.Administrator, async use => await use.Run(created, Cancel));
        await Done<FoundWorkspace>(mission.Administrator, use => use.Run(new FoundWorkspaceInput { Code = "NEW1", Name = "New mission", TimeZone = "UTC", Sections = "Civil Affairs" }, Cancel));
        await Done<ChooseLanguage>(me, use => use.Run("fr", Cancel));
        await Done<ChangePassword>(me, use => use.Run(new ChangePasswordInput { Current = SmallMission.Password, New = "eleven quiet lanterns", Again = "eleven quiet lanterns" }, Cancel));
        var secret = (await stage.As<SetUpSecondStep, Result<AuthenticatorSecret>>(me, use => use.Secret(true, Cancel))).Value.Key;
        await Done<SetUpSecondStep>(me, async use => await use.Run(new SetUpSecondStepInput { Code = Authenticator.CodeNow(secret), Password = "eleven quiet lanterns" }, Cancel));
        await Done<TurnOffSecondStep>(me, use => use.Run(new TurnOffSecondStepInput { Password = "eleven quiet lanterns" }, Cancel));
        var (one, other) = (await Begins(), await Begins());
        await Done<ConfirmIdentity>(me, use => use.Run(new ConfirmIdentityInput { Secret = "eleven quiet lanterns" }, Cancel), one);
        await Done<EndSession>(me, use => use.Run(other, Cancel));
        await stage.As<SignOut, bool>(me, async use => { await use.Run(Cancel); return true; }, session: one);
        await Done<SignOutEverywhere>(me, use => use.Run(new SignOutEverywhereInput(), Cancel));
        await Done<EndSessionsOf>(mission.Administrator, use => use.Run(me, Cancel));
        await Done<DisableAccount>(mission.Administrator, use => use.Run(me, true, Cancel));
        await stage.As<NoteBackup, bool>(null, async use => { await use.Run(Cancel); return true; });

        await using var after = stage.OpenAsOwner();
        (await after.Set<AuditEntry>().CountAsync(entry => entry.Act == "SignedOut" && entry.RecordId == me.Value, Cancel)).ShouldBe(2);

        Task<Guid> Begins() => stage.As<Sessions, Guid>(null, sessions => sessions.Begin(me, "Firefox/Android", Cancel));

        async Task Done<TUseCase>(AccountId by, Func<TUseCase, Task<Result>> run, Guid? session = null)
            where TUseCase : notnull
        {
            (await stage.As(by, run, session: session)).Refusals.ShouldBeEmpty(typeof(TUseCase).Name);
            await stage.MustHaveLeftEntry(typeof(TUseCase));
        }
    }

    [Fact]
    public async Task What_no_other_test_does_to_records_leaves_its_entry()
    {
        await using var stage = await Stage.Set(cluster, Cancel);
        var cast = await RegistryCast.Assemble(stage);
        await Done<AddContact>(cast.Samira, use => use.Run(cast.Lamp, new AddContactInput { Function = "Treasurer", Name = "Amina", Telephone = "+999 555 7319" }, Cancel));
        await Done<AddContact>(cast.Samira, use => use.Run(cast.Lamp, new AddContactInput { Function = "Chair", Name = "Awa", Telephone = "+999 555 7320" }, Cancel));
        var contacts = (await cast.View(cast.Officer, cast.Lamp)).Organisation.Contacts;
        await Done<RemoveContact>(cast.Samira, use => use.Run(cast.Lamp, contacts[0].Id, Cancel));
        var erase = new ProposeErasureInput { Ground = ErasureGround.DangerToThePerson, Reason = "They asked for it." };
        await Done<ProposeContactErasure>(cast.FocalPoint, use => use.Run(cast.Lamp, contacts[1].Id, erase, Cancel));
        await Done<WithdrawErasures>(cast.SectionHead, use => use.Run(new DecideErasuresInput { Erasures = [erase.Id.ToString()] }, Cancel));
        var close = new ProposeChangeInput { Kind = ChangeKind.Close, EndsOn = DateOnly.FromDateTime(stage.Clock.GetUtcNow().UtcDateTime).AddDays(9), Reason = "The mandate ends." };
        await Done<ProposeChange>(cast.Administrator, use => use.Run(cast.Mission, close, Cancel));
        await using (var db = stage.OpenAsOwner())
        {
            var change = await db.Set<WorkspaceChange>().Select(c => c.Id).SingleAsync(Cancel);
            await Done<WithdrawChange>(cast.Leader, use => use.Run(change, new DecideChangeInput(), Cancel));
        }

        await using var small = await Stage.Set(cluster, Cancel);
        var mission = await SmallMission.On(small);
        var promise = await mission.HasCommitment(await mission.HasCommunity(), c =>
        {
            c.Accept();
            c.Decline("It is not ours to do.", c.Due).Refusals.ShouldBeEmpty();
        });
        (await small.As<CloseUntold, Result>(mission.Officer, use => use.Run(promise, new CloseUntoldInput { Reason = Enum.GetValues<UntoldReason>()[0], Explanation = "Nobody lives there any more." }, Cancel))).Refusals.ShouldBeEmpty();
        (await small.As<TurnDownClosingUntold, Result>(mission.Head, use => use.Run(promise, new CommitmentActInput(), Cancel))).Refusals.ShouldBeEmpty();
        await small.MustHaveLeftEntry(typeof(TurnDownClosingUntold));

        async Task Done<TUseCase>(AccountId by, Func<TUseCase, Task<Result>> run)
            where TUseCase : notnull
        {
            (await stage.As(by, run)).Refusals.ShouldBeEmpty(typeof(TUseCase).Name);
            await stage.MustHaveLeftEntry(typeof(TUseCase));
        }
    }

    private static IEnumerable<(string Path, string Text)> Files(string under)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "PeaceCoord.sln")))
            folder = folder.Parent;
        var root = folder!.FullName;
        return Directory.EnumerateFiles(Path.Combine(root, under), "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(root, file).Replace('\\', '/'))
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal))
            .Select(file => ("/" + file, File.ReadAllText(Path.Combine(root, file))));
    }

    private sealed class ReadEverybodysPost : IUseCase;

    [GeneratedRegex(@"\b(?:As|Act|Do|Done)<(?:[A-Z]\w*\.)*(?<name>\w+)[,>]", RegexOptions.None, 1000)]
    private static partial Regex Run();

    [GeneratedRegex(@"\b(?<what>insert into|delete from|update) (?!skip|set)(?<table>[a-z_]+)\b(?= |\()", RegexOptions.None, 1000)]
    private static partial Regex BareWrite();
}
