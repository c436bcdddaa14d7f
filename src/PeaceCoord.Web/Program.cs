using System.CommandLine;
using Npgsql;
using PeaceCoord.Application.Demonstration;
using PeaceCoord.Application.Protection;
using PeaceCoord.Web.CommandLine;
using PeaceCoord.Web.Shared;
using LocalPostgres = PeaceCoord.Web.LocalPostgres;
using Words = PeaceCoord.Web.CommandLine.Words;

OperatorLanguage.Speak();
try
{
    return await Commands.Root().Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (Exception known) when (known is CannotStartException or LocalPostgres.PostgresMissingException or LocalPostgres.PrivateClusterException)
{
    await Console.Error.WriteLineAsync(known.Message);
    return 1;
}
catch (UnknownMasterKeyException key)
{
    await Console.Error.WriteLineAsync(Say.Fill(Words.KeyUnknown, key.WrappedBy, key.Given));
    return 1;
}
catch (DemonstrationInterruptedException)
{
    await Console.Error.WriteLineAsync(Words.DemoInterrupted);
    return 1;
}
catch (NpgsqlException unreachable)
{
    await Console.Error.WriteLineAsync(Say.Fill(Words.DatabaseFault, unreachable.Message));
    return 1;
}

/// <summary>The portal and its verbs; <c>scripts/run.sh --help</c> lists them.</summary>
public partial class Program;
