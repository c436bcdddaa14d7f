namespace PeaceCoord.Domain.Kernel;

/// <summary>A typed id: <c>readonly record struct ConsultationId(Guid Value)</c>. One converter stores all of them.</summary>
public interface IEntityId<TSelf>
    where TSelf : struct, IEntityId<TSelf>
{
    Guid Value { get; }

    static abstract TSelf From(Guid value);
}

/// <summary>
/// What is loaded, changed and saved as one. Every save that changes the root or any of its children raises
/// <see cref="Version"/> by one and keeps a snapshot of that version.
/// </summary>
public abstract class AggregateRoot
{
    /// <summary>1 after the first save. Travels with forms, so that nobody's edit is silently overwritten.</summary>
    public int Version { get; private set; }
}

/// <summary>Belongs to one mission's workspace: the database shows its rows only to members of that workspace.</summary>
public interface IInWorkspace
{
    Workspaces.WorkspaceId WorkspaceId { get; }
}

/// <summary>A record that a share can open to an organisation.</summary>
public interface IShareable;
