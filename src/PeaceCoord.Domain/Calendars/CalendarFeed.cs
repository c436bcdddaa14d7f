using System.Security.Cryptography;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Domain.Calendars;

public readonly record struct CalendarFeedId(Guid Value) : IEntityId<CalendarFeedId>
{
    public static CalendarFeedId From(Guid value) => new(value);

    public static CalendarFeedId New() => new(Guid.CreateVersion7());
}

/// <summary>Which planned consultations a feed holds, of those its owner sees.</summary>
public enum FeedFilter
{
    /// <summary>Those that the owner planned.</summary>
    Mine,

    /// <summary>Those of one field office.</summary>
    Office,
    All,
}

/// <summary>
/// A person's planned consultations of one mission, for a calendar program that fetches them by an address. Whoever holds the address
/// reads what its owner may read at that moment, until the owner takes it back. The address's secret is kept as a hash only.
/// </summary>
public sealed class CalendarFeed : AggregateRoot
{
    public const int NameMaxLength = 100;

    /// <summary>More addresses than this, and nobody knows any more which is used where.</summary>
    public const int MostOpen = 10;

    private CalendarFeed()
    {
    }

    public CalendarFeedId Id { get; private init; }

    public AccountId AccountId { get; private init; }

    public WorkspaceId WorkspaceId { get; private init; }

    /// <summary>What it is for: the program or device it was made for.</summary>
    public string Name { get; private init; } = "";

    public FeedFilter Filter { get; private init; }

    /// <summary>Of <see cref="FeedFilter.Office"/>.</summary>
    public FieldOfficeId? FieldOfficeId { get; private init; }

    /// <summary>See <see cref="CalendarSecret"/>.</summary>
    public string SecretHash { get; private init; } = "";

    public DateTimeOffset MadeAt { get; private init; }

    /// <summary>When its owner took it back; null while it answers.</summary>
    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>Refused without a name, without a filter, and where the filter is an office, without one of the workspace's.</summary>
    /// <param name="open">How many the owner has that answer.</param>
    public static Result<CalendarFeed> Make(CalendarFeedId id, AccountId owner, MissionWorkspace workspace, string? name, FeedFilter? filter, FieldOfficeId? office, string secretHash, int open, DateTimeOffset now)
    {
        var check = new Check()
            .RequiredText(name, NameMaxLength, nameof(Name))
            .Unless(filter is not null, Refusal.Required(nameof(Filter)))
            .Choice(filter, nameof(Filter))
            .Unless(filter != FeedFilter.Office || workspace.FieldOffices.Any(o => o.Id == office), new Refusal(CalendarRefusalCodes.OfficeNeeded, "OfficeId"))
            .Unless(open < MostOpen, new Refusal(CalendarRefusalCodes.TooMany, null, MostOpen));
        if (!check.Passed)
            return Result<CalendarFeed>.Refused(check.Refusals);

        return new CalendarFeed
        {
            Id = id,
            AccountId = owner,
            WorkspaceId = workspace.Id,
            Name = name!.Trim(),
            Filter = filter!.Value,
            FieldOfficeId = filter == FeedFilter.Office ? office : null,
            SecretHash = secretHash,
            MadeAt = now,
        };
    }

    /// <summary>Ends the address for good. Revoking twice is revoking once.</summary>
    public Result Revoke(DateTimeOffset now)
    {
        RevokedAt ??= now;
        return Result.Done;
    }
}

/// <summary>Who may have feeds: those who see what is planned.</summary>
public static class CalendarAccess
{
    public static bool CanMake(Actor actor, WorkspaceId workspace) => ConsultationAccess.CanWrite(actor, workspace);

    /// <summary>Whether the feed answers: asked anew each time it is fetched.</summary>
    /// <param name="owner">The owner as the database knows them now.</param>
    public static bool Answers(Actor owner, CalendarFeed feed) => feed.RevokedAt is null && owner.Id == feed.AccountId && CanMake(owner, feed.WorkspaceId);
}

/// <summary>The secret part of a feed's address: 256 random bits, of which only the hash is kept.</summary>
public static class CalendarSecret
{
    public const int Bytes = 32;

    /// <summary>Longer texts are no secret of ours, and are not hashed.</summary>
    public const int MaxLength = 43;

    public static string New() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(Bytes)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    /// <summary>Null for what cannot be one. No salt and no stretching: of 256 random bits nothing can be guessed.</summary>
    public static string? HashOf(string? secret) =>
        secret?.Length == MaxLength && secret.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') ? Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(secret))) : null;
}

public static class CalendarRefusalCodes
{
    public const string OfficeNeeded = "Calendars.OfficeNeeded";

    /// <summary>Arguments: how many one may have.</summary>
    public const string TooMany = "Calendars.TooMany";

    /// <summary>The form was sent twice: its address was shown once.</summary>
    public const string ShownAlready = "Calendars.ShownAlready";
}
