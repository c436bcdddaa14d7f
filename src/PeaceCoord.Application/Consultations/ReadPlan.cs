using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Communities;
using PeaceCoord.Application.Organisations;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Consultations;

/// <summary>A plan as its author typed it, to be corrected.</summary>
public sealed class ReadPlan(Database database, ICurrentActor current) : IUseCase
{
    public async Task<Result<PlanToChange>> Run(ConsultationId id, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<ReadPlan>(actor, cancel);
        var record = await db.Consultations.AsNoTracking().VisibleTo(actor).Find(id, cancel);
        if (record is null)
            return Refusal.NotFound;
        if (!ConsultationAccess.CanWrite(actor, record))
            return Refusal.NotPermitted(Who.Author);
        if (!record.IsAhead)
            return new Refusal(ConsultationRefusalCodes.NotInThisState, null, record.State);

        var communities = record.Communities.Select(c => c.CommunityId).ToList();
        var organisations = record.Organisations.Select(o => o.OrganisationId).ToList();
        var leaders = record.Leaders.Select(l => l.LeaderId).ToList();
        return new PlanToChange(record.WorkspaceId, record.Title ?? "", new ChangePlanInput
        {
            WorkspaceId = record.WorkspaceId.Value,
            Title = record.Title,
            Kind = record.Kind,
            OfficeId = record.FieldOfficeId?.Value,
            Communities = [.. (await db.Communities.Where(CommunityAccess.VisibleTo(actor)).Where(c => communities.Contains(c.Id)).Select(c => c.Id).ToListAsync(cancel)).Select(c => c.Value)],
            Organisations = [.. (await db.Organisations.VisibleTo(actor).Where(o => organisations.Contains(o.Id)).Select(o => o.Id).ToListAsync(cancel)).Select(o => o.Value)],
            Leaders = [.. (await db.Leaders.Where(CommunityAccess.LeadersVisibleTo(actor)).Where(l => leaders.Contains(l.Id)).Select(l => l.Id).ToListAsync(cancel)).Select(l => l.Value)],
            Area = record.AreaPCode,
            PlaceName = record.PlaceName,
            On = record.HeldOn,
            StartsAt = Typed(record.StartsAt),
            EndsAt = Typed(record.EndsAt),
            Language = record.Language,
            WithInterpreter = record.WithInterpreter,
            Purpose = record.Purpose,
            Tasks = [.. record.Tasks],
            ForTheMission = record.ForTheMission,
            Label = record.Label,
            Sensitivity = record.Sensitivity,
            ReprisalRisk = record.ReprisalRisk,
            Visibility = record.Visibility,
            DoNoHarm = record.DoNoHarm,
            Version = record.Version,
        });
    }

    private static string? Typed(TimeOnly? time) => time?.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}

/// <param name="Input">Filled in as it stands, with those to be met whom the author sees.</param>
public sealed record PlanToChange(WorkspaceId WorkspaceId, string Title, ChangePlanInput Input);
