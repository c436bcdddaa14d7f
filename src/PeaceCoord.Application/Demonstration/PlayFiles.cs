using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using PeaceCoord.Application.Commitments;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.Files;
using PeaceCoord.Domain.Files;

namespace PeaceCoord.Application.Demonstration;

/// <summary>What was handed over at a meeting, and a receipt as evidence of a delivery: letters of a few lines, made here so that nothing in them is of anybody.</summary>
internal static class PlayFiles
{
    public static void AddTo(Play play, Cast cast, DateTimeOffset now)
    {
        var input = new AddFileInput { Id = KeptFileId.New().Value, Name = "Propuesta de calendario.pdf", Bytes = Letter("Red de comerciantes de Remco", "Propuesta de calendario de ferias", "Entregada en la reunion. Ficticio.") };
        play.At(now.AddDays(-3).AddMinutes(15), cast.Accounts["officer_pse"], "remco_red file", services => services.GetRequiredService<AddFile>().Run(cast.Consultations["remco_red"], input, default));
        var receipt = new AddEvidenceInput { Id = KeptFileId.New().Value, Name = "Reçu des copies.pdf", Bytes = Letter("Vingt copies du texte de l entente", "Dix pour Ndoro, dix pour les eleveurs de la Sirra", "Recu signe des deux cotes. Fictif.") };
        play.At(now.AddDays(-20), cast.Accounts["liaison_mbe"], "accord_copies evidence", services => services.GetRequiredService<AddEvidence>().Run(cast.Commitments["accord_copies"], receipt, default));
    }

    /// <summary>A PDF of one page, with lines of plain letters without brackets.</summary>
    private static byte[] Letter(params string[] lines)
    {
        var text = "BT /F1 14 Tf 72 760 Td 22 TL " + string.Concat(lines.Select(line => $"({line}) Tj T* ")) + "ET";
        string[] parts =
        [
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
            $"<</Length {text.Length}>>stream\n{text}\nendstream",
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        ];
        var pdf = new StringBuilder("%PDF-1.4\n");
        List<int> starts = [];
        foreach (var (part, number) in parts.Select((part, index) => (part, index + 1)))
        {
            starts.Add(pdf.Length);
            pdf.Append(CultureInfo.InvariantCulture, $"{number} 0 obj{part}endobj\n");
        }

        var table = pdf.Length;
        pdf.Append(CultureInfo.InvariantCulture, $"xref\n0 {parts.Length + 1}\n0000000000 65535 f \n");
        foreach (var start in starts)
            pdf.Append(CultureInfo.InvariantCulture, $"{start:0000000000} 00000 n \n");
        pdf.Append(CultureInfo.InvariantCulture, $"trailer<</Size {parts.Length + 1}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.ASCII.GetBytes(pdf.ToString());
    }
}
