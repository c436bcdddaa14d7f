using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PeaceCoord.TestSupport;
using PeaceCoord.Web.CommandLine;
using PeaceCoord.Web.Security;

namespace PeaceCoord.Web.Tests.Security;

public sealed class LogTests(TestCluster cluster)
{
    private const string Canary = "kakapo7319";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_request_is_logged_with_its_path_and_without_what_was_asked_or_typed()
    {
        var log = await Logged(async browser =>
        {
            using var form = new FormUrlEncodedContent([new("Input.Name", Canary)]);
            using var answer = await browser.PostAsync(new Uri($"/leaders?q={Canary}", UriKind.Relative), form, Cancel);
        });

        log.ShouldContain("/leaders");
        log.ShouldContain("RequestMethod");
        log.ShouldContain("StatusCode");
        log.ShouldContain("Elapsed");
        log.ShouldNotContain(Canary);
    }

    [Fact]
    public async Task An_address_that_is_a_secret_is_in_no_event_of_its_request_whoever_writes_it()
    {
        var secret = Domain.Calendars.CalendarSecret.New();
        var log = await Logged(async browser => await browser.GetAsync(new Uri($"/calendar/{secret}.ics", UriKind.Relative), Cancel));

        log.ShouldContain("somebody else's event");
        log.ShouldContain("\"RequestPath\":\"/calendar/(secret)\"");
        log.ShouldNotContain(secret);
    }

    [Fact]
    public async Task A_refused_row_is_logged_without_its_values()
    {
        await using var stage = await Stage.Set(cluster, Cancel);
        var log = await Logged(async browser => await browser.GetAsync(new Uri("/fault", UriKind.Relative), Cancel), async () =>
        {
            await using var db = stage.OpenAsOwner();
            await db.Database.ExecuteSqlAsync($"insert into workspaces (id, code) values (gen_random_uuid(), {Canary + new string('x', 500)})", Cancel);
        });

        log.ShouldContain("PostgresException");
        log.ShouldContain("HTTP \\\"GET\\\" \\\"/fault\\\" responded 500");
        log.ShouldNotContain(Canary);
    }

    /// <summary>What the portal's own logging writes about a request in Production.</summary>
    private static async Task<string> Logged(Func<HttpClient, Task> ask, Func<Task>? fault = null)
    {
        var data = Directory.CreateTempSubdirectory("peacecoord-log.").FullName;
        try
        {
            var builder = WebApplication.CreateBuilder();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            Logs.Add(builder, new PortalSettings(data, "http://127.0.0.1:0", false) { EnvironmentName = "Production" });
            await using (var app = builder.Build())
            {
                app.UseExceptionHandler(errors => errors.Run(context => context.Response.WriteAsync("fault")));
                app.UseMiddleware<RequestLog>();
                app.MapPost("/leaders", () => "kept");
                app.MapGet("/calendar/{secret}.ics", (ILogger<Program> others) => others.LogWarning("somebody else's event"));
                app.MapGet("/fault", async () => await (fault ?? (() => Task.CompletedTask))());
                await app.StartAsync(Cancel);
                using var browser = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
                await ask(browser);
                await app.StopAsync(Cancel);
            }

            return string.Concat(Directory.GetFiles(Path.Combine(data, "logs")).Select(File.ReadAllText));
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }
}
