using Microsoft.AspNetCore.Components;
using PeaceCoord.Application.Closing;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.Workspaces;

/// <summary>A signed-in person's home: what needs me?</summary>
public sealed partial class WorkspacePage
{
    [Inject] public required ListWhatNeedsMe ListWhatNeedsMe { get; init; }

    [Inject] public required ListClosings ListClosings { get; init; }

    private WhatNeedsMe? Me { get; set; }

    private IReadOnlyList<Need> Waiting { get; set; } = [];

    private IReadOnlyList<ClosingRow> Closings { get; set; } = [];

    protected override async Task OnInitializedAsync()
    {
        Me = await ListWhatNeedsMe.Run(Say.Language, CancellationToken.None);
        Closings = (await ListClosings.Run(CancellationToken.None)).TryGet(out var closings) ? closings : [];
        Waiting = Needs.Of(Me);
    }
}
