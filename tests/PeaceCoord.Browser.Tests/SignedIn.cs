using Microsoft.Playwright;
using PeaceCoord.Application.Demonstration;

namespace PeaceCoord.Browser.Tests;

/// <summary>Signing in as a person does, on the page for it.</summary>
internal static class SignedIn
{
    public static async Task<IPage> SignIn(this IBrowserContext context, string email, string password = LoadDemonstration.Password)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync("/sign-in");
        await page.FillAsync("input[autocomplete=username]", email);
        await page.FillAsync("input[type=password]", password);
        await page.ClickAsync("form.form button[type=submit]");
        await page.Locator(".me summary").WaitForAsync();
        return page;
    }
}
