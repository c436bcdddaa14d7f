using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Domain.Forums;

public readonly record struct JointForumId(Guid Value) : IEntityId<JointForumId>
{
    public static JointForumId From(Guid value) => new(value);

    public static JointForumId New() => new(Guid.CreateVersion7());
}

public readonly record struct ForumMemberId(Guid Value) : IEntityId<ForumMemberId>
{
    public static ForumMemberId From(Guid value) => new(value);

    public static ForumMemberId New() => new(Guid.CreateVersion7());
}

public readonly record struct ForumMeetingId(Guid Value) : IEntityId<ForumMeetingId>
{
    public static ForumMeetingId From(Guid value) => new(value);

    public static ForumMeetingId New() => new(Guid.CreateVersion7());
}

public readonly record struct ForumDecisionId(Guid Value) : IEntityId<ForumDecisionId>
{
    public static ForumDecisionId From(Guid value) => new(value);

    public static ForumDecisionId New() => new(Guid.CreateVersion7());
}

public readonly record struct ForumCorrectionId(Guid Value) : IEntityId<ForumCorrectionId>
{
    public static ForumCorrectionId From(Guid value) => new(value);

    public static ForumCorrectionId New() => new(Guid.CreateVersion7());
}
