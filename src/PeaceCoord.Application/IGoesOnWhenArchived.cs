namespace PeaceCoord.Application;

/// <summary>
/// A use case that changes something in a workspace that is archived too: it decides about the archive itself, or takes back what somebody can
/// read (a share, a consent, what was published), which must never wait. Everything else is refused until the workspace is re-opened.
/// </summary>
public interface IGoesOnWhenArchived;
