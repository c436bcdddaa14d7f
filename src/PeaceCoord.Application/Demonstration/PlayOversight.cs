using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.Oversight;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Oversight;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.Demonstration;

/// <summary>One label was lowered and one request waits; one record was opened in an emergency and looked at, another waits to be; one is frozen after an incident.</summary>
internal static class PlayOversight
{
    public static void AddTo(Play play, Cast cast, DateTimeOffset now)
    {
        var lowered = Ask(play, cast, now.AddDays(-40), "kafoula_sensibilisation", "The sessions were announced on the radio and the leaflet hangs in the market: what was said there is known to everybody.");
        play.At(now.AddDays(-38), cast.Accounts["focal_point"], "label lowered", services =>
            services.GetRequiredService<DecideLabelRequest>().Run(new(lowered), new DecideLabelRequestInput { Decision = LabelDecision.Lower, Words = "Read: it names a quarter and no group, and nothing that is not on the leaflet." }, default));
        Ask(play, cast, now.AddDays(-2), "jeunes_mbelo", "The youth league published the list of its demands last week; partners ask for the record behind it.");

        Open(play, cast, now.AddDays(-50), "kafoula_femmes", 2, "Two families flee towards Telbara tonight; the colleague in Mbélo does not answer, and we must know which road is watched.");
        play.At(now.AddDays(-49), cast.Accounts["focal_point"], "emergency looked at", async services =>
        {
            var list = await services.GetRequiredService<ListEmergencies>().Run(null, default);
            return list.TryGet(out var found)
                ? await services.GetRequiredService<ReviewEmergency>().Run(found.Rows[0].Id, new ReviewEmergencyInput { Verdict = EmergencyVerdict.Justified, Words = "The road was in the record, the families came by the other one. Read once, within ten minutes." }, default)
                : list;
        });
        Freeze(play, cast, now.AddDays(-1), "warzal_teachers");
        Open(play, cast, now.AddDays(-2), "bolodji_retours", 1, "A convoy of returnees asks at our gate whether the wells on the way were made safe.");
    }

    /// <summary>A record is frozen, what is found out is noted, and its release is asked for.</summary>
    private static void Freeze(Play play, Cast cast, DateTimeOffset when, string key)
    {
        var id = cast.Consultations[key];
        var input = new FreezeRecordInput { What = "A printed copy was left in a vehicle at the checkpoint and was gone when the driver came back." };
        play.At(when, cast.Accounts["focal_point"], $"{key} frozen", async services =>
        {
            await using var db = services.GetRequiredService<Database>().OpenAsOwner<MigrateDatabase>();
            input.Reference = await db.Consultations.Where(c => c.Id == id).Select(c => c.Reference).SingleAsync();
            return await services.GetRequiredService<FreezeRecord>().Run(input, default);
        });
        play.At(when.AddHours(3), cast.Accounts["leadership"], "incident noted", services =>
            services.GetRequiredService<NoteOnIncident>().Run(new(input.Id), new NoteOnIncidentInput { Text = "The commander at the checkpoint says that papers were handed to the driver's guard. The office in Telbara asks the guard." }, default));
        play.At(when.AddHours(8), cast.Accounts["focal_point"], "release asked", services =>
            services.GetRequiredService<ReleaseRecord>().Run(new(input.Id), new ReleaseRecordInput { ReleaseReason = "The copy is back: the guard had kept it, sealed. The people met were told, and see no danger." }, default));
    }

    private static Guid Ask(Play play, Cast cast, DateTimeOffset when, string key, string reason)
    {
        var input = new AskToLowerInput { To = Label.Restricted, Reason = reason };
        play.At(when, cast.Accounts["officer_mbe"], $"{key} label asked", services => services.GetRequiredService<AskToLower>().Run(LabelledKind.Consultation, cast.Consultations[key].Value, input, default));
        return input.Id;
    }

    private static void Open(Play play, Cast cast, DateTimeOffset when, string key, int hours, string reason)
    {
        var id = cast.Consultations[key];
        play.At(when, cast.Accounts["liaison_tel"], $"{key} opened in an emergency", async services =>
        {
            await using var db = services.GetRequiredService<Database>().OpenAsOwner<MigrateDatabase>();
            var reference = await db.Consultations.Where(c => c.Id == id).Select(c => c.Reference).SingleAsync();
            return await services.GetRequiredService<OpenInEmergency>().Run(new OpenInEmergencyInput { Reference = reference, Reason = reason, Hours = hours }, default);
        });
        play.At(when.AddMinutes(4), cast.Accounts["liaison_tel"], $"{key} read in an emergency", async services => await services.GetRequiredService<ViewConsultation>().Run(id, default));
    }
}
