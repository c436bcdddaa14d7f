using PeaceCoord.Web.CommandLine;

return await Commands.Root().Parse(args).InvokeAsync();

/// <summary>The portal and its verbs; <c>scripts/run.sh --help</c> lists them.</summary>
public partial class Program;
