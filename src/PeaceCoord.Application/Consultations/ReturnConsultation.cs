using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Application.Consultations;

/// <summary>Sends what was submitted back to its author, saying what to mend.</summary>
public sealed class ReturnConsultation(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(ConsultationId id, ReturnConsultationInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<ReturnConsultation>(actor, cancel);
        var consultation = await db.Consultations.VisibleTo(actor).Find(id, cancel);
        if (consultation is null)
            return Refusal.NotFound;
        if (!ConsultationAccess.CanReview(actor, consultation))
            return Refusal.NotPermitted(Who.OfficersOtherThanTheAuthor);

        return await db.Save(consultation.Return(input.Comment, actor.Id!.Value, clock.GetUtcNow(), input.BySection), consultation, input.Version, cancel);
    }
}

public sealed class ReturnConsultationInput
{
    /// <summary>What to mend; needed unless something is asked of a section.</summary>
    public string? Comment { get; set; }

    public string? OnWhat { get; set; }

    public string? OnWhere { get; set; }

    public string? OnWho { get; set; }

    public string? OnTold { get; set; }

    public string? OnSaid { get; set; }

    public string? OnPromised { get; set; }

    public string? OnRisk { get; set; }

    /// <summary>The version the form was opened on.</summary>
    public int? Version { get; set; }

    /// <summary>What is asked of each section.</summary>
    internal IReadOnlyList<(EditorSection Section, string? Text)> BySection =>
    [
        (EditorSection.What, OnWhat), (EditorSection.Where, OnWhere), (EditorSection.Who, OnWho), (EditorSection.Told, OnTold),
        (EditorSection.Said, OnSaid), (EditorSection.Promised, OnPromised), (EditorSection.Risk, OnRisk),
    ];
}
