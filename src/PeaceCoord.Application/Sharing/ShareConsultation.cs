using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.Organisations;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.Sharing;

namespace PeaceCoord.Application.Sharing;

/// <summary>Opens sections of a recorded consultation to an organisation until a day. Officers and section heads, up to their clearance.</summary>
public sealed class ShareConsultation(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(ConsultationId id, ShareConsultationInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        var now = clock.GetUtcNow();
        await using var db = await database.Open<ShareConsultation>(actor, cancel);
        var consultation = await db.Consultations.AsNoTracking().VisibleTo(actor).Find(id, cancel);
        if (consultation is null)
            return Refusal.NotFound;
        if (!ShareAccess.CanShare(actor, consultation.WorkspaceId))
            return Refusal.NotPermitted(ShareAccess.Sharers);
        if (await db.Shares.AnyAsync(share => share.Id == new ShareId(input.Id) && share.ConsultationId == id, cancel))
            return Result.Done;

        var check = new Check().Unless(ShareAccess.IsCleared(actor, consultation), new Refusal(SharingRefusalCodes.AboveClearance));
        var sections = input.Read(check);
        var organisation = input.OrganisationId is { } chosen ? await db.Organisations.AsNoTracking().VisibleTo(actor).Find(new OrganisationId(chosen), cancel) : null;
        if (organisation is null)
        {
            check.Unless(false, input.OrganisationId is null ? Refusal.Required(nameof(input.OrganisationId)) : new Refusal(SharingRefusalCodes.UnknownOrganisation, nameof(input.OrganisationId)));
            return check.Result();
        }

        var zone = await db.Workspaces.Where(w => w.Id == consultation.WorkspaceId).Select(w => w.TimeZone).FirstAsync(cancel);
        await db.CheckReaders(check, id, organisation.Id, now, cancel);
        var given = Share.Give(new ShareId(input.Id), consultation, organisation, new ShareFacts(sections, input.Purpose, input.Until, input.LookFirst), actor.Id!.Value, zone, now);
        if (!check.Passed || !given.TryGet(out var share))
            return Result.Refused(check.MergedWith(given));

        db.Shares.Add(share);
        return await db.Save(cancel);
    }
}

internal static class ShareChecks
{
    /// <summary>That somebody of the organisation can read it, and that it reads it through one share only.</summary>
    public static async Task CheckReaders(this PeaceCoordDb db, Check check, ConsultationId id, OrganisationId organisation, DateTimeOffset now, CancellationToken cancel)
    {
        var read = await db.Memberships.AnyAsync(m => m.OrganisationId == organisation && m.From <= now && (m.Until == null || m.Until > now), cancel);
        check.Unless(read, new Refusal(SharingRefusalCodes.NobodyReads, nameof(ShareConsultationInput.OrganisationId)));
        var standing = await db.Shares.AsNoTracking().FirstOrDefaultAsync(s => s.ConsultationId == id && s.OrganisationId == organisation && s.RevokedAt == null && s.EndsAt > now, cancel);
        check.Unless(standing is null, new Refusal(SharingRefusalCodes.AlreadyShared, nameof(ShareConsultationInput.OrganisationId), standing?.Until ?? default));
    }
}

public sealed class ShareConsultationInput
{
    /// <summary>Made with the empty form, so that sending it twice is sharing once.</summary>
    public Guid Id { get; set; } = ShareId.New().Value;

    public Guid? OrganisationId { get; set; }

    /// <summary>Names of <see cref="SharedSection"/>. A form without a tick posts nothing at all.</summary>
    public List<string> Sections
    {
        get;
        set => field = value ?? [];
    } = [];

    public string? Purpose { get; set; }

    /// <summary>The last day, in the mission's time.</summary>
    public DateOnly? Until { get; set; }

    /// <summary>Prepares it only: it opens when somebody has looked at what the organisation will read, and left out what it must not.</summary>
    public bool LookFirst { get; set; }

    internal IReadOnlyList<SharedSection> Read(Check check)
    {
        List<SharedSection> sections = [];
        foreach (var name in Sections)
        {
            if (Organisations.Choices.TryRead<SharedSection>(name, out var section))
                sections.Add(section);
            else
                check.Unless(false, new Refusal(RefusalCodes.UnknownChoice, nameof(Sections)));
        }

        return sections;
    }
}
