using Microsoft.AspNetCore.Components;
using PeaceCoord.Application.Forums;
using PeaceCoord.Domain.Forums;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.Forums;

/// <summary>A page on which one who keeps a forum does one thing to it.</summary>
public abstract class ForumActPage : RecordPage<ForumView>
{
    [Inject] public required ViewForum Forums { get; init; }

    protected JointForumId Target => new(Id);

    protected string Back => Routes.Forum(Id);

    protected IReadOnlyList<(string To, string? Text)> Way => [(Routes.Forums, Words.Title), (Back, View?.Name)];

    protected override async Task<ForumView?> Load(CancellationToken cancel) =>
        (await Forums.Run(Target, Say.Language, cancel)).TryGet(out var view) && view.MayKeep ? view : null;
}

/// <summary>As <see cref="ForumActPage"/>, about one decision.</summary>
public abstract class ForumDecisionPage : ForumActPage
{
    [Parameter] public Guid DecisionId { get; set; }

    protected ForumDecisionId Decision => new(DecisionId);

    /// <summary>The decision that the address names.</summary>
    protected DecisionView? Taken => View?.Decisions.FirstOrDefault(decision => decision.Id == DecisionId);

    protected override bool Begin(ForumView view) => view.Decisions.Any(decision => decision.Id == DecisionId) && base.Begin(view);
}
