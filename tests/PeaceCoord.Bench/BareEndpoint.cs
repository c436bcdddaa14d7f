using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace PeaceCoord.Bench;

/// <summary>A process that answers with bytes it holds ready: what the web server itself costs.</summary>
internal sealed class BareEndpoint : IDisposable
{
    public const string Verb = "bare";
    private readonly Process _process;

    private BareEndpoint(Process process, Uri address)
    {
        _process = process;
        Address = address;
    }

    public Uri Address { get; }

    /// <param name="answers">Compressed bodies by number.</param>
    public static async Task<BareEndpoint> Start(IReadOnlyList<byte[]> answers)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        start.ArgumentList.Add(Verb);
        var process = Process.Start(start)!;
        await process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(answers));
        return new BareEndpoint(process, new Uri((await process.StandardOutput.ReadLineAsync())!));
    }

    public static async Task Serve()
    {
        var answers = JsonSerializer.Deserialize<byte[][]>((await Console.In.ReadLineAsync())!)!;
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapGet("/{number:int}", (int number, HttpContext http) =>
        {
            http.Response.Headers.ContentEncoding = "br";
            return Results.Bytes(answers[number], "text/html; charset=utf-8");
        });
        await app.StartAsync();
        Console.WriteLine(app.Urls.First());
        // Until the other end is closed.
        await Console.In.ReadToEndAsync();
        await app.StopAsync();
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
