using Microsoft.AspNetCore.Components;
using PeaceCoord.Application.Requests;
using PeaceCoord.Domain.Requests;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.Requests;

/// <summary>A page about one request.</summary>
public abstract class RequestFormPage : RecordPage<RequestView>
{
    [Inject] public required ViewRequest ViewRequest { get; init; }

    protected override async Task<RequestView?> Load(CancellationToken cancel) =>
        (await ViewRequest.Run(new RequestId(Id), cancel)).TryGet(out var view) && IsOpenTo(view) ? view : null;

    /// <summary>Whether the page is there for this reader.</summary>
    protected virtual bool IsOpenTo(RequestView view) => true;
}
