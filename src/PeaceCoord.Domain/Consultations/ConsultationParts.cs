using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Domain.Consultations;

/// <summary>How many people of one sex and age band came.</summary>
public sealed class Participation(ParticipantSex sex, AgeBand age, int heads)
{
    public ParticipantSex Sex { get; private init; } = sex;

    public AgeBand Age { get; private init; } = age;

    public int Heads { get; internal set; } = heads;
}

/// <summary>A community that took part.</summary>
public sealed class ConsultedCommunity(CommunityId communityId)
{
    public CommunityId CommunityId { get; private init; } = communityId;
}

/// <summary>An organisation that took part.</summary>
public sealed class ConsultedOrganisation(OrganisationId organisationId)
{
    public OrganisationId OrganisationId { get; private init; } = organisationId;
}

/// <summary>A leader who took part, by id; names stay sealed with the leader.</summary>
public sealed class ConsultedLeader(LeaderId leaderId)
{
    public LeaderId LeaderId { get; private init; } = leaderId;
}

/// <summary>Somebody who may read the record although it is Strictly confidential.</summary>
public sealed class NamedReader(AccountId accountId)
{
    public AccountId AccountId { get; private init; } = accountId;
}

public enum ReviewDecision
{
    Returned,
    Recorded,
}

public readonly record struct ReviewId(Guid Value) : IEntityId<ReviewId>
{
    public static ReviewId From(Guid value) => new(value);

    public static ReviewId New() => new(Guid.CreateVersion7());
}

/// <summary>What another officer or section head decided on what was submitted.</summary>
public sealed class Review
{
    private Review()
    {
    }

    public ReviewId Id { get; private init; }

    public AccountId By { get; private init; }

    public DateTimeOffset At { get; private init; }

    public ReviewDecision Decision { get; private init; }

    /// <summary>The label the record had then: what was said of it is read under that label, also when it is lowered before it is submitted again.</summary>
    public Label Label { get; private init; }

    /// <summary>What to mend, or a remark on recording.</summary>
    public string? Comment { get; private set; }

    internal void TakeOut(WrittenName name) => Comment = name.TakenOutOf(Comment);

    internal static Review Of(AccountId by, ReviewDecision decision, Label label, string? comment, DateTimeOffset now) => new()
    {
        Id = ReviewId.New(),
        By = by,
        At = now,
        Decision = decision,
        Label = label,
        Comment = string.IsNullOrWhiteSpace(comment) ? null : comment.Trim(),
    };
}

/// <summary>A promise as it was written down; it becomes a commitment when the consultation is recorded.</summary>
public sealed class ProposedCommitment
{
    public const int TextMaxLength = 1_000;

    private ProposedCommitment()
    {
    }

    /// <summary>The commitment's id from the beginning.</summary>
    public CommitmentId Id { get; private init; }

    public int Order { get; private set; }

    public CommitmentKind Kind { get; private set; }

    public string Text { get; private set; } = "";

    public PromisedBy PromisedBy { get; private set; }

    /// <summary>The organisation that gave its word, when <see cref="PromisedBy"/> is one that is registered here.</summary>
    public OrganisationId? OrganisationId { get; private set; }

    /// <summary>The member of the mission who follows it up.</summary>
    public AccountId OwnerId { get; private set; }

    public DateOnly Due { get; private set; }

    public Priority Priority { get; private set; }

    public ConcernId? ConcernId { get; private set; }

    /// <summary>Ids of communities of the meeting that it is not owed to.</summary>
    public List<Guid> LeftOut { get; private set; } = [];

    internal static ProposedCommitment Propose(CommitmentContent content, int order)
    {
        var proposed = new ProposedCommitment { Id = content.Id };
        proposed.Write(content, order);
        return proposed;
    }

    internal void TakeOut(WrittenName name) => Text = name.TakenOutOf(Text)!;

    internal void Write(CommitmentContent content, int order)
    {
        Order = order;
        Kind = content.Kind!.Value;
        Text = content.Text!.Trim();
        PromisedBy = content.PromisedBy!.Value;
        OrganisationId = content.PromisedBy == PromisedBy.Organisation ? content.OrganisationId : null;
        OwnerId = content.OwnerId!.Value;
        Due = content.Due!.Value;
        Priority = content.Priority ?? Priority.Normal;
        ConcernId = content.ConcernId;
        LeftOut = [.. (content.LeftOut ?? []).Select(community => community.Value)];
    }
}
