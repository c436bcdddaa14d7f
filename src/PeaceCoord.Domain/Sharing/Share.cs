using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Domain.Sharing;

/// <summary>
/// Sections of one recorded consultation, given to an organisation for a purpose until a day, and taken back at any time. What is
/// read through it is the record as it stands, never a copy: a correction reaches the reader, and the end of the share ends it.
/// </summary>
public sealed partial class Share : AggregateRoot, IInWorkspace
{
    public const int PurposeMaxLength = 500;

    /// <summary>Days a share may last at most; after that somebody decides anew.</summary>
    public const int MostDays = 366;

    private List<string> _sections = [];

    private Share()
    {
    }

    public ShareId Id { get; private init; }

    public WorkspaceId WorkspaceId { get; private init; }

    public ConsultationId ConsultationId { get; private init; }

    public OrganisationId OrganisationId { get; private init; }

    public IReadOnlyList<SharedSection> Sections => [.. _sections.Select(Enum.Parse<SharedSection>).Order()];

    /// <summary>What the organisation is to do with it; it reads this.</summary>
    public string Purpose { get; private set; } = "";

    /// <summary>The member who shared it; the organisation does not see who.</summary>
    public AccountId SharedBy { get; private init; }

    public DateTimeOffset SharedAt { get; private init; }

    /// <summary>The last day, in the mission's time.</summary>
    public DateOnly Until { get; private init; }

    /// <summary>The instant that day is over.</summary>
    public DateTimeOffset EndsAt { get; private init; }

    /// <summary>When it was opened to the organisation; null while somebody still chooses what to leave out, and nobody of it reads anything.</summary>
    public DateTimeOffset? OpenedAt { get; private set; }

    public DateTimeOffset? RevokedAt { get; private set; }

    public AccountId? RevokedBy { get; private set; }

    /// <summary>
    /// Gives it. The consultation must be recorded and below Strictly confidential, the organisation must not wish never to be seen with
    /// the mission; at least one section, a purpose, and a last day from today on, at most <see cref="MostDays"/> ahead. All refusals at once.
    /// </summary>
    /// <param name="zone">IANA zone of the mission.</param>
    public static Result<Share> Give(ShareId id, Consultation consultation, Organisation organisation, ShareFacts facts, AccountId by, string zone, DateTimeOffset now)
    {
        var today = MissionTime.Today(zone, now);
        var check = new Check()
            .Unless(consultation.State == ConsultationState.Recorded, new Refusal(SharingRefusalCodes.NotRecorded))
            .Unless(consultation.Label != Label.StrictlyConfidential, new Refusal(SharingRefusalCodes.StrictlyConfidential))
            .Unless(organisation.WorkspaceId == consultation.WorkspaceId, new Refusal(SharingRefusalCodes.UnknownOrganisation, nameof(OrganisationId)))
            .Unless(organisation.Visibility != SeenWithUs.Never, new Refusal(SharingRefusalCodes.NeverSeenWithUs, nameof(OrganisationId)))
            .Unless(facts.Sections.Count > 0, new Refusal(SharingRefusalCodes.NoSection, nameof(Sections)))
            .Unless(consultation.ReadAgainSince is null || !facts.Sections.Any(section => section.HoldsWords()), new Refusal(SharingRefusalCodes.WordsToReadAgain, nameof(Sections)))
            .Unless(facts.Sections.All(section => Enum.IsDefined(section)), new Refusal(RefusalCodes.UnknownChoice, nameof(Sections)))
            .RequiredText(facts.Purpose, PurposeMaxLength, nameof(Purpose))
            .Unless(facts.Until is not null, Refusal.Required(nameof(Until)))
            .Unless(facts.Until is null || facts.Until >= today, new Refusal(SharingRefusalCodes.UntilPast, nameof(Until)))
            .Unless(facts.Until is null || facts.Until <= today.AddDays(MostDays), new Refusal(SharingRefusalCodes.UntilTooFar, nameof(Until), today.AddDays(MostDays)));
        if (!check.Passed)
            return Result<Share>.Refused(check.Refusals);

        return new Share
        {
            Id = id,
            WorkspaceId = consultation.WorkspaceId,
            ConsultationId = consultation.Id,
            OrganisationId = organisation.Id,
            _sections = [.. facts.Sections.Distinct().Order().Select(section => section.ToString())],
            Purpose = facts.Purpose!.Trim(),
            SharedBy = by,
            SharedAt = now,
            Until = facts.Until!.Value,
            EndsAt = MissionTime.EndOf(facts.Until.Value, zone),
            OpenedAt = facts.LookFirst ? null : now,
        };
    }

    /// <summary>Whether the organisation may read through it now.</summary>
    public bool InForce(DateTimeOffset now) => OpenedAt is not null && Stands(now);

    /// <summary>Neither taken back nor past its last day, opened or still being prepared.</summary>
    public bool Stands(DateTimeOffset now) => RevokedAt is null && now < EndsAt;

    /// <summary>From now on the organisation reads it. Opening what is open changes nothing.</summary>
    public Result Open(DateTimeOffset now)
    {
        if (!Stands(now))
            return new Refusal(SharingRefusalCodes.Over);
        OpenedAt ??= now;
        return Result.Done;
    }

    /// <summary>
    /// Somebody withdrew consent to what it carries: from now on it opens no words, and where it opened nothing else, it ends. Somebody may share
    /// them anew once they were read again.
    /// </summary>
    /// <returns>Whether that changed anything.</returns>
    public bool LeaveOutWords(AccountId by, DateTimeOffset now)
    {
        var left = _sections.Where(section => !Enum.Parse<SharedSection>(section).HoldsWords()).ToList();
        if (!Stands(now) || left.Count == _sections.Count)
            return false;
        // The purpose is read on: what is removed from it stays removed.
        Purpose = string.Concat(ReadPurpose().Parts.Select(part => part ?? "…"));
        // What was removed from those words is kept no longer: it tells as much as they did.
        _redactions.RemoveAll(redaction => redaction.Passage is not null && redaction.Field != SharedField.Place);
        if (left.Count == 0)
            TakeBack(by, now);
        else
            _sections = left;
        return true;
    }

    /// <summary>Somebody is named no longer who stood in its purpose, or in a passage that was removed: a list of removed names would name them.</summary>
    public void TakeOut(WrittenName name)
    {
        Purpose = name.TakenOutOf(Purpose)!;
        foreach (var redaction in _redactions)
            redaction.TakeOut(name);
    }

    /// <summary>Ends it now. Taking back what is over changes nothing.</summary>
    public Result TakeBack(AccountId by, DateTimeOffset now)
    {
        if (Stands(now))
            (RevokedAt, RevokedBy) = (now, by);
        return Result.Done;
    }
}

/// <param name="Until">The last day.</param>
/// <param name="LookFirst">It opens only when somebody has looked at what the organisation will read.</param>
public sealed record ShareFacts(IReadOnlyList<SharedSection> Sections, string? Purpose, DateOnly? Until, bool LookFirst = false);
