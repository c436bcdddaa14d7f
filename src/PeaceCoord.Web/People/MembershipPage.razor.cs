using Microsoft.AspNetCore.Components;
using PeaceCoord.Application.People;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Web.People;

/// <summary>One membership, for those who decide about it: its end, its clearance, and a clearance that waits for a second administrator.</summary>
public sealed partial class MembershipPage
{
    private MemberList? _list;
    private MemberRow? _member;

    // A decision was sent: its form stays, though somebody else may have decided before, and says so.
    private bool _decides;

    [Parameter] public Guid Of { get; set; }

    [Parameter] public Guid Id { get; set; }

    [SupplyParameterFromForm(FormName = "grant")] public DecideClearanceInput? Granting { get; set; }

    [SupplyParameterFromForm(FormName = "refuse")] public DecideClearanceInput? Refusing { get; set; }

    [SupplyParameterFromForm(FormName = "clearance")] public ChangeClearanceInput? Clearance { get; set; }

    [SupplyParameterFromForm(FormName = "until")] public ChangeMembershipEndInput? End { get; set; }

    [SupplyParameterFromForm(FormName = "sessions")] public EmptyInput? Sessions { get; set; }

    [Inject] public required EndSessionsOf EndSessions { get; init; }

    [Inject] public required ListMembers Members { get; init; }

    [Inject] public required GrantClearance Grant { get; init; }

    [Inject] public required RefuseClearance Refuse { get; init; }

    [Inject] public required ChangeClearance ChangeClearance { get; init; }

    [Inject] public required ChangeMembershipEnd ChangeEnd { get; init; }

    [Inject] public required NavigationManager Navigate { get; init; }

    protected override async Task OnInitializedAsync()
    {
        if ((await Members.Run(Of, CancellationToken.None)).TryGet(out var list))
            _list = list;
        _member = _list?.Members.FirstOrDefault(row => row.Id == new MembershipId(Id) && row.MayChange);
        if (_member is null)
            Navigate.NotFound();
        var version = _member?.Version;
        _decides = Granting is not null || Refusing is not null;
        Sessions ??= new EmptyInput();
        Granting ??= new DecideClearanceInput { Version = version };
        Refusing ??= new DecideClearanceInput { Version = version };
        if (_member is null)
            return;
        Clearance ??= ClearanceOf(_member);
        End ??= EndOf(_member);
    }

    private static ChangeClearanceInput ClearanceOf(MemberRow member) => new() { Version = member.Version, Clearance = member.Clearance };

    private static ChangeMembershipEndInput EndOf(MemberRow member) => new() { Version = member.Version, Until = member.Until };
}
