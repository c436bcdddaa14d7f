using PeaceCoord.Application.Audit;
using PeaceCoord.Application.Persistence;

namespace PeaceCoord.Application.Backups;

/// <summary>Says in the audit trail that everything is about to leave in a backup; a verb of the command line, run as the owner. When it cannot be said, no backup is taken.</summary>
public sealed class NoteBackup(Database database) : IUseCase
{
    public async Task Run(CancellationToken cancel)
    {
        await using var db = database.OpenAsOwner<NoteBackup>();
        await db.Note(new Act(nameof(NoteBackup)), cancel);
    }
}
