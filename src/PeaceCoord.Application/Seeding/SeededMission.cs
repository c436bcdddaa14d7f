using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Seeding;

/// <summary>One workspace that made-up records belong to, with whom they are about and who wrote them.</summary>
internal sealed class SeededMission(MissionWorkspace workspace, IReadOnlyList<AccountId> writers, IReadOnlyList<(string PCode, string Name)> areas, Dice dice)
{
    /// <summary>So many meetings for one community, at most of them.</summary>
    private const int MeetingsEach = 120;
    private const int FewestCommunities = 8;

    public MissionWorkspace Workspace => workspace;

    public IReadOnlyList<AccountId> Writers => writers;

    /// <summary>The most met first.</summary>
    public IReadOnlyList<Community> Communities { get; private set; } = [];

    /// <summary>The place of each of <see cref="Communities"/>.</summary>
    public IReadOnlyList<string> Places { get; private set; } = [];

    public void Populate(int meetings)
    {
        var count = Math.Max(FewestCommunities, meetings / MeetingsEach);
        List<Community> communities = [];
        List<string> places = [];
        for (var number = 1; number <= count; number++)
        {
            var (pCode, area) = dice.OneOf(areas);
            var office = workspace.FieldOffices.Count == 0 ? null : (FieldOfficeId?)dice.OneOf(workspace.FieldOffices).Id;
            var facts = new CommunityFacts([("en", $"{area} {number}"), ("fr", $"{area} {number}")], dice.Choice<CommunityKind>(), pCode, office, SeenWithUs.Openly, null);
            communities.Add(Community.Add(CommunityId.From(dice.Id()), workspace.Id, facts).Value);
            places.Add(area);
        }

        (Communities, Places) = (communities, places);
    }
}

/// <summary>Throws the same numbers each time.</summary>
internal sealed class Dice(int seed)
{
#pragma warning disable CA5394 // Made-up records need the same numbers again, not numbers nobody can guess.
    private readonly Random _random = new(seed);

    /// <summary>From 0 to below <paramref name="below"/>.</summary>
    public int To(int below) => _random.Next(below);

    public bool Chance(double share) => _random.NextDouble() < share;

    public T OneOf<T>(IReadOnlyList<T> things) => things[_random.Next(things.Count)];

    public TChoice Choice<TChoice>()
        where TChoice : struct, Enum => OneOf(Enum.GetValues<TChoice>());

    /// <summary>From 0 to below <paramref name="below"/>; the first far more often than the last, as a few villages are met far more often than most.</summary>
    public int Skewed(int below) => (int)(below * Math.Pow(_random.NextDouble(), 2.5));

    public Guid Id()
    {
        Span<byte> bytes = stackalloc byte[16];
        _random.NextBytes(bytes);
        return new Guid(bytes);
    }
#pragma warning restore CA5394
}
