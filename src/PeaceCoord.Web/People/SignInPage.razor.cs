using Microsoft.AspNetCore.Components;
using PeaceCoord.Application.People;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Web.CommandLine;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.People;

public sealed partial class SignInPage
{
    private bool _isFresh;
    private string _then = Routes.Workspace;

    /// <summary>How the program is run here: in a container the host's script would make the account in another database.</summary>
    private static string FirstAccount => Environment.GetEnvironmentVariable("DOTNET_RUNNING_IN_CONTAINER") == "true" ? "docker compose exec -it portal dotnet PeaceCoord.Web.dll" : "scripts/run.sh";

    [SupplyParameterFromForm] public SignInInput? Input { get; set; }

    [SupplyParameterFromForm(FormName = "passkey")] public PasskeyInput? Passkey { get; set; }

    /// <summary>Where the person was going.</summary>
    [SupplyParameterFromQuery] public string? Next { get; set; }

    /// <summary>Whether somebody comes from using the link of an invitation.</summary>
    [SupplyParameterFromQuery] public string? Joined { get; set; }

    /// <summary>Whether somebody comes from choosing another password.</summary>
    [SupplyParameterFromQuery] public string? Chosen { get; set; }

    [CascadingParameter] public required HttpContext Http { get; set; }

    [Inject] public required SignIn SignIn { get; init; }

    [Inject] public required SignInWithPasskey WithPasskey { get; init; }

    [Inject] public required Security.PasskeyCookie Cookie { get; init; }

    [Inject] public required AnyAccounts AnyAccounts { get; init; }

    [Inject] public required PortalSettings Settings { get; init; }

    protected override async Task OnInitializedAsync()
    {
        Input ??= new SignInInput();
        Passkey ??= new PasskeyInput();
        _isFresh = !await AnyAccounts.Run(CancellationToken.None);
    }

    private async Task<Result> TryPasskey(PasskeyInput input, CancellationToken cancel)
    {
        var tried = await WithPasskey.Run(input, Cookie.Take(Http), cancel);
        if (tried.TryGet(out var signedIn))
            Preferences.KeepLanguage(Http, signedIn.Language);
        _then = Preferences.Local(Next, Routes.Workspace);
        return tried;
    }

    private async Task<Result> TrySignIn(SignInInput input, CancellationToken cancel)
    {
        var tried = await SignIn.Run(input, cancel);
        if (!tried.TryGet(out var signedIn))
            return tried;

        // Not where visitors land: to the page that says what needs this person, of a mission or of an organisation.
        var next = Preferences.Local(Next, Routes.Workspace);
        _then = signedIn.NeedsCode ? Routes.SignInCodeThen(next) : next;
        if (!signedIn.NeedsCode)
            Preferences.KeepLanguage(Http, signedIn.Language);
        return tried;
    }
}
