using System.Globalization;
using System.Resources;
using PeaceCoord.Application.Changes;
using PeaceCoord.Application.Erasures;

namespace PeaceCoord.Web.Shared;

/// <summary>Says changes of records in the reader's language, by the words of the feature the record belongs to.</summary>
internal static class ChangeWords
{
    /// <summary>What records are changed by from elsewhere.</summary>
    private static readonly ResourceManager[] Elsewhere = [Consultations.Words.ResourceManager, Oversight.Words.ResourceManager, Communities.Words.ResourceManager, Forums.Words.ResourceManager, Commitments.Words.ResourceManager];

    public static string Act(ChangedKind kind, string useCase) => Elsewhere.Prepend(Of(kind)).Select(words => words.GetString("Act_" + useCase, CultureInfo.CurrentUICulture)).FirstOrDefault(said => said is not null) ?? Words.Changed;

    public static string Field(ChangedKind kind, string field) => Of(kind).GetString("Field_" + field, CultureInfo.CurrentUICulture) ?? throw new MissingManifestResourceException($"No words for {kind} Field_{field}.");

    /// <summary>The fields that stand as erased since the act, for which versions tell nothing any more; empty of every other act.</summary>
    public static IReadOnlyList<string> Erased(ChangedKind kind, string useCase) => (kind, useCase) switch
    {
        (ChangedKind.Leader, nameof(ConfirmErasures)) => ["Name", "Contacts", "ContactNote"],
        (ChangedKind.Organisation, nameof(ConfirmErasures)) => ["Contacts"],
        _ => [],
    };

    /// <summary>A value as versions have it.</summary>
    public static string Value(FieldChange field, string value) => field.As switch
    {
        ComparedAs.Choice when Enum.TryParse(field.Choice!, value, out var choice) => Say.Choice((Enum)choice!),
        ComparedAs.Date when DateOnly.TryParse(value, CultureInfo.InvariantCulture, out var day) => Say.Date(day),
        _ => value,
    };

    /// <summary>The feature whose words a kind of record is told in.</summary>
    public static ResourceManager Of(ChangedKind kind) => kind switch
    {
        ChangedKind.Commitment => Commitments.Words.ResourceManager,
        ChangedKind.Community or ChangedKind.Leader => Communities.Words.ResourceManager,
        ChangedKind.Organisation => Organisations.Words.ResourceManager,
        ChangedKind.Partnership => Partnerships.Words.ResourceManager,
        ChangedKind.Agreement => Agreements.Words.ResourceManager,
        ChangedKind.Forum => Forums.Words.ResourceManager,
        ChangedKind.Outreach => PeaceCoord.Web.Outreach.Words.ResourceManager,
        _ => Requests.Words.ResourceManager,
    };
}
