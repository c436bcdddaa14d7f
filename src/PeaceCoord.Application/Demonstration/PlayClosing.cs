using Microsoft.Extensions.DependencyInjection;
using PeaceCoord.Application.Closing;
using PeaceCoord.Application.Erasures;
using PeaceCoord.Domain.Closing;
using PeaceCoord.Domain.Erasures;
using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Application.Demonstration;

/// <summary>The mission's end is proposed and waits for leadership; the section head says who would take some things over, and the focal point holds one record.</summary>
internal static class PlayClosing
{
    private const int Said = 3;

    public static void AddTo(Play play, Cast cast, DateTimeOffset now)
    {
        var mission = cast.Workspaces["MINUKES"].Id;
        var close = new ProposeChangeInput
        {
            Kind = ChangeKind.Close,
            EndsOn = DateOnly.FromDateTime(now.UtcDateTime).AddDays(240),
            Reason = "The Council intends to end the mandate; the drawdown plan foresees this as the last day of work with communities.",
        };
        play.At(now.AddHours(-12), cast.Accounts["mission_admin"], "closing proposed", services => services.GetRequiredService<ProposeChange>().Run(mission, close, default));
        play.At(now.AddHours(-11), cast.Accounts["head"], "successors said", async services =>
        {
            var view = await services.GetRequiredService<ViewClosing>().Run(mission, new OpenFilter { Kind = OpenKind.Commitment }, default);
            if (!view.TryGet(out var closing))
                return view;
            var input = new SaySuccessorsInput
            {
                Records = [.. closing.Rows.Where(row => row.Record.MaySay).Take(Said).Select(row => SaySuccessorsInput.Write(row.Record.Kind, row.Record.Id))],
                To = SuccessorKind.UnEntity,
                Name = "Resident Coordinator’s Office",
                Reason = "Agreed at the transition meeting; the community is told before the last visit.",
            };
            return await services.GetRequiredService<SaySuccessors>().Run(mission, input, default);
        });
        play.At(now.AddHours(-10), cast.Accounts["focal_point"], "record held", async services =>
        {
            var list = await services.GetRequiredService<ListKept>().Run("MINUKES", KeptFilter.All, 1, default);
            return list.TryGet(out var kept)
                ? await services.GetRequiredService<PlaceHold>().Run(mission, kept.Rows[0].Id, new PlaceHoldInput { Reason = "The board of inquiry asked that it be kept." }, default)
                : list;
        });
        var erasure = new ProposeErasureInput { Ground = ErasureGround.AskedForByThePerson, Reason = "Asked through the liaison assistant, in private: the person moved away and fears to be known as a contact." };
        play.At(now.AddHours(-9), cast.Accounts["focal_point"], "erasure proposed", services => services.GetRequiredService<ProposeErasure>().Run(cast.Leaders.Values.Last(), erasure, default));
    }
}
