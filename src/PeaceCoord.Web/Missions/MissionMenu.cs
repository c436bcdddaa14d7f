using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.Missions;

internal sealed class MissionsEntry : IMenuEntry
{
    public static MenuItem Item { get; } = new(Routes.Missions, () => Words.Missions, 500, SignedInOnly: false);
}

internal sealed class MandatesEntry : IMenuEntry
{
    public static MenuItem Item { get; } = new(Routes.Mandates, () => Words.Mandates, 510, SignedInOnly: false);
}

internal sealed class TasksEntry : IMenuEntry
{
    public static MenuItem Item { get; } = new(Routes.Tasks, () => Words.Tasks, 520, SignedInOnly: false);
}

internal sealed class CaseStudiesEntry : IMenuEntry
{
    public static MenuItem Item { get; } = new(Routes.CaseStudies, () => Words.CaseStudies, 530, SignedInOnly: false);
}

internal sealed class LegalEntryInMenu : IMenuEntry
{
    public static MenuItem Item { get; } = new(Routes.Legal, () => Words.LegalFramework, 540, SignedInOnly: false);
}
