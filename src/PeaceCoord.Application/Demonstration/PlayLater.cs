using Microsoft.Extensions.DependencyInjection;
using PeaceCoord.Application.Commitments;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Domain.Consultations;

namespace PeaceCoord.Application.Demonstration;

/// <summary>What came after the recording: a consultation amended with its reason, and a commitment handed over to a colleague.</summary>
internal static class PlayLater
{
    public static void AddTo(Play play, Cast cast, DateTimeOffset now)
    {
        var id = cast.Consultations["remco_red"];
        var author = cast.Accounts["officer_pse"];
        var amended = now.AddDays(-3);
        play.At(amended, author, "remco_red amend", services => services.GetRequiredService<OpenDraft>().Run(id, default));
        play.At(amended.AddMinutes(5), author, "remco_red amended text", async services => await services.GetRequiredService<SaveDraft>().Run(id, await Corrected(services, id), default));
        play.At(amended.AddMinutes(10), author, "remco_red amended", services => services.GetRequiredService<AmendConsultation>().Run(id, "Faltaba quién entrega el calendario, y cuándo.", default));

        var input = new HandOverCommitmentsInput { Commitments = [cast.Commitments["faro_redes"].Value.ToString()], To = cast.Accounts["officer_mbe"].Value, Reason = "La oficina de Mbélo lleva ahora el diálogo con los pescadores." };
        play.At(now.AddDays(-2), cast.Accounts["head"], "faro_redes handed over", services => services.GetRequiredService<HandOverCommitments>().Run(cast.Workspaces["MINUKES"].Id, author, input, default));
    }

    private static async Task<SaveDraftInput> Corrected(IServiceProvider services, ConsultationId id)
    {
        var draft = (await services.GetRequiredService<ReadDraft>().Run(id, default)).Value;
        return new SaveDraftInput(draft.Revision, new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            [DraftFieldNames.ActionField] = draft.Fields[DraftFieldNames.ActionField] + " La sección entrega el calendario único a la red antes de fin de mes.",
            [DraftFieldNames.End] = "17:30",
        });
    }
}
