using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Places;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Domain.Forums;

/// <summary>How often a forum means to meet.</summary>
public enum ForumRhythm
{
    Weekly,
    EveryTwoWeeks,
    Monthly,
    EveryTwoMonths,
    Quarterly,
    TwiceAYear,
    AsNeeded,
}

/// <summary>
/// A standing committee of the mission with communities and organisations: who sits in it, when it met and who was there, what it decided, and
/// what the mission answered to decisions that ask something of it. Members are groups and offices; leaders stand by id and show by code.
/// </summary>
public sealed partial class JointForum : AggregateRoot, ILabelled
{
    public const int NameMaxLength = 200;
    public const int PurposeMaxLength = 2000;
    public const int AuthorityMaxLength = 200;
    public const int MembersMax = 100;
    public const int AreasMax = 40;

    /// <summary>What a forum may be labelled: it has no named readers, and leaves the mission through no report.</summary>
    public static readonly IReadOnlyList<Label> Labels = [Label.Restricted, Label.Confidential];

    private readonly List<ForumMember> _members = [];
    private readonly List<ForumMeeting> _meetings = [];
    private readonly List<ForumDecision> _decisions = [];

    private JointForum()
    {
    }

    public JointForumId Id { get; private init; }

    public WorkspaceId WorkspaceId { get; private init; }

    /// <summary>The office that looks after it; null for all of the mission.</summary>
    public FieldOfficeId? FieldOfficeId { get; private init; }

    public Label Label { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>What it is for.</summary>
    public string Purpose { get; private set; } = "";

    /// <summary>Codes of the gazetteer's areas that it is for.</summary>
    public List<string> Areas { get; private set; } = [];

    public ForumRhythm Rhythm { get; private set; }

    /// <summary>The day it meets next; null while there is none.</summary>
    public DateOnly? NextMeeting { get; private set; }

    public IReadOnlyList<ForumMember> Members => _members;

    public IReadOnlyList<ForumMeeting> Meetings => _meetings;

    public IReadOnlyList<ForumDecision> Decisions => _decisions;

    /// <summary>Sets a forum up. Refused without a name, a purpose, a rhythm, or anybody but the mission in it.</summary>
    public static Result<JointForum> SetUp(JointForumId id, WorkspaceId workspace, FieldOfficeId? office, JointForumFacts facts)
    {
        var check = facts.Check();
        if (!check.Passed)
            return Result<JointForum>.Refused(check.Refusals);

        var forum = new JointForum { Id = id, WorkspaceId = workspace, FieldOfficeId = office, Label = facts.Label ?? Label.Confidential };
        forum.Apply(facts);
        return forum;
    }

    /// <summary>Corrects it, by the same rules. A member who was at a meeting stays as a former one. The label is never lowered here: others have relied on it. What has ended meets no more.</summary>
    public Result Change(JointForumFacts facts)
    {
        var check = facts.Check()
            .Unless(EndedOn is null || facts.NextMeeting is null, new Refusal(ForumRefusalCodes.HasEnded, nameof(facts.NextMeeting)))
            .Unless(facts.Label is null || facts.Label >= Label, new Refusal(ForumRefusalCodes.LabelLowered, nameof(facts.Label)));
        if (!check.Passed)
            return check.Result();

        Label = facts.Label ?? Label;
        Apply(facts);
        return Result.Done;
    }

    /// <summary>Only as the data protection focal point decided.</summary>
    public void LowerLabel(Label to) => Label = to;

    private void Apply(JointForumFacts facts)
    {
        Name = facts.Name!.Trim();
        Purpose = facts.Purpose!.Trim();
        Areas = [.. facts.Areas.Distinct(StringComparer.Ordinal)];
        Rhythm = facts.Rhythm!.Value;
        NextMeeting = facts.NextMeeting;
        Seat(facts.Members());
    }

    private void Seat(IReadOnlyList<ForumMember> wanted)
    {
        foreach (var gone in _members.Where(member => !wanted.Any(member.IsSame)).ToList())
        {
            if (_meetings.Exists(meeting => meeting.Present.Contains(gone.Id.Value)))
                gone.IsFormer = true;
            else
                _members.Remove(gone);
        }

        foreach (var member in wanted)
        {
            if (_members.Find(member.IsSame) is { } sits)
                sits.IsFormer = false;
            else
                _members.Add(member);
        }
    }
}

/// <summary>What a forum is, and who sits in it.</summary>
public sealed record JointForumFacts
{
    public string? Name { get; init; }

    public string? Purpose { get; init; }

    /// <summary>Null for Confidential, and for what it is labelled already.</summary>
    public Label? Label { get; init; }

    public ForumRhythm? Rhythm { get; init; }

    public DateOnly? NextMeeting { get; init; }

    public IReadOnlyList<string> Areas { get; init; } = [];

    public IReadOnlyList<CommunityId> Communities { get; init; } = [];

    public IReadOnlyList<OrganisationId> Organisations { get; init; } = [];

    public IReadOnlyList<LeaderId> Leaders { get; init; } = [];

    /// <summary>What each is called, never who holds it.</summary>
    public IReadOnlyList<string> Authorities { get; init; } = [];

    public IReadOnlyList<SectionId> Sections { get; init; } = [];

    internal IReadOnlyList<ForumMember> Members() =>
    [
        .. Communities.Distinct().Select(ForumMember.Of), .. Organisations.Distinct().Select(ForumMember.Of), .. Leaders.Distinct().Select(ForumMember.Of),
        .. Authorities.Select(authority => authority.Trim()).Distinct(StringComparer.Ordinal).Select(ForumMember.Of), .. Sections.Distinct().Select(ForumMember.Of),
    ];

    internal Check Check()
    {
        var check = new Check()
            .RequiredText(Name, JointForum.NameMaxLength, nameof(Name))
            .RequiredText(Purpose, JointForum.PurposeMaxLength, nameof(Purpose))
            .Unless(Rhythm is not null, Refusal.Required(nameof(Rhythm)))
            .Choice(Rhythm, nameof(Rhythm))
            .Choice(Label, nameof(Label))
            .Unless(Label is null || JointForum.Labels.Contains(Label.Value), new Refusal(RefusalCodes.UnknownChoice, nameof(Label)))
            .Unless(Communities.Count + Organisations.Count + Leaders.Count + Authorities.Count > 0, new Refusal(ForumRefusalCodes.NoMember, nameof(Communities)))
            .Unless(Members().Count <= JointForum.MembersMax, new Refusal(ForumRefusalCodes.TooMany, nameof(Communities), JointForum.MembersMax))
            .Unless(Areas.Count <= JointForum.AreasMax, new Refusal(ForumRefusalCodes.TooMany, nameof(Areas), JointForum.AreasMax));
        foreach (var area in Areas)
            check.Text(area, Area.PCodeMaxLength, nameof(Areas));
        foreach (var authority in Authorities)
            check.Text(authority, JointForum.AuthorityMaxLength, nameof(Authorities));
        return check;
    }
}
