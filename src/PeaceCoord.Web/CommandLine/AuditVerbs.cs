using System.CommandLine;
using PeaceCoord.Application.Audit;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.CommandLine;

internal static class AuditVerbs
{
    public static Command Command(Option<string> data, Func<ParseResult, PortalSettings> settingsOf)
    {
        var since = new Option<string?>("--since") { Description = "A head printed earlier by 'audit head': shows whether entries were cut since" };
        var verify = new Command("verify", "Check the chain of the audit trail from its first entry to its last");
        verify.Options.Add(since);
        verify.SetAction((parsed, cancel) => Verify(settingsOf(parsed), parsed.GetValue(since), cancel));

        var head = new Command("head", "Print the head of the chain, to be kept elsewhere");
        head.SetAction((parsed, cancel) => Head(settingsOf(parsed), cancel));

        var audit = new Command("audit", "The audit trail");
        audit.Subcommands.Add(verify);
        audit.Subcommands.Add(head);
        return audit;
    }

    private static async Task<int> Verify(PortalSettings settings, string? since, CancellationToken cancel)
    {
        AuditHead? head = null;
        if (since is not null && !AuditHead.TryParse(since, out head))
            throw new CannotStartException(Say.Fill(Words.HeadMalformed, since));

        var means = await Means.PrepareOwner(settings, cancel);
        await using var services = means.Services();
        using var scope = services.CreateScope();
        var outcome = await scope.ServiceProvider.GetRequiredService<VerifyAudit>().Run(head, cancel);
        Console.WriteLine(Said(outcome));
        return outcome.Fault is null ? 0 : 1;
    }

    public static string Said(AuditOutcome outcome) =>
        outcome.Fault is null ? Say.Fill(Words.ChainHolds, outcome.Entries) : Say.Fill(Words.ChainBroken, Said(outcome.Fault));

    private static string Said(AuditFault fault) => fault.Kind switch
    {
        AuditFaultKind.Missing => Say.Fill(Words.Fault_Missing, fault.Entry),
        AuditFaultKind.Changed => Say.Fill(Words.Fault_Changed, fault.Entry),
        AuditFaultKind.NotOfTheHead => Say.Fill(Words.Fault_NotOfTheHead, fault.Entry),
        _ => Say.Fill(Words.Fault_Cut, fault.Entry, fault.Last),
    };

    private static async Task<int> Head(PortalSettings settings, CancellationToken cancel)
    {
        var means = await Means.PrepareOwner(settings, cancel);
        await using var services = means.Services();
        using var scope = services.CreateScope();
        Console.WriteLine(await scope.ServiceProvider.GetRequiredService<VerifyAudit>().Head(cancel));
        return 0;
    }
}
