using PeaceCoord.Application.Communities;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.Commitments;

/// <summary>What the form that adds a commitment offers: the consultation's concerns, and the members who may read it.</summary>
public sealed class CommitmentChoices(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    /// <param name="language">Of the names of communities.</param>
    public async Task<Result<CommitmentForm>> Run(ConsultationId id, string language, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<CommitmentChoices>(actor, cancel);
        var consultation = await db.Consultations.VisibleTo(actor).Find(id, cancel);
        if (consultation is null)
            return Refusal.NotFound;
        if (!CommitmentAccess.CanAdd(actor, consultation))
            return Refusal.NotPermitted(CommitmentAccess.Adders);

        var owners = await db.OwnersOf(consultation.WorkspaceId, consultation.Label, consultation.NamedToRead(), clock.GetUtcNow(), cancel);
        var names = await db.NamesOf([.. owners], cancel);
        return new CommitmentForm(
            consultation.Title ?? "",
            consultation.Label,
            consultation.State == ConsultationState.Recorded,
            consultation.HeldOn,
            [.. consultation.Concerns.OrderBy(c => c.Order).Select(c => new ConcernChoice(c.Id.Value, c.Theme, c.Summary))],
            [.. names.OrderBy(n => n.Value, StringComparer.CurrentCulture).Select(n => (n.Key.Value, n.Value))],
            await db.PromisersFor(actor, [.. consultation.Organisations.Select(o => o.OrganisationId)], cancel),
            actor.Id!.Value.Value)
        {
            Communities = [.. (await db.CommunityNames(actor, consultation.Met, language, cancel)).Select(c => new NamedCommunity(c.Key, c.Value)).OrderBy(c => c.Name.Text, StringComparer.CurrentCulture)],
        };
    }
}

/// <param name="IsRecorded">Before, commitments are written in the draft.</param>
/// <param name="Organisations">That may have promised, those that took part first.</param>
/// <param name="Me">The actor's account.</param>
public sealed record CommitmentForm(string Title, Label Label, bool IsRecorded, DateOnly? HeldOn, IReadOnlyList<ConcernChoice> Concerns, IReadOnlyList<(Guid Id, string Name)> Owners, IReadOnlyList<(Guid Id, string Name)> Organisations, Guid Me)
{
    /// <summary>That took part, as far as the reader sees them.</summary>
    public IReadOnlyList<NamedCommunity> Communities { get; init; } = [];
}

public sealed record ConcernChoice(Guid Id, ConcernTheme Theme, string Summary);
