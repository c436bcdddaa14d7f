using System.Globalization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Localization;
using PeaceCoord.Application;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Reminders;
using PeaceCoord.Web.Calendars;
using PeaceCoord.Web.CommandLine;
using PeaceCoord.Web.Consultations;
using PeaceCoord.Web.Missions;
using PeaceCoord.Web.People;
using PeaceCoord.Web.Reminders;
using PeaceCoord.Web.Security;
using PeaceCoord.Web.Shared;
using PeaceCoord.Web.Sharing;
using Serilog;

namespace PeaceCoord.Web;

/// <summary>Puts the portal together: services first, then what a request passes through.</summary>
public static class Portal
{
    public static WebApplication Build(PortalSettings settings, Means means)
    {
        Transport.Check(settings);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(Portal).Assembly.GetName().Name,
            EnvironmentName = settings.EnvironmentName,
            ContentRootPath = AppContext.BaseDirectory,
        });
        ServeAssetsAsBuilt(builder);
        builder.WebHost.UseUrls([.. settings.Addresses]);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.ConfigureHttpsDefaults(Transport.Pin);
        });
        Logs.Add(builder, settings);
        AddServices(builder.Services, settings, means);

        var app = builder.Build();
        Use(app, settings);
        return app;
    }

    /// <summary>
    /// Style sheet and scripts as the build made them: compressed beforehand, kept by browsers for good under a name that changes with
    /// the content. In Development the framework would send them anew each time, in a gzip that compresses nothing.
    /// </summary>
    private static void ServeAssetsAsBuilt(WebApplicationBuilder builder)
    {
        builder.Configuration["ReloadStaticAssetsAtRuntime"] = "false";
        builder.Configuration["EnableStaticAssetsDevelopmentCaching"] = "true";
        builder.WebHost.UseStaticWebAssets();
    }

    private static void AddServices(IServiceCollection services, PortalSettings settings, Means means)
    {
        services.AddSingleton(settings);
        services.AddSingleton(new SecondStepPolicy(settings.RequiresSecondStep));
        services.AddPeaceCoord(means.Application, means.Owner, means.MasterKey);
        services.AddHttpContextAccessor();
        services.AddScoped<ICurrentActor, CurrentActor>();
        services.AddCascadingAuthenticationState();
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddScoped<AuthenticationStateProvider, CircuitAuthentication>();
        services.AddScoped<PickerSearch>();
        services.AddAntiforgery(options => Cookies.Shape(options.Cookie, "antiforgery", settings));
        services.AddResponseCompression(options => options.EnableForHttps = true);
        PublicPages.Add(services);
        services.AddHostedService<Search.ForgettingSearches>();
        services.AddHostedService<ForgettingSessions>();
        services.AddHostedService<Work.Working>();
        services.AddSingleton<IDigestPost, DigestMail>();
        services.AddHostedService<SendingDigests>();
        services.AddHealthChecks();
        SignInServices.Add(services, settings);
        SignInLimit.Add(services, settings);
        services.AddSingleton<SearchLimit>();
        services.AddSingleton<TakingLimit>();
        services.AddSingleton<SavingLimit>();
        services.AddSingleton<RefusalLog>();
    }

    private static void Use(WebApplication app, PortalSettings settings)
    {
        app.UseMiddleware<RequestLog>();
        app.UseExceptionHandler("/error", createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute(Routes.NotFound, createScopeForStatusCodePages: true);
        app.UseMiddleware<Headers>();
        Transport.Use(app, settings);
        app.UseMiddleware<CircuitOrigin>();
        app.UseRequestLocalization(Culture.Options(settings));
        app.UseMiddleware<Methods>();
        // After it: it decides which method is asked for.
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseMiddleware<SecondStepFirst>();
        app.UseMiddleware<KnownReader>();
        app.UseMiddleware<PostedText>();
        app.UseMiddleware<SearchesCounted>();
        app.UseMiddleware<TakingCounted>();
        app.UseMiddleware<PostedFiles>();
        // Outside the compression: what is kept of public pages is compressed once.
        app.UseOutputCache();
        app.UseResponseCompression();
        app.UseAntiforgery();
        app.UseMiddleware<OurForms>();
        app.MapStaticAssets().AllowAnonymous();
        app.MapHealth();
        app.MapPreferences();
        app.MapSignOut();
        app.MapSessions();
        app.MapPasskeys();
        app.MapConsultations();
        app.MapCalendars();
        app.MapSharing();
        app.MapRazorComponents<App>()
            .AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = "'none'");
    }
}
