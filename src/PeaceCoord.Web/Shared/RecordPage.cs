using Microsoft.AspNetCore.Components;

namespace PeaceCoord.Web.Shared;

/// <summary>A page about one record: loads it, and is not found when the reader may not see it.</summary>
public abstract class RecordPage<TView> : ComponentBase
    where TView : class
{
    [Parameter] public Guid Id { get; set; }

    [CascadingParameter] public HttpContext? Http { get; set; }

    [Inject] public required NavigationManager Navigate { get; init; }

    /// <summary>Null until it is loaded, and when there is none.</summary>
    protected TView? View { get; private set; }

    /// <summary>A form was sent: it is shown with what was typed, whoever sent it, and the use case decides.</summary>
    protected bool IsPosted => Http is { } http && HttpMethods.IsPost(http.Request.Method);

    protected override async Task OnInitializedAsync()
    {
        if (await Load(CancellationToken.None) is { } view && Begin(view))
            View = view;
        else
            Navigate.NotFound();
    }

    /// <summary>The record as the reader may see it; null when not at all.</summary>
    protected abstract Task<TView?> Load(CancellationToken cancel);

    /// <summary>Prepares the form; false when a part of the record that the address names is not there.</summary>
    protected virtual bool Begin(TView view)
    {
        Fill(view);
        return true;
    }

    /// <summary>Fills an input that was not posted.</summary>
    protected virtual void Fill(TView view)
    {
    }
}
