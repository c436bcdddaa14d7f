using System.CommandLine;
using Npgsql;
using PeaceCoord.Application.Demonstration;
using PeaceCoord.Web.CommandLine;
using PeaceCoord.Web.LocalPostgres;

try
{
    return await Commands.Root().Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (Exception known) when (known is CannotStartException or DemonstrationInterruptedException or PostgresMissingException or PrivateClusterException)
{
    await Console.Error.WriteLineAsync(known.Message);
    return 1;
}
catch (NpgsqlException unreachable)
{
    await Console.Error.WriteLineAsync($"The database did not answer as it should: {unreachable.Message}");
    return 1;
}

/// <summary>The portal and its verbs; <c>scripts/run.sh --help</c> lists them.</summary>
public partial class Program;
