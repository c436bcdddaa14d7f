using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Web.Tests.Access;

/// <summary>Accounts, memberships and workspaces.</summary>
internal sealed class PeopleAccess : AccessRows
{
    private static readonly Caller[] SystemAdmins = [Caller.SystemAdmin];
    private static readonly Caller[] MissionAdmins = [Caller.MissionAdmin];

    /// <summary>Who signs in with the address that the partner organisation invited.</summary>
    private static readonly Caller[] Invited = [Caller.Analyst];
    private static readonly Caller[] DecidingAboutMembers = [Caller.MissionAdmin, Caller.MissionAdminElsewhere, Caller.OrgCoordinator, Caller.OrgCoordinatorElsewhere];

    public override IEnumerable<AddressRow> Addresses =>
    [
        Public("/sign-in"),
        Public("/sign-in/code"),
        NotAPage("POST /sign-out"),
        NotAPage("POST /account/sessions/{id:guid}/end"),
        NotAPage("POST /account/stay"),
        NotAPage("POST /sign-in/passkey-offer"),
        NotAPage("POST /account/confirm/passkey-offer"),
        NotAPage("POST /account/second-step/passkey-offer"),
        Page("/account/second-step/passkeys", Callers.SignedIn),
        Page("/account", Callers.SignedIn),
        Page("/account/second-step", Callers.SignedIn),
        Page("/account/confirm", Callers.SignedIn),
        // A coordinator finds the organisation's name on it.
        Page("/workspace/members", DecidingAboutMembers, [Caller.OrgCoordinator]),
        ActOn("/workspace/settings/{Id:guid}", stage => $"/workspace/settings/{stage.A.Id.Value}", MissionAdmins),
        ActOn("/workspace/members/{Of:guid}/{Id:guid}/end", stage => $"/workspace/members/{stage.A.Id.Value}/{stage.Id("membership")}/end", MissionAdmins),
        ActOn("/workspace/members/{Of:guid}/{Id:guid}", stage => $"/workspace/members/{stage.A.Id.Value}/{stage.Id("membership")}", MissionAdmins),
        ActOn("/workspace/members/{Of:guid}/invitations/{Id:guid}/withdraw", stage => $"/workspace/members/{stage.Partner.Value}/invitations/{stage.Id("invitation")}/withdraw", [Caller.OrgCoordinator]),
        ActOn("/workspace/members/{Of:guid}/invitations/{Id:guid}/link", stage => $"/workspace/members/{stage.Partner.Value}/invitations/{stage.Id("invitation")}/link", [Caller.OrgCoordinator]),
        // Whoever holds a link opens it, and finds the organisation's name: InvitationLinkTests. Without one it says that there is none.
        Public("/join"),
        Public("/join/account"),
        Public("/join/password"),
        Public("/join/second-step"),
        ActOn("/workspace/members/{Of:guid}/{Id:guid}/second-step", stage => $"/workspace/members/{stage.A.Id.Value}/{stage.Id("membership")}/second-step", MissionAdmins),
        Page("/account/invitations", Callers.SignedIn, Invited),
        Record("/account/invitations/{Id:guid}", stage => $"/account/invitations/{stage.Id("invitation")}", Invited),
        Page("/admin/accounts", SystemAdmins),
        ActOn("/admin/accounts/{Id:guid}", stage => $"/admin/accounts/{stage.Account(Caller.Officer).Value}", SystemAdmins),
        Page("/admin/workspaces", SystemAdmins),
        ActOn("/admin/workspaces/{Id:guid}/administrator", stage => $"/admin/workspaces/{stage.A.Id.Value}/administrator", SystemAdmins),
    ];

    public override IEnumerable<UseCaseRow> UseCases =>
    [
        ForEverybody<AnyAccounts>(),
        ForEverybody<SignIn>(),
        ForEverybody<SignInWithCode>(),
        OfTheOperator<CreateFirstAccount>(),
        OfTheOperator<ForgetSessions>(),
        Guarded<ViewOwnAccount>(Callers.SignedIn),
        Guarded<ChangePassword>(Callers.SignedIn),
        Guarded<ChooseLanguage>(Callers.SignedIn),
        Guarded<SetUpSecondStep>(Callers.SignedIn),
        Guarded<TurnOffSecondStep>(Callers.SignedIn),
        Guarded<SignOutEverywhere>(Callers.SignedIn),
        ForEverybody<SignOut>(),
        Guarded<ConfirmIdentity>(Callers.SignedIn),
        Guarded<ConfirmWithPasskey>(Callers.SignedIn),
        ForEverybody<SignInWithPasskey>(),
        Guarded<AddPasskey>(Callers.SignedIn),
        Guarded<ListPasskeys>(Callers.SignedIn),
        Refused<RemovePasskey>(Callers.Nobody, async (useCase, _) => await useCase.Run("AAAA", Cancel)),
        // Everybody has their own, or none; of others nothing is listed or ended.
        ForEverybody<ListSessions>(),
        Guarded<EndSession>(Callers.SignedIn),
        Refused<EndSessionsOf>([.. SystemAdmins, .. MissionAdmins], async (useCase, stage) =>
        {
            var ofMember = await useCase.Run(new MembershipId(stage.Id("membership")), Cancel);
            return ofMember.Succeeded ? ofMember : await useCase.Run(stage.Account(Caller.Officer), Cancel);
        }),
        Act<ListMembers>(MissionAdmins, async (useCase, stage) => await useCase.Run(stage.A.Id.Value, Cancel)),
        Act<GrantMembership>(MissionAdmins, async (useCase, stage) => await useCase.Run(stage.A.Id, new GrantMembershipInput(), Cancel)),
        Act<ChangeMembershipEnd>(MissionAdmins, async (useCase, stage) => await useCase.Run(new MembershipId(stage.Id("membership")), new ChangeMembershipEndInput { Version = 99 }, Cancel)),
        Act<ChangeClearance>(MissionAdmins, async (useCase, stage) => await useCase.Run(new MembershipId(stage.Id("membership")), new ChangeClearanceInput { Clearance = Label.Public, Version = 99 }, Cancel)),
        Act<GrantClearance>(MissionAdmins, async (useCase, stage) => await useCase.Run(new MembershipId(stage.Id("membership")), new DecideClearanceInput { Version = 99 }, Cancel)),
        Act<RefuseClearance>(MissionAdmins, async (useCase, stage) => await useCase.Run(new MembershipId(stage.Id("membership")), new DecideClearanceInput { Version = 99 }, Cancel)),
        Act<InviteMember>([Caller.OrgCoordinator], async (useCase, stage) => await useCase.Run(stage.Partner, new InviteMemberInput(), Cancel)),
        Act<MakeInvitationLink>([Caller.OrgCoordinator], async (useCase, stage) => await useCase.Run(new InvitationId(stage.Id("invitation")), Cancel)),
        ForEverybody<JoinByInvitation>(),
        ForEverybody<JoinByLink>(),
        ForEverybody<SignInByLink>(),
        ForEverybody<ChoosePasswordByLink>(),
        OfTheOperator<MakePasswordLinkOnServer>(),
        Act<MakePasswordLink>(SystemAdmins, async (useCase, stage) => await useCase.Run(stage.Account(Caller.Officer), new MakePasswordLinkInput(), Cancel)),
        OfTheOperator<ResetSecondStepOnServer>(),
        Act<ViewSecondStepReset>(MissionAdmins, async (useCase, stage) => await useCase.Run(new MembershipId(stage.Id("membership")), Cancel)),
        Act<AskSecondStepReset>(MissionAdmins, async (useCase, stage) => await useCase.Run(new MembershipId(stage.Id("membership")), new AskSecondStepResetInput(), Cancel)),
        Act<GrantSecondStepReset>(MissionAdmins, async (useCase, stage) => await useCase.Run(new MembershipId(stage.Id("membership")), new DecideSecondStepResetInput { Version = 99 }, Cancel)),
        Act<RefuseSecondStepReset>(MissionAdmins, async (useCase, stage) => await useCase.Run(new MembershipId(stage.Id("membership")), new DecideSecondStepResetInput { Version = 99 }, Cancel)),
        Act<MakeAccountLink>([.. SystemAdmins, .. MissionAdmins], async (useCase, stage) =>
        {
            var ofMember = await useCase.Run(new MembershipId(stage.Id("membership")), Cancel);
            return ofMember.Is(RefusalCodes.NotFound) ? await useCase.Run(stage.Account(Caller.Officer), Cancel) : ofMember;
        }),
        Act<RevokeAccountLink>([.. SystemAdmins, .. MissionAdmins], async (useCase, stage) =>
        {
            var ofMember = await useCase.Run(new MembershipId(stage.Id("membership")), Cancel);
            return ofMember.Is(RefusalCodes.NotFound) ? await useCase.Run(stage.Account(Caller.Officer), Cancel) : ofMember;
        }),
        // Those who may are for InvitationTests: an accepted or withdrawn one would be gone.
        Refused<WithdrawInvitation>([Caller.OrgCoordinator], async (useCase, stage) => await useCase.Run(new InvitationId(stage.Id("invitation")), Cancel)),
        Refused<AcceptInvitation>(Invited, async (useCase, stage) => await useCase.Run(new InvitationId(stage.Id("invitation")), Cancel)),
        Refused<DeclineInvitation>(Invited, async (useCase, stage) => await useCase.Run(new InvitationId(stage.Id("invitation")), Cancel)),
        Reading<ListInvitations>(Invited, async (useCase, _) => await useCase.Run(Cancel)),
        // On a version that was never saved: those who may meet a conflict, and the officer stays.
        Act<EndMembership>(MissionAdmins, async (useCase, stage) => await useCase.Run(new MembershipId(stage.Id("membership")), 99, Cancel)),
        Act<ListAccounts>(SystemAdmins, async (useCase, _) => await useCase.Run(Cancel)),
        Act<CreateAccount>(SystemAdmins, async (useCase, _) => await useCase.Run(new CreateAccountInput(), Cancel)),
        Act<DisableAccount>(SystemAdmins, async (useCase, stage) => await useCase.Run(stage.Account(Caller.SystemAdmin), true, Cancel)),
        Act<ConfirmAddress>(SystemAdmins, async (useCase, stage) => await useCase.Run(stage.Account(Caller.Officer), Cancel)),
        Act<ListWorkspaces>(SystemAdmins, async (useCase, _) => await useCase.Run(Cancel)),
        Act<FoundWorkspace>(SystemAdmins, async (useCase, _) => await useCase.Run(new FoundWorkspaceInput(), Cancel)),
        Act<ViewWorkspaceSettings>(MissionAdmins, async (useCase, stage) => await useCase.Run(stage.A.Id, Cancel)),
        Act<ChangeWorkspaceSettings>(MissionAdmins, async (useCase, stage) => await useCase.Run(stage.A.Id, new ChangeWorkspaceSettingsInput(), Cancel)),
        Act<AppointFirstAdministrator>(SystemAdmins, async (useCase, stage) => await useCase.Run(stage.A.Id, new AppointFirstAdministratorInput(), Cancel)),
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public override async Task Arrange(AccessStage stage)
    {
        var officer = stage.Account(Caller.Officer);
        await using var db = stage.Stage.OpenAsOwner();
        var membership = await db.Set<Membership>().AsNoTracking().SingleAsync(m => m.AccountId == officer, Cancel);
        stage.Keep("membership", membership.Id.Value);
        var invited = await stage.As(Caller.OrgCoordinator, (InviteMember invite) => invite.Run(stage.Partner, new InviteMemberInput { Email = $"{Invited[0]}@example.org", Role = Role.OrgMember }, Cancel));
        invited.Refusals.ShouldBeEmpty();
        stage.Keep("invitation", (await db.Set<Invitation>().AsNoTracking().SingleAsync(Cancel)).Id.Value);
    }
}
