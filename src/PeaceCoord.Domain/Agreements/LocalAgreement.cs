using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Domain.Agreements;

/// <summary>
/// What a dialogue between communities ended in: who agreed to what, who vouches for it, how it is watched and what was seen, and what became of
/// breaches. Parties are groups and signatories are described, never named.
/// </summary>
public sealed partial class LocalAgreement : AggregateRoot, IInWorkspace
{
    public const int TitleMaxLength = 200;
    public const int LineMaxLength = 500;
    public const int LinesMax = 40;
    public const int MonitoringMaxLength = 2000;

    /// <summary>What an agreement may be labelled: it has no named readers, and leaves the mission through no report yet.</summary>
    public static readonly IReadOnlyList<Label> Labels = [Label.Restricted, Label.Confidential];

    private readonly List<Breach> _breaches = [];

    private LocalAgreement()
    {
    }

    public LocalAgreementId Id { get; private init; }

    public WorkspaceId WorkspaceId { get; private init; }

    public FieldOfficeId? FieldOfficeId { get; private init; }

    /// <summary>The dialogue it was signed in; null when that was not recorded here.</summary>
    public ConsultationId? ConsultationId { get; private init; }

    public Label Label { get; private set; }

    public string Title { get; private set; } = "";

    public DateOnly SignedOn { get; private set; }

    /// <summary>The groups that agreed, each with who signed for it in general words.</summary>
    public List<string> Parties { get; private set; } = [];

    /// <summary>What was undertaken, by whom, one at a time.</summary>
    public List<string> Undertakings { get; private set; } = [];

    /// <summary>Who vouches for it, and how.</summary>
    public List<string> Guarantors { get; private set; } = [];

    /// <summary>Who watches it, how often, and where that is written down.</summary>
    public string? Monitoring { get; private set; }

    public IReadOnlyList<Breach> Breaches => _breaches;

    /// <summary>Registers a signed agreement. Refused with fewer than two parties, without an undertaking, or signed in the future.</summary>
    /// <param name="today">The mission's day.</param>
    public static Result<LocalAgreement> Register(LocalAgreementId id, WorkspaceId workspace, FieldOfficeId? office, ConsultationId? consultation, LocalAgreementFacts facts, DateOnly today)
    {
        var check = Facts(facts, today);
        if (!check.Passed)
            return Result<LocalAgreement>.Refused(check.Refusals);

        var agreement = new LocalAgreement { Id = id, WorkspaceId = workspace, FieldOfficeId = office, ConsultationId = consultation, Label = facts.Label ?? Label.Confidential };
        agreement.Apply(facts);
        return agreement;
    }

    private static Check Facts(LocalAgreementFacts facts, DateOnly today)
    {
        var check = new Check()
            .RequiredText(facts.Title, TitleMaxLength, nameof(facts.Title))
            .Unless(facts.SignedOn is not null, Refusal.Required(nameof(facts.SignedOn)))
            .Unless(facts.SignedOn is null || facts.SignedOn <= today, new Refusal(AgreementRefusalCodes.InTheFuture, nameof(facts.SignedOn)))
            .Unless(facts.Parties.Count >= 2, new Refusal(AgreementRefusalCodes.TwoParties, nameof(facts.Parties)))
            .Unless(facts.Undertakings.Count >= 1, Refusal.Required(nameof(facts.Undertakings)))
            .Choice(facts.Label, nameof(facts.Label))
            .Text(facts.Monitoring, MonitoringMaxLength, nameof(facts.Monitoring));
        Lines(check, facts.Parties, nameof(facts.Parties));
        Lines(check, facts.Undertakings, nameof(facts.Undertakings));
        Lines(check, facts.Guarantors, nameof(facts.Guarantors));
        return check;
    }

    private void Apply(LocalAgreementFacts facts)
    {
        Title = facts.Title!.Trim();
        SignedOn = facts.SignedOn!.Value;
        Parties = [.. facts.Parties];
        Undertakings = [.. facts.Undertakings];
        Guarantors = [.. facts.Guarantors];
        Monitoring = Kept(facts.Monitoring);
    }

    /// <summary>As it is stored.</summary>
    private static string? Kept(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();

    /// <summary>Only as the data protection focal point decided.</summary>
    public void LowerLabel(Label to) => Label = to;

    /// <summary>Somebody withdrew a consent: no text of the agreement names them any more.</summary>
    public void TakeOut(WrittenName name)
    {
        List<string> Left(List<string> lines) => lines.ConvertAll(line => name.TakenOutOf(line)!);
        (Title, Monitoring) = (name.TakenOutOf(Title)!, name.TakenOutOf(Monitoring));
        (Parties, Undertakings, Guarantors) = (Left(Parties), Left(Undertakings), Left(Guarantors));
        foreach (var breach in _breaches)
            breach.TakeOut(name);
        foreach (var note in _notes)
            note.TakeOut(name);
        foreach (var correction in _corrections)
            correction.TakeOut(name);
    }

    /// <summary>Something that went against it. Refused before the signing or in the future.</summary>
    public Result RecordBreach(DateOnly? on, string? what, DateOnly today)
    {
        var check = SinceSigned(on, today).RequiredText(what, LineMaxLength, "What");
        if (!check.Passed)
            return check.Result();

        _breaches.Add(new Breach(BreachId.New(), on!.Value, what!.Trim()));
        return Result.Done;
    }

    /// <summary>How a breach was settled. Refused when it was settled already, or before it happened.</summary>
    public Result SettleBreach(BreachId id, DateOnly? on, string? how, DateOnly today)
    {
        if (_breaches.Find(breach => breach.Id == id) is not { } breach)
            return Refusal.NotFound;
        if (breach.SettledOn is not null)
            return new Refusal(AgreementRefusalCodes.AlreadySettled);
        var check = new Check()
            .Unless(on is not null, Refusal.Required("On"))
            .Unless(on is null || on <= today, new Refusal(AgreementRefusalCodes.InTheFuture, "On"))
            .Unless(on is null || on >= breach.On, new Refusal(AgreementRefusalCodes.SettledBeforeBreach, "On", breach.On))
            .RequiredText(how, LineMaxLength, "How");
        if (!check.Passed)
            return check.Result();

        breach.Settle(on!.Value, how!.Trim());
        return Result.Done;
    }

    /// <summary>A day of something that followed the signing.</summary>
    private Check SinceSigned(DateOnly? on, DateOnly today) => new Check()
        .Unless(on is not null, Refusal.Required("On"))
        .Unless(on is null || on <= today, new Refusal(AgreementRefusalCodes.InTheFuture, "On"))
        .Unless(on is null || on >= SignedOn, new Refusal(AgreementRefusalCodes.BeforeSigning, "On", SignedOn));

    private static void Lines(Check check, IReadOnlyList<string> lines, string field)
    {
        check.Unless(lines.Count <= LinesMax, new Refusal(AgreementRefusalCodes.TooManyLines, field, LinesMax));
        foreach (var line in lines)
            check.Text(line, LineMaxLength, field);
    }
}

/// <summary>What is known of an agreement when it is registered or corrected.</summary>
public sealed record LocalAgreementFacts(
    string? Title,
    DateOnly? SignedOn,
    Label? Label,
    IReadOnlyList<string> Parties,
    IReadOnlyList<string> Undertakings,
    IReadOnlyList<string> Guarantors,
    string? Monitoring);

/// <summary>Something that went against an agreement, and how it was settled.</summary>
public sealed class Breach(BreachId id, DateOnly on, string what)
{
    public BreachId Id { get; private init; } = id;

    public DateOnly On { get; private init; } = on;

    public string What { get; private set; } = what;

    public string? Handled { get; private set; }

    public DateOnly? SettledOn { get; private set; }

    internal void Settle(DateOnly on, string how)
    {
        SettledOn = on;
        Handled = how;
    }

    internal void TakeOut(WrittenName name) => (What, Handled) = (name.TakenOutOf(What)!, name.TakenOutOf(Handled));
}
