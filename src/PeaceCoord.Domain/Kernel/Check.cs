namespace PeaceCoord.Domain.Kernel;

/// <summary>Collects refusals of one act, so that a form shows all of them at once.</summary>
public sealed class Check
{
    private readonly List<Refusal> _refusals = [];

    public IReadOnlyList<Refusal> Refusals => _refusals;

    public bool Passed => _refusals.Count == 0;

    /// <summary>A text of at most <paramref name="limit"/> characters without control characters other than line breaks and tabs, and without halves of characters; null passes.</summary>
    public Check Text(string? text, int limit, string field)
    {
        if (text is null)
            return this;

        if (text.Length > limit)
            _refusals.Add(Refusal.TooLong(field, limit));
        if (!IsPlain(text))
            _refusals.Add(new Refusal(RefusalCodes.ControlCharacters, field));
        return this;
    }

    /// <summary>As <see cref="Text"/>, and not empty.</summary>
    public Check RequiredText(string? text, int limit, string field) =>
        Unless(!string.IsNullOrWhiteSpace(text), Refusal.Required(field)).Text(text, limit, field);

    /// <summary>A whole number from <paramref name="least"/> to <paramref name="most"/>, both included.</summary>
    public Check Range(int value, int least, int most, string field) =>
        Unless(value >= least && value <= most, new Refusal(RefusalCodes.OutOfRange, field, least, most));

    /// <summary>A value that the enumeration names.</summary>
    public Check Choice<TChoice>(TChoice? value, string field)
        where TChoice : struct, Enum =>
        Unless(value is null || Enum.IsDefined(value.Value), new Refusal(RefusalCodes.UnknownChoice, field));

    public Check Unless(bool condition, Refusal refusal)
    {
        if (!condition)
            _refusals.Add(refusal);
        return this;
    }

    /// <summary>Whether people can see all of it and a database can hold it: no control characters but line breaks and tabs, no half of a surrogate pair.</summary>
    public static bool IsPlain(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text, i))
                i++;
            else if (char.IsSurrogate(text[i]) || (char.IsControl(text[i]) && text[i] is not ('\n' or '\r' or '\t')))
                return false;
        }

        return true;
    }

    /// <summary>One refusal a field: what could not be read hides that it is missing.</summary>
    public IReadOnlyList<Refusal> MergedWith(Result result) => [.. _refusals.Concat(result.Refusals).DistinctBy(refusal => refusal.Field ?? refusal.Code)];

    public Result Result() => Kernel.Result.From(_refusals);
}
