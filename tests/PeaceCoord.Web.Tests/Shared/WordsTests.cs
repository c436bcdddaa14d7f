using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Resources;
using System.Text.RegularExpressions;
using PeaceCoord.Application.Changes;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.Tests.Shared;

public sealed partial class WordsTests
{
    private static readonly CultureInfo English = CultureInfo.InvariantCulture;
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr");

    [Fact]
    public void Every_feature_says_the_same_in_english_and_in_french()
    {
        List<string> faults = [];
        foreach (var feature in Features)
        {
            var english = Read(feature, English);
            var french = Read(feature, French);
            english.ShouldNotBeEmpty();
            faults.AddRange(english.Keys.Except(french.Keys, StringComparer.Ordinal).Select(key => $"{feature} {key} has no French"));
            faults.AddRange(french.Keys.Except(english.Keys, StringComparer.Ordinal).Select(key => $"{feature} {key} has no English"));
            faults.AddRange(english.Where(word => french.TryGetValue(word.Key, out var said) && Numbers(word.Value).Except(Numbers(said)).Any()).Select(word => $"{feature} {word.Key} loses a placeholder in French"));
            faults.AddRange(english.Concat(french).Where(word => string.IsNullOrWhiteSpace(word.Value)).Select(word => $"{feature} {word.Key} is empty"));
        }

        faults.ShouldBeEmpty();
    }

    [Fact]
    public void Every_refusal_code_has_words_in_both_languages()
    {
        Codes.Count.ShouldBeGreaterThan(20);

        Missing(Codes.Select(code => code.Split('.')).Select(parts => (parts[0] == "Kernel" ? "Shared" : parts[0], "Refusal_" + parts[1]))).ShouldBeEmpty();
    }

    [Fact]
    public void Every_choice_of_the_domain_has_words_in_both_languages()
    {
        var choices = typeof(Refusal).Assembly.GetTypes()
            .Where(type => type is { IsEnum: true, IsPublic: true } && type != typeof(Domain.Consultations.EditorSection))
            .SelectMany(type => Enum.GetNames(type).Select(name => (Feature(type), $"{type.Name}_{name}")));

        Missing(choices).ShouldBeEmpty();
    }

    [Fact]
    public void A_code_without_words_is_found() => Missing([("Shared", "Refusal_NoSuchCode")]).Count().ShouldBe(2);

    /// <summary>A word is said by its name, as a refusal, as a choice of an enumeration, or by a name that is put together: those are listed here.</summary>
    [Fact]
    public void Every_word_is_said_somewhere()
    {
        var assemblies = new[] { typeof(Refusal).Assembly, typeof(Application.IUseCase).Assembly, typeof(Say).Assembly };
        var types = assemblies.SelectMany(assembly => assembly.GetTypes()).ToList();
        var read = CalledTokens();
        HashSet<string> said =
        [
            .. types.Where(type => type.Name == nameof(Words)).SelectMany(type => type.GetProperties().Where(word => read.Contains(word.GetMethod!.MetadataToken)).Select(word => $"{Feature(type)} {word.Name}")),
            .. Codes.Select(code => code.Split('.')).Select(parts => $"{(parts[0] == "Kernel" ? "Shared" : parts[0])} Refusal_{parts[1]}"),
            .. types.Where(type => type.IsEnum).SelectMany(type => Enum.GetNames(type).Select(name => $"{Feature(type)} {type.Name}_{name}")),
            .. Named<Domain.Consultations.EditorSection>("Consultations Section_"),
            .. Named<Domain.People.Label>("Shared Bar"),
            .. Named<Domain.People.Label>("Shared Mark"),
            .. Named<Domain.Missions.MissionKind>("Missions KindPhrase_"),
            .. Named<Domain.Missions.LeadOrganisation>("Missions OrganisationPhrase_"),
            .. Named<Domain.Sharing.SharedSection>("Sharing Holds_"),
            .. types.Where(type => type.IsAssignableTo(typeof(Application.IUseCase))).Select(type => $"{Feature(type)} Act_{type.Name}"),
            .. typeof(Domain.Consultations.Consultation).GetProperties().Select(part => "Consultations Field_" + part.Name),
            .. typeof(Domain.Consultations.Concern).GetProperties().Select(part => "Consultations Field_Concern" + part.Name),
            .. typeof(Domain.Consultations.Referral).GetProperties().Select(part => "Consultations Field_Referral" + part.Name),
            .. typeof(Domain.Consultations.ProposedCommitment).GetProperties().Select(part => "Consultations Field_Promise" + part.Name),
            "Consultations Field_Concern",
            .. ComparedWords.Select(word => $"{word.Feature} {word.Key}"),
        ];

        Features.SelectMany(feature => Read(feature, English).Keys.Select(key => $"{feature.Split('.')[2]} {key}")).Except(said, StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Fact]
    public void Every_field_that_a_history_tells_of_has_words_in_both_languages() => Missing(ComparedWords).ShouldBeEmpty();

    /// <summary>Of the fields of each kind of record, in the words of its feature.</summary>
    private static IEnumerable<(string Feature, string Key)> ComparedWords => Enum.GetValues<ChangedKind>()
        .SelectMany(kind => ComparedFields.Of(kind).Select(compared => (ChangeWords.Of(kind).BaseName.Split('.')[2], "Field_" + compared.Said)));

    private static IEnumerable<string> Features => typeof(Say).Assembly.GetManifestResourceNames()
        .Where(name => name.EndsWith(".Words.resources", StringComparison.Ordinal))
        .Select(name => name[..^".resources".Length]);

    private static List<string> Codes { get; } =
    [
        .. new[] { typeof(Refusal).Assembly, typeof(Application.IUseCase).Assembly }
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.Name.EndsWith("RefusalCodes", StringComparison.Ordinal))
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Where(field => field.IsLiteral)
            .Select(field => (string)field.GetRawConstantValue()!),
    ];

    private static IEnumerable<string> Named<TChoice>(string start)
        where TChoice : struct, Enum => Enum.GetNames<TChoice>().Select(name => start + name);

    /// <summary>The tokens of what the compiled pages call: a call (0x28) and the token of a method of their own assembly (table 6) after it.</summary>
    private static HashSet<int> CalledTokens()
    {
        const BindingFlags all = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;
        HashSet<int> tokens = [];
        foreach (var body in typeof(Say).Assembly.GetTypes().SelectMany(type => type.GetMethods(all).Cast<MethodBase>().Concat(type.GetConstructors(all))).Select(method => method.GetMethodBody()))
        {
            var code = body?.GetILAsByteArray() ?? [];
            for (var at = 0; at + 4 < code.Length; at++)
            {
                if (code[at] == 0x28 && code[at + 4] == 6)
                    tokens.Add(BitConverter.ToInt32(code, at + 1));
            }
        }

        return tokens;
    }

    private static string Feature(Type type) => type.Namespace!.Split('.')[^1] is var feature && feature == "Kernel" ? "Shared" : feature;

    private static IEnumerable<string> Missing(IEnumerable<(string Feature, string Key)> words) => words.SelectMany(word => new[] { English, French }
        .Where(culture => !Read($"PeaceCoord.Web.{word.Feature}.Words", culture).ContainsKey(word.Key))
        .Select(culture => $"{word.Feature} {word.Key} has no {(culture == English ? "English" : "French")}"));

    /// <summary>The words of exactly this language, not those it falls back on.</summary>
    private static Dictionary<string, string> Read(string feature, CultureInfo culture)
    {
        try
        {
            var set = new ResourceManager(feature, typeof(Say).Assembly).GetResourceSet(culture, createIfNotExists: true, tryParents: false);
            return set is null ? [] : set.Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => entry.Value as string ?? "", StringComparer.Ordinal);
        }
        catch (MissingManifestResourceException)
        {
            return [];
        }
    }

    private static IEnumerable<string> Numbers(string words) => Placeholder().Matches(words).Select(match => match.Value);

    [GeneratedRegex(@"\{\d+", RegexOptions.None, 1000)]
    private static partial Regex Placeholder();
}
