using System.Buffers.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Audit;
using PeaceCoord.Application.Calendars;
using PeaceCoord.Application.Communities;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.Erasures;
using PeaceCoord.Application.Organisations;
using PeaceCoord.Application.Oversight;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Reporting;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Calendars;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Erasures;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.Oversight;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Reporting;
using PeaceCoord.Domain.Workspaces;
using PeaceCoord.TestSupport;
using static PeaceCoord.TestSupport.RegistryCast;

namespace PeaceCoord.Application.Tests.People;

/// <summary>Every use case that asks for a proof of the last ten minutes, by somebody who may do it and whose proof is older.</summary>
public sealed partial class StepUpTests(StepUpTests.Scene scene) : IClassFixture<StepUpTests.Scene>
{
    /// <summary>By the use case; one that asks at two places stands here once for each.</summary>
    private static readonly Dictionary<string, Func<Scene, Task<IEnumerable<Refusal>>>> Asking = new(StringComparer.Ordinal)
    {
        [nameof(AddPasskey)] = at => at.Old<AddPasskey>(at.Cast.Officer, async use => await use.Run(new AddPasskeyInput { Name = "Key" }, null, Cancel)),
        [nameof(AppointFirstAdministrator)] = at => at.Old<AppointFirstAdministrator>(at.System, use => use.Run(at.Fresh, new AppointFirstAdministratorInput { Email = Email("idris") }, Cancel)),
        [nameof(AskSecondStepReset)] = at => at.Old<AskSecondStepReset>(at.Cast.Administrator, use => use.Run(at.SecondOfficer, new AskSecondStepResetInput { Reason = "Telephone stolen." }, Cancel)),
        [nameof(ChangePassword)] = at => at.Old<ChangePassword>(at.Cast.Officer, use => use.Run(new ChangePasswordInput { Current = Password, New = "seven quiet lanterns", Again = "seven quiet lanterns" }, Cancel)),
        [nameof(ConfirmAddress)] = at => at.Old<ConfirmAddress>(at.System, use => use.Run(at.Colleague, Cancel)),
        [nameof(ConfirmErasures)] = at => at.Old<ConfirmErasures>(at.Cast.SectionHead, use => use.Run(new DecideErasuresInput { Erasures = [at.Erasure.ToString()] }, Cancel)),
        [nameof(CreateAccount)] = at => at.Old<CreateAccount>(at.System, async use => await use.Run(new CreateAccountInput { Email = "another@example.org", DisplayName = "Another" }, Cancel)),
        [nameof(DecideLabelRequest)] = at => at.Old<DecideLabelRequest>(at.Cast.FocalPoint, use => use.Run(at.LabelRequest, new DecideLabelRequestInput { Decision = LabelDecision.Lower }, Cancel)),
        [nameof(DisableAccount)] = at => at.Old<DisableAccount>(at.System, use => use.Run(at.Colleague, false, Cancel)),
        [nameof(GrantClearance)] = at => at.Old<GrantClearance>(at.SecondAdministrator, use => use.Run(at.Analyst, new DecideClearanceInput(), Cancel)),
        [nameof(GrantMembership)] = at => at.Old<GrantMembership>(at.Cast.Administrator, use => use.Run(at.Cast.Mission, new GrantMembershipInput { Email = Email("focal"), Role = Role.MissionAdmin, Clearance = Label.Restricted }, Cancel)),
        [nameof(GrantSecondStepReset)] = at => at.Old<GrantSecondStepReset>(at.SecondAdministrator, async use => await use.Run(at.Officer, new DecideSecondStepResetInput(), Cancel)),
        [nameof(MakeAccountLink)] = at => at.Old<MakeAccountLink>(at.System, async use => await use.Run(at.Colleague, Cancel)),
        [nameof(MakeCalendarFeed)] = at => at.Old<MakeCalendarFeed>(at.Cast.Officer, async use => await use.Run(CalendarFeedId.New(), new MakeCalendarFeedInput { Name = "Telephone", Filter = FeedFilter.Mine }, Cancel)),
        [nameof(MakePasswordLink)] = at => at.Old<MakePasswordLink>(at.System, async use => await use.Run(at.Cast.SecondOfficer, new MakePasswordLinkInput { Recognised = HowRecognised.CalledBack }, Cancel)),
        [nameof(MakeReport)] = async at =>
        {
            var made = await at.Stage.As<MakeReport, Result<ReportView>>(at.Cast.Officer, use => use.Run(null, new ReportAsked { Audience = ReportAudience.Partners }, "en", Cancel), Scene.TooOld);
            (made.Value.Results, made.Value.ForPartners).ShouldBe((null, null));
            // What was not published is said beside it.
            return made.Value.Refusals.Where(refusal => refusal.Code != ReportingRefusalCodes.NotPublished);
        },
        [nameof(OpenInEmergency)] = at => at.Old<OpenInEmergency>(at.Cast.Assistant, async use => await use.Run(new OpenInEmergencyInput { Reference = "MINUKES-2026-0099", Reason = "A convoy passes there within the hour." }, Cancel)),
        [nameof(ReleaseRecord)] = at => at.Old<ReleaseRecord>(at.Cast.Leader, use => use.Run(at.Incident, new ReleaseRecordInput { IsSecond = true }, Cancel)),
        [nameof(RemovePasskey)] = at => at.Old<RemovePasskey>(at.Cast.Officer, use => use.Run(at.Passkey, Cancel)),
        [nameof(RevealContact)] = at => at.Old<RevealContact>(at.Cast.Samira, async use => await use.Run(at.Cast.Lamp, at.Contact, ContactRevealReason.ArrangeAMeeting, Cancel)),
        [nameof(RevealLeader)] = at => at.Old<RevealLeader>(at.Cast.Officer, async use => await use.Run(at.Leader, new RevealInput { Reason = RevealReason.ToContact }, Cancel)),
        [nameof(SetUpSecondStep)] = at => at.Old<SetUpSecondStep>(at.Cast.Officer, async use => await use.Run(new SetUpSecondStepInput { Code = "123456", Password = Password }, Cancel)),
        [$"{nameof(SetUpSecondStep)}.{nameof(SetUpSecondStep.Secret)}"] = at => at.Old<SetUpSecondStep>(at.Cast.Officer, async use => await use.Secret(true, Cancel)),
        [nameof(TurnOffSecondStep)] = at => at.Old<TurnOffSecondStep>(at.Cast.SecondOfficer, use => use.Run(new TurnOffSecondStepInput { Password = Password }, Cancel)),
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> All => [.. Asking.Keys];

    [Theory]
    [MemberData(nameof(All))]
    public async Task With_a_proof_of_more_than_ten_minutes_ago_it_is_refused_and_a_new_proof_asked_for(string useCase)
    {
        Scene.TooOld.ShouldBe(TimeSpan.FromMinutes(10) + TimeSpan.FromSeconds(1));

        (await Asking[useCase](scene)).ShouldBe([PeopleRefusals.ConfirmFirst]);

        (await scene.Entries(useCase.Split('.')[0])).ShouldBe(scene.Arranged.GetValueOrDefault(useCase.Split('.')[0]), "nothing was done");
    }

    [Fact]
    public async Task Every_use_case_that_asks_for_a_fresh_proof_is_tried()
    {
        List<string> asking = [];
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Root(), "src", "PeaceCoord.Application"), "*.cs", SearchOption.AllDirectories).Where(file => !file.Contains("/obj/", StringComparison.Ordinal)))
        {
            var @class = "";
            foreach (Match found in Asks().Matches(await File.ReadAllTextAsync(file, Cancel)))
            {
                if (found.Groups["class"].Success)
                    @class = found.Groups["class"].Value;
                else
                    asking.Add(@class);
            }
        }

        // Says only whether the page needs to ask.
        asking.Remove(nameof(ListPasskeys)).ShouldBeTrue();
        asking.Order(StringComparer.Ordinal).ShouldBe(Asking.Keys.Select(key => key.Split('.')[0]).Order(StringComparer.Ordinal), "a use case that asks StepUp.IsFresh needs a line in Asking, once for each place where it asks");
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "PeaceCoord.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }

    [GeneratedRegex(@"^\s*(?:(?:public|internal|sealed|partial|static|abstract)\s+)*class\s+(?<class>\w+)|StepUp\.IsFresh\(", RegexOptions.Multiline, 5000)]
    private static partial Regex Asks();

    /// <summary>Something of each kind to act on; nothing in it changes, for everything is refused.</summary>
    public sealed class Scene(TestCluster cluster) : IAsyncLifetime
    {
        public static readonly TimeSpan TooOld = StepUp.ProofCounts + TimeSpan.FromSeconds(1);

        public Stage Stage { get; private set; } = null!;

        public RegistryCast Cast { get; private set; } = null!;

        public AccountId System => Cast.OfficerElsewhere;

        public AccountId SecondAdministrator { get; } = AccountId.New();

        /// <summary>Made and not joined.</summary>
        public AccountId Colleague { get; private set; }

        public MembershipId Officer { get; private set; }

        public MembershipId SecondOfficer { get; private set; }

        public MembershipId Analyst { get; private set; }

        /// <summary>Nobody administers it yet.</summary>
        public WorkspaceId Fresh { get; private set; }

        public LeaderId Leader { get; } = LeaderId.New();

        public ContactId Contact { get; private set; }

        public Guid Erasure { get; private set; }

        public LabelRequestId LabelRequest { get; private set; }

        public IncidentId Incident { get; private set; }

        /// <summary>The officer's, who has no authenticator.</summary>
        public string Passkey { get; private set; } = "";

        /// <summary>How often the audit trail names each act already.</summary>
        public IReadOnlyDictionary<string, int> Arranged { get; private set; } = new Dictionary<string, int>(StringComparer.Ordinal);

        public async ValueTask InitializeAsync()
        {
            Stage = await Stage.Set(cluster);
            Cast = await Assemble(Stage);
            using var device = new PasskeyDevice(Cast.Officer);
            Passkey = Base64Url.EncodeToString(device.Passkey.CredentialId);
            await using var db = Stage.OpenAsOwner();
            var fresh = MissionWorkspace.Found("FRESH", "Fresh mission", "UTC", isFictional: true);
            db.AddRange(fresh, Membership.OfSystem(System, DateTimeOffset.UnixEpoch), device.Passkey);
            db.Add(TestAccount.Of(SecondAdministrator, "second@example.org", "Second", Password));
            db.Add(Membership.OfWorkspace(SecondAdministrator, Cast.Mission, Role.MissionAdmin, Label.Restricted, null, DateTimeOffset.UnixEpoch));
            (await db.Accounts.SingleAsync(account => account.Id == Cast.SecondOfficer.Value)).TwoFactorEnabled = true;
            await db.SaveChangesAsync();
            await db.Database.ExecuteSqlAsync($"update memberships set \"from\" = \"from\" - interval '30 days' where workspace_id is not null");
            Fresh = fresh.Id;
            (Officer, SecondOfficer, Analyst) = (await MembershipOf(Cast.Officer), await MembershipOf(Cast.SecondOfficer), await MembershipOf(Cast.Analyst));
            Must(await As<CreateAccount, Result<string>>(System, use => use.Run(new CreateAccountInput { Email = "colleague@example.org", DisplayName = "Colleague" }, default)));
            Colleague = new AccountId(await db.Accounts.Where(account => account.Email == "colleague@example.org").Select(account => account.Id).SingleAsync());
            Must(await As<AskSecondStepReset, Result>(Cast.Administrator, use => use.Run(Officer, new AskSecondStepResetInput { Reason = "Telephone stolen." }, default)));
            Must(await As<AddLeader, Result>(Cast.Officer, use => use.Run(Leader, Cast.Mission, new LeaderInput { Name = "Zéphyrine Kakapo7319", Role = LeaderRole.Elder, ReprisalRisk = ReprisalRisk.Severe, ContactPreference = ContactPreference.Visit, SeenWithUs = SeenWithUs.Never, ReviewOn = DateOnly.FromDateTime(Stage.Clock.GetUtcNow().UtcDateTime).AddDays(30) }, default)));
            var erasure = new ProposeErasureInput { Ground = ErasureGround.DangerToThePerson, Reason = "Asked for." };
            Must(await As<ProposeErasure, Result>(Cast.FocalPoint, use => use.Run(Leader, erasure, default)));
            Erasure = erasure.Id;
            await Cast.CompleteTheLamp();
            Contact = (await Cast.View(Cast.Samira, Cast.Lamp)).Organisation.Contacts.Single().Id;
            var asked = new AskToLowerInput { To = Label.Restricted, Reason = "It is known by now." };
            Must(await As<AskToLower, Result>(Cast.Officer, async use => await use.Run(LabelledKind.Consultation, (await Met()).Value, asked, default)));
            LabelRequest = new LabelRequestId(asked.Id);
            var met = await Met();
            var reference = await db.Consultations.Where(c => c.Id == met).Select(c => c.Reference).SingleAsync();
            Incident = Must(await As<FreezeRecord, Result<IncidentId>>(Cast.FocalPoint, use => use.Run(new FreezeRecordInput { Reference = reference, What = "A copy was lost." }, default)));
            Must(await As<ReleaseRecord, Result>(Cast.FocalPoint, use => use.Run(Incident, new ReleaseRecordInput { ReleaseReason = "The copy is back." }, default)));
            Arranged = (await db.Set<AuditEntry>().Select(entry => entry.Act).ToListAsync()).CountBy(act => act).ToDictionary(StringComparer.Ordinal);
        }

        public ValueTask DisposeAsync() => Stage.DisposeAsync();

        /// <summary>Runs it with a proof that is too old; what it refuses.</summary>
        public async Task<IEnumerable<Refusal>> Old<TUseCase>(AccountId by, Func<TUseCase, Task<Result>> run)
            where TUseCase : notnull => (await Stage.As(by, run, TooOld)).Refusals;

        public async Task<int> Entries(string act)
        {
            await using var db = Stage.OpenAsOwner();
            return await db.Set<AuditEntry>().CountAsync(entry => entry.Act == act, Cancel);
        }

        private Task<TOutcome> As<TUseCase, TOutcome>(AccountId by, Func<TUseCase, Task<TOutcome>> run)
            where TUseCase : notnull => Stage.As(by, run);

        private async Task<ConsultationId> Met() => (await MarketMeeting.Recorded(Stage, Cast.Officer, Cast.SectionHead, Cast.Officer)).Id;

        private async Task<MembershipId> MembershipOf(AccountId account)
        {
            await using var db = Stage.OpenAsOwner();
            return await db.Memberships.Where(m => m.AccountId == account && m.WorkspaceId == Cast.Mission).Select(m => m.Id).SingleAsync();
        }
    }
}
