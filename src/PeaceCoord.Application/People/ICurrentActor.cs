using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.People;

/// <summary>Who is acting. Asked by every use case, and answered from the database each time.</summary>
public interface ICurrentActor
{
    Task<Actor> Get(CancellationToken cancel);
}
