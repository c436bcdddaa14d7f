namespace PeaceCoord.Application.Missions;

/// <summary>How many texts end a task in words; each resolution counts once.</summary>
public sealed class CountEndingTexts(PublicHistories histories) : IUseCase
{
    public async Task<int> Run(CancellationToken cancel) => (await histories.Read(cancel)).EndingTexts;
}
