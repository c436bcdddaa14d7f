namespace PeaceCoord.Application;

/// <summary>
/// Something a person does or reads: one sealed class, one public <c>Run</c>, in a file of its name. Found by this marker and
/// registered per scope; every one has its rows in the access matrix, or the build fails.
/// </summary>
public interface IUseCase;
