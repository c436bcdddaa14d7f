using System.Diagnostics.CodeAnalysis;

namespace PeaceCoord.Domain.Kernel;

/// <summary>Done, or refused with one or more reasons that the person can act on. What only we can cause is thrown instead.</summary>
public class Result
{
    protected Result(IReadOnlyList<Refusal> refusals) => Refusals = refusals;

    /// <summary>It was done.</summary>
    public static Result Done { get; } = new([]);

    /// <summary>Why it was not done; empty when it was.</summary>
    public IReadOnlyList<Refusal> Refusals { get; }

    public virtual bool Succeeded => Refusals.Count == 0;

    public bool Is(string code) => Refusals.Any(refusal => refusal.Code == code);

    public static Result Refused(IReadOnlyList<Refusal> refusals) => new(refusals);

    /// <summary>Done when no refusal was collected, else refused with all of them: a form shows every error at once.</summary>
    public static Result From(IReadOnlyList<Refusal> refusals) => refusals.Count == 0 ? Done : new(refusals);

    public static implicit operator Result(Refusal refusal) => new([refusal]);
}

/// <summary>As <see cref="Result"/>, with what was made or found.</summary>
public sealed class Result<T> : Result
{
    private readonly T? _value;

    private Result(T? value, IReadOnlyList<Refusal> refusals)
        : base(refusals) => _value = value;

    /// <summary>What was made. Throws when it was refused: ask <see cref="Result.Succeeded"/> first.</summary>
    public T Value => Succeeded ? _value! : throw new InvalidOperationException($"Refused: {string.Join(", ", Refusals.Select(r => r.Code))}");

    public bool TryGet([MaybeNullWhen(false)] out T value)
    {
        value = _value;
        return Succeeded;
    }

    public static new Result<T> Refused(IReadOnlyList<Refusal> refusals) => new(default, refusals);

    public static implicit operator Result<T>(T value) => new(value, []);

    public static implicit operator Result<T>(Refusal refusal) => new(default, [refusal]);
}
