using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using PeaceCoord.Application.Audit;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Protection;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Erasures;
using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Application.Erasures;

/// <summary>
/// Takes a name out of everything of its mission in which it stands whole, as a withdrawal does for one meeting: records, their earlier versions, drafts
/// and the duty list. The name is open for the length of one act, and shown to nobody.
/// </summary>
internal static class NamesTakenOut
{
    /// <summary>Reading through every text of a mission takes longer than a page.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>What is to go: the ways the name stands somewhere, and the urgent concerns that held it.</summary>
    /// <param name="Name">Matches the name where it is no part of a longer word; empty where it stands nowhere.</param>
    /// <param name="AnyPart">Matches at least every text that <paramref name="Name"/> does, wherever it stands in it.</param>
    /// <param name="InHeldDraft">Whether it stands in a draft of a record that must stay as it is: then nothing is taken out.</param>
    public sealed record Found(string Name, string AnyPart, Guid[] Urgent, bool InHeldDraft);

    /// <summary>Looks for the name, and takes it out of what is sealed: drafts, and what waits for those on duty.</summary>
    public static async Task<Found> Find(this PeaceCoordDb db, Vault vault, Erasure erasure, WrittenName name, DateTimeOffset now, CancellationToken cancel)
    {
        db.Database.SetCommandTimeout(Patience);
        // Drafts are their authors' but for what the portal does by itself.
        await db.Database.ExecuteSqlAsync($"select set_config('peacecoord.working', 'on', false)", cancel);
        var words = name.LongestParts.SelectMany(part => new[] { part, part.ToUpperInvariant(), char.ToUpperInvariant(part[0]) + part[1..] }).Distinct(StringComparer.Ordinal).Select(part => $"%{part}%").ToArray();
        var space = erasure.WorkspaceId.Value;
        var texts = await db.Database.SqlQuery<string>($"select peacecoord_texts({space}, {words}) as \"Value\"").ToListAsync(cancel);
        var stands = texts.SelectMany(name.FoundIn).Distinct(StringComparer.Ordinal).ToList();
        erasure.TakeOut(name);
        var (urgent, inHeldDraft) = await db.TakeOutOfSealed(vault, erasure, name, now, cancel);
        return new Found(
            stands.Count == 0 ? "" : $"(?<![[:alnum:]])({Any(stands)})(?![[:alnum:]])",
            Any(stands.Select(said => said.Split(' ', '\n', '\r', '\t').MaxBy(part => part.Length)!)),
            urgent,
            inHeldDraft);
    }

    /// <summary>Takes it out of the records and their earlier versions, now that two people decided it. None of them may be saved as it was read before.</summary>
    /// <returns>The meetings it was taken out of; refused, with nothing done in this transaction, where it stands in a record that must stay as it is.</returns>
    public static async Task<Result<List<ConsultationId>>> TakeOut(this PeaceCoordDb db, Erasure erasure, Found found, CancellationToken cancel)
    {
        List<Touched> touched;
        try
        {
            touched = await db.Database.SqlQuery<Touched>($"select kind as \"Kind\", id as \"Id\" from peacecoord_take_out({erasure.Id.Value}, {found.Name}, {found.AnyPart}, {found.Urgent})").ToListAsync(cancel);
        }
        catch (PostgresException stands) when (stands.SqlState == ErasingRules.StandsState)
        {
            return new Refusal(ErasureRefusalCodes.NamedInHeld, nameof(DecideErasuresInput.Erasures), erasure.Said);
        }

        foreach (var (kind, id) in touched.Select(record => (record.Kind, record.Id)).Distinct())
            db.Acts.Add(new Act(db.Acting!.Act, kind, id, erasure.WorkspaceId.Value, null, ["Texts"]));
        return touched.Where(record => record.Kind == nameof(Consultation)).Select(record => new ConsultationId(record.Id)).Distinct().ToList();
    }

    /// <summary>Those meetings wait to be read again: a part of a name may stand there still.</summary>
    public static async Task WaitToBeReadAgain(this PeaceCoordDb db, IReadOnlyList<ConsultationId> meetings, DateTimeOffset now, CancellationToken cancel)
    {
        foreach (var consultation in await db.Consultations.Where(c => meetings.Contains(c.Id) && c.State == ConsultationState.Recorded).ToListAsync(cancel))
            consultation.WaitToBeReadAgain(now);
    }

    private static async Task<(Guid[] Urgent, bool InHeldDraft)> TakeOutOfSealed(this PeaceCoordDb db, Vault vault, Erasure erasure, WrittenName name, DateTimeOffset now, CancellationToken cancel)
    {
        var space = erasure.WorkspaceId;
        var consultations = db.Consultations.Where(c => c.WorkspaceId == space).Select(c => c.Id);
        var drafts = await db.ConsultationDrafts.Where(d => consultations.Contains(d.ConsultationId)).ToListAsync(cancel);
        var urgent = await db.UrgentConcerns.Where(u => u.WorkspaceId == space).ToListAsync(cancel);
        var keys = await vault.KeysOf(db, [.. drafts.Select(d => d.ConsultationId.Value).Union(urgent.Select(u => u.ConsultationId.Value))], cancel);
        var held = (await db.Database.SqlQuery<Guid[]>($"select peacecoord_held({space.Value}) as \"Value\"").SingleAsync(cancel)).ToHashSet();
        var inHeldDraft = false;
        foreach (var draft in drafts.Where(d => keys.ContainsKey(d.ConsultationId.Value)))
            inHeldDraft |= draft.TakeOut(keys[draft.ConsultationId.Value], null, name, now) && held.Contains(draft.ConsultationId.Value);
        return ([.. urgent.Where(u => keys.TryGetValue(u.ConsultationId.Value, out var key) && u.TakeOut(key, name)).Select(u => u.Id.Value)], inHeldDraft);
    }

    private static string Any(IEnumerable<string> said) => string.Join('|', said.Distinct(StringComparer.Ordinal).OrderByDescending(one => one.Length).Select(one => Regex.Replace(one, @"[.^$*+?()\[\]{}|\\-]", @"\$0")));

    private sealed record Touched(string Kind, Guid Id);
}
