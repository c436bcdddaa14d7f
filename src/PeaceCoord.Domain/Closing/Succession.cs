using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Domain.Closing;

/// <summary>What is open when a mission ends, and somebody has to take over.</summary>
public enum OpenKind
{
    Commitment,
    Partnership,
    LocalAgreement,
    JointForum,
}

/// <summary>Who takes something over from a mission that ends.</summary>
public enum SuccessorKind
{
    Organisation,
    UnEntity,
    Authority,
    SuccessorMission,

    /// <summary>With the reason, which those it was promised to are owed.</summary>
    Nobody,
}

/// <summary>Who takes over one thing that is open, or why nobody does. Read with the record it is of, by those who read that, and by nobody else.</summary>
public sealed class Succession : AggregateRoot, IInWorkspace
{
    public const int NameMaxLength = 200;
    public const int ReasonMaxLength = 1000;

    private Succession()
    {
    }

    public SuccessionId Id { get; private init; }

    public WorkspaceId WorkspaceId { get; private init; }

    public OpenKind Kind { get; private init; }

    public Guid RecordId { get; private init; }

    public SuccessorKind To { get; private set; }

    /// <summary>When it is one of the registry.</summary>
    public OrganisationId? OrganisationId { get; private set; }

    /// <summary>Of a UN entity, an authority or a mission.</summary>
    public string? Name { get; private set; }

    /// <summary>Why nobody, or what the successor was told.</summary>
    public string? Reason { get; private set; }

    public AccountId SaidBy { get; private set; }

    public DateTimeOffset SaidAt { get; private set; }

    /// <summary>Says it for the first time; the facts were checked.</summary>
    public static Succession Of(WorkspaceId workspace, OpenKind kind, Guid record, SuccessorFacts facts, AccountId by, DateTimeOffset now)
    {
        var said = new Succession { Id = SuccessionId.New(), WorkspaceId = workspace, Kind = kind, RecordId = record };
        said.Say(facts, by, now);
        return said;
    }

    /// <summary>Says it, or says otherwise; the facts were checked.</summary>
    public void Say(SuccessorFacts facts, AccountId by, DateTimeOffset now)
    {
        To = facts.To!.Value;
        OrganisationId = To == SuccessorKind.Organisation ? facts.OrganisationId : null;
        Name = To is SuccessorKind.Organisation or SuccessorKind.Nobody ? null : facts.Name!.Trim();
        Reason = string.IsNullOrWhiteSpace(facts.Reason) ? null : facts.Reason.Trim();
        (SaidBy, SaidAt) = (by, now);
    }
}

/// <summary>Who takes over, as it was typed.</summary>
/// <param name="OrganisationId">The one of the registry that the name was found to be.</param>
/// <param name="Name">Nothing for nobody.</param>
public sealed record SuccessorFacts(SuccessorKind? To, OrganisationId? OrganisationId, string? Name, string? Reason)
{
    /// <summary>Each kind needs to be named, and nobody a reason.</summary>
    public Check Check(Check check) => check
        .Unless(To is not null, Refusal.Required(nameof(To)))
        .Choice(To, nameof(To))
        .Unless(To is null or SuccessorKind.Nobody || !string.IsNullOrWhiteSpace(Name), Refusal.Required(nameof(Name)))
        .Unless(To != SuccessorKind.Nobody || !string.IsNullOrWhiteSpace(Reason), Refusal.Required(nameof(Reason)))
        .Text(Name, Succession.NameMaxLength, nameof(Name))
        .Text(Reason, Succession.ReasonMaxLength, nameof(Reason));
}
