using Microsoft.Extensions.DependencyInjection;
using PeaceCoord.Application.Publishing;
using PeaceCoord.Domain.Inclusion;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Publishing;

namespace PeaceCoord.Application.Demonstration;

/// <summary>The mission publishes its figures of the last quarter that is over: the section head proposes, leadership approves.</summary>
internal static class PlayPublishing
{
    public static void AddTo(Play play, Cast cast, DateTimeOffset now)
    {
        var quarter = InclusionPeriod.QuarterOf(DateOnly.FromDateTime(now.UtcDateTime.AddDays(-2))).Before();
        var input = new ProposePublicationInput { Quarter = quarter.ToString() };
        play.At(now.AddHours(-20), cast.Accounts["head"], "publication proposed", services => services.GetRequiredService<ProposePublication>().Run(input, default));
        play.At(now.AddHours(-18), cast.Accounts["leadership"], "publication approved", services => Approve(services, new PublicationId(input.Id)));
    }

    private static async Task<Result> Approve(IServiceProvider services, PublicationId id)
    {
        var view = await services.GetRequiredService<ViewPublication>().Run(id, "en", default);
        return view.TryGet(out var seen)
            ? await services.GetRequiredService<ApprovePublication>().Run(id, new ApprovePublicationInput { Seen = seen.Seen, Version = seen.Publication.Version }, default)
            : view;
    }
}
