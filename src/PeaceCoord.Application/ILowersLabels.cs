namespace PeaceCoord.Application;

/// <summary>
/// A use case that lowers the label of a record, after the data protection focal point decided so. For every other one a save that would lower a label is a
/// fault of ours and writes nothing: see <see cref="Persistence.LoweredLabels"/>.
/// </summary>
public interface ILowersLabels;
