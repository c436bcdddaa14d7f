using PeaceCoord.Application.Commitments;
using PeaceCoord.Application.Places;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Outreach;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Communities;

/// <summary>A community and its chain as one reader sees them.</summary>
public sealed class CommunityView
{
    public required CommunityId Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required int Version { get; init; }

    public required SaidName Name { get; init; }

    public required IReadOnlyList<SaidName> Names { get; init; }

    public required CommunityKind Kind { get; init; }

    /// <summary>Null when the gazetteer no longer has it.</summary>
    public required AreaChoice? Area { get; init; }

    public required string AreaPCode { get; init; }

    public required FieldOfficeId? FieldOfficeId { get; init; }

    public required string? FieldOffice { get; init; }

    public required SeenWithUs SeenWithUs { get; init; }

    public required string? Notes { get; init; }

    /// <summary>The mission's day.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>How the whole chain stands, whatever page is shown.</summary>
    public required ChainCounts Counts { get; init; }

    /// <summary>What is broken first, the worst on top; then what is open, by due day; closed ones last.</summary>
    public required Part<ChainPromise> Promises { get; init; }

    /// <summary>Concerns that nothing was promised for, the last first.</summary>
    public required Part<AskedConcern> Concerns { get; init; }

    /// <summary>Recorded, planned and postponed, the last first.</summary>
    public required Part<CommunityMeeting> Meetings { get; init; }

    /// <summary>At how many recorded meetings.</summary>
    public required int TimesMet { get; init; }

    /// <summary>Null when they were never met.</summary>
    public required DateOnly? FirstMet { get; init; }

    public required int MeetingsSinceAnAnswer { get; init; }

    public required int Leaders { get; init; }

    /// <summary>Joint forums that it sits in, as far as the reader may read them.</summary>
    public required IReadOnlyList<CommunityForum> Forums { get; init; }

    /// <summary>The last local agreements that meetings with it ended in; at most <see cref="ViewCommunity.Handful"/>.</summary>
    public required IReadOnlyList<CommunityAgreement> Agreements { get; init; }

    /// <summary>The last outreach meant for it or for its area; at most <see cref="ViewCommunity.Handful"/>.</summary>
    public required IReadOnlyList<CommunityOutreach> Outreach { get; init; }

    public required bool CanCorrect { get; init; }

    public required bool CanConsult { get; init; }

    /// <summary>The highest label of anything shown.</summary>
    public Label Label => Promises.Rows.Select(p => p.Label).Concat(Meetings.Rows.Select(m => m.Label)).Concat(Forums.Select(f => f.Label)).Concat(Agreements.Select(a => a.Label)).Concat(Outreach.Select(o => o.Label)).Append(Label.Restricted).Max();
}

/// <summary>The chain of a community in numbers.</summary>
public sealed record ChainCounts
{
    /// <summary>Concerns that were raised.</summary>
    public int Asked { get; init; }

    public int Promised { get; init; }

    /// <summary>Delivered, and nobody disputes it.</summary>
    public int Done { get; init; }

    public int Late { get; init; }

    public int Told { get; init; }

    /// <summary>Delivered or declined, and they wait for word of it.</summary>
    public int Untold { get; init; }

    /// <summary>They have answered the last telling.</summary>
    public int Answered { get; init; }

    public int Disputed { get; init; }

    /// <summary>Promises closed without telling them.</summary>
    public UntoldCounts ClosedUntold { get; init; } = new(0, 0);
}

public sealed record CommunityForum(Guid Id, string Name, Label Label);

/// <param name="Unsettled">Breaches of it that are not settled.</param>
public sealed record CommunityAgreement(Guid Id, string Title, DateOnly SignedOn, int Unsettled, Label Label);

public sealed record CommunityOutreach(Guid Id, OutreachChannel Channel, string Message, DateOnly On, DateOnly? Until, Label Label);

/// <summary>A concern, as it was written down.</summary>
/// <param name="Group">Null when it is not to be told as any group's.</param>
public sealed record AskedConcern(
    ConcernId Id, ConsultationId ConsultationId, DateOnly? AskedOn, ConcernTheme Theme, ConcernGroup? Group, string Summary, ConcernState State, string? NotPossibleReason, string? ChangedBecause)
{
    /// <summary>When they were told that it is not possible, and what they answered.</summary>
    public ToldThem? Told { get; init; }
}

public sealed record CommunityMeeting(ConsultationId Id, string Title, string? Reference, ConsultationKind? Kind, ConsultationState State, DateOnly? HeldOn, Label Label, int Concerns);

/// <summary>One time they were told, and what they answered.</summary>
/// <param name="MeetingId">The consultation at which they were told, where it is one that the reader may open.</param>
public sealed record ToldThem(DateOnly On, ToldHow How, CommunityAnswer Answer, string Words, string Language, string By, ConsultationId? MeetingId = null);

/// <summary>One promise and where its chain stands.</summary>
public sealed class ChainPromise
{
    public required CommitmentId Id { get; init; }

    public required ConsultationId ConsultationId { get; init; }

    public required string Text { get; init; }

    public required CommitmentKind Kind { get; init; }

    public required PromisedBy PromisedBy { get; init; }

    public required string Owner { get; init; }

    public required Priority Priority { get; init; }

    /// <summary>Where it stands with this community.</summary>
    public required CommitmentState State { get; init; }

    public required Label Label { get; init; }

    public required DateOnly Due { get; init; }

    public required DateOnly RecordedOn { get; init; }

    /// <summary>The concern it answers; null when it answers the meeting, or the concern is not open to the reader.</summary>
    public required AskedConcern? Asked { get; init; }

    public required string? LastStep { get; init; }

    public required DateOnly? DeliveredOn { get; init; }

    public required string? DeliveryNote { get; init; }

    public required bool IsVerified { get; init; }

    public required DateOnly? DeclinedOn { get; init; }

    public required string? DeclinedReason { get; init; }

    /// <summary>The telling since it was delivered or declined.</summary>
    public required ToldThem? Told { get; init; }

    /// <summary>The dispute that stands.</summary>
    public required ToldThem? Disputed { get; init; }

    /// <summary>Other communities that it is owed to as well, as far as the reader sees them.</summary>
    public required IReadOnlyList<SaidName> Others { get; init; }

    /// <summary>Another of them says that it was not done, or not as promised.</summary>
    public required bool DisputedByOthers { get; init; }

    /// <summary>Why they are not to be told, asked for or agreed.</summary>
    public required UntoldReason? Untold { get; init; }

    public required DateOnly? ClosedOn { get; init; }

    /// <summary>0 when not overdue.</summary>
    public required int DaysOverdue { get; init; }

    /// <summary>Null when they are not owed word.</summary>
    public required int? DaysUntold { get; init; }

    /// <summary>How far it is from being well: 0 broken, 1 open, 2 closed.</summary>
    public int Rank => this switch
    {
        { ClosedOn: not null } => 2,
        { State: CommitmentState.Disputed } or { DaysOverdue: > 0 } or { DaysUntold: not null } => 0,
        _ => 1,
    };

    /// <summary>For how many days it has been broken.</summary>
    public int Days => Math.Max(DaysOverdue, DaysUntold ?? 0);
}
