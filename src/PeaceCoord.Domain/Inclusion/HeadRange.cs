namespace PeaceCoord.Domain.Inclusion;

/// <summary>A number of people as far as it may be told: a number, or from where to where it lies.</summary>
public readonly record struct HeadRange(int Least, int Most)
{
    public static HeadRange None => default;

    public bool IsExact => Least == Most;

    /// <summary>From one to four people: fewer than five, and not nobody.</summary>
    public bool IsFew => Least > 0 && Most <= SmallNumbers.Few && !IsExact;

    public static HeadRange Exactly(int heads) => new(heads, heads);

    public static HeadRange operator +(HeadRange one, HeadRange other) => new(one.Least + other.Least, one.Most + other.Most);

    public static HeadRange Add(HeadRange one, HeadRange other) => one + other;
}
