using Microsoft.AspNetCore.Components;
using PeaceCoord.Application.People;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.People;

public sealed partial class AccountPage
{
    private const string SavedHere = Routes.Account + "?saved=1";

    private OwnAccount? _account;

    [SupplyParameterFromForm(FormName = "password")] public ChangePasswordInput? Password { get; set; }

    [SupplyParameterFromForm(FormName = "second")] public TurnOffSecondStepInput? TurnOff { get; set; }

    [SupplyParameterFromForm(FormName = "language")] public LanguageInput? Language { get; set; }

    [SupplyParameterFromForm(FormName = "sessions")] public SignOutEverywhereInput? Sessions { get; set; }

    [SupplyParameterFromQuery] public string? Saved { get; set; }

    [CascadingParameter] public required HttpContext Http { get; set; }

    [Inject] public required ViewOwnAccount View { get; init; }

    [Inject] public required ChangePassword ChangePassword { get; init; }

    [Inject] public required TurnOffSecondStep TurnOffSecondStep { get; init; }

    [Inject] public required ChooseLanguage ChooseLanguage { get; init; }

    [Inject] public required SignOutEverywhere SignOutEverywhere { get; init; }

    [Inject] public required Security.Session Session { get; init; }

    [Inject] public required NavigationManager Navigate { get; init; }

    protected override async Task OnInitializedAsync()
    {
        Password ??= new ChangePasswordInput();
        TurnOff ??= new TurnOffSecondStepInput();
        Sessions ??= new SignOutEverywhereInput();
        if ((await View.Run(CancellationToken.None)).TryGet(out var account))
            _account = account;
        else
            Navigate.NotFound();
        Language ??= new LanguageInput { Chosen = Enum.TryParse<PortalLanguage>(_account?.Language, ignoreCase: true, out var language) ? language : null };
    }

    private static string Seen(ResetSeen reset) => reset switch
    {
        { IsDone: false } => Say.Fill(Words.ResetAskedOfYou, At(reset), reset.AskedBy!),
        { AskedBy: { } asked, GrantedBy: { } granted } => Say.Fill(Words.ResetOfYours, At(reset), asked, granted),
        _ => Say.Fill(Words.ResetOnServer, At(reset)),
    };

    private static string At(ResetSeen reset) => Say.Moment(reset.At.UtcDateTime) + " UTC";

    private async Task<Result> Change(ChangePasswordInput input, CancellationToken cancel) => await Renewed(await ChangePassword.Run(input, cancel));

    private async Task<Result> GiveUpSecondStep(TurnOffSecondStepInput input, CancellationToken cancel) => await Renewed(await TurnOffSecondStep.Run(input, cancel));

    /// <summary>These acts end all sessions of the account; this one goes on.</summary>
    private async Task<Result> Renewed(Result result)
    {
        if (result.Succeeded)
            await Session.Renew();
        return result;
    }

    private async Task<Result> Choose(LanguageInput input, CancellationToken cancel)
    {
        var tag = input.Chosen?.ToString().ToLowerInvariant();
        var chosen = await ChooseLanguage.Run(tag, cancel);
        if (chosen.Succeeded)
            Preferences.KeepLanguage(Http, tag);
        return chosen;
    }

    private async Task<Result> EndSessions(SignOutEverywhereInput input, CancellationToken cancel)
    {
        var ended = await SignOutEverywhere.Run(input, cancel);
        if (ended.Succeeded)
            await Session.End();
        return ended;
    }
}

/// <summary>Languages with complete words.</summary>
public enum PortalLanguage
{
    En,
    Fr,
}

public sealed class LanguageInput
{
    public PortalLanguage? Chosen { get; set; }
}

/// <summary>A form that is a button; the one field tells which record a list of such forms means.</summary>
public sealed class EmptyInput
{
    public bool Pressed { get; set; }
}
