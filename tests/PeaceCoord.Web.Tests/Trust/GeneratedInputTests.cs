using System.Collections;
using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using PeaceCoord.Application;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.TestSupport;
using PeaceCoord.Web.Tests.Access;

namespace PeaceCoord.Web.Tests.Trust;

/// <summary>
/// Every use case there is, found in the assembly, run by those who may with generated values in every input it takes, however deep, and with ids of records
/// that are there: none of it is a fault, and of what was refused nothing is stored.
/// </summary>
[Trait("length", "only-long")]
public sealed class GeneratedInputTests(AccessStage stage) : IClassFixture<AccessStage>, IAsyncDisposable
{
    private const int Seed = 7319;
    private const int Rounds = 12;

    /// <summary>A megabyte, once in so many texts.</summary>
    private const int Huge = 400;

    private static readonly NullabilityInfoContext Nullability = new();
    private readonly BadValues _values = new(Seed);
    private readonly List<string> _marks = [];

    /// <summary>What a request brings: those who prove a second step ask its cookies who is halfway in.</summary>
    private readonly ServiceProvider _cookies = Cookies();
    private int _inputs;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Generated_values_in_every_input_of_every_use_case_are_no_fault_and_what_was_refused_is_not_stored()
    {
        Dictionary<string, string> faults = new(StringComparer.Ordinal);
        HashSet<string> accepted = new(StringComparer.Ordinal);
        Dictionary<string, string> refused = new(StringComparer.Ordinal);
        HashSet<Type> lookedAt = [];
        var (runs, useCases) = (0, UseCases().ToList());
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var useCase in useCases.OrderBy(_ => _values.Random.Next()))
            {
                foreach (var run in useCase.GetMethods().Where(method => method.Name == "Run"))
                {
                    runs++;
                    _marks.Clear();
                    var outcome = await Outcome(useCase, run, Whoever(useCase), faults);
                    if (outcome is Result { Succeeded: false } no)
                    {
                        foreach (var mark in _marks)
                            refused[mark] = $"{useCase.Name}: {string.Join(", ", no.Refusals.Select(refusal => refusal.Code))}";
                    }
                    else
                    {
                        accepted.UnionWith(_marks);
                    }

                    if (outcome is not null && !(outcome is Result result && (result.Is(RefusalCodes.NotFound) || result.Is(RefusalCodes.NotPermitted))))
                        lookedAt.Add(useCase);
                }
            }
        }

        var dump = await DatabaseDump.Of(stage.Stage, Cancel);
        var stored = refused.Where(text => BadValues.IsIn(dump, text.Key)).Select(text => text.Value).Distinct(StringComparer.Ordinal).ToList();
        var kept = accepted.Count(mark => BadValues.IsIn(dump, mark));
        var said = string.Create(CultureInfo.InvariantCulture, $"{useCases.Count} use cases run {runs} times with {_inputs} generated values; {lookedAt.Count} looked at them; {refused.Count} texts refused and {stored.Count} of them stored, {kept} stored of {accepted.Count} others; {faults.Count} faults");
        Measured.Keep("generated-inputs-of-use-cases", said);
        faults.Select(fault => $"{fault.Key}: {fault.Value}").ShouldBeEmpty(said);
        stored.ShouldBeEmpty("what was refused is stored");
        kept.ShouldBePositive("what was stored is found in the dump, or it tells nothing");
        _inputs.ShouldBeGreaterThan(10_000);
    }

    public ValueTask DisposeAsync() => _cookies.DisposeAsync();

    /// <summary>But for verbs of the command line, whose row says that nobody runs them.</summary>
    private static IEnumerable<Type> UseCases() => typeof(IUseCase).Assembly.GetTypes()
        .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IUseCase)))
        .Where(type => AccessMatrix.UseCases.Any(row => row.UseCase == type && !(row.Try is null && row.May.Length == 0)))
        .OrderBy(type => type.FullName, StringComparer.Ordinal);

    private static ServiceProvider Cookies()
    {
        var services = new ServiceCollection().AddLogging();
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        services.AddAuthentication().AddIdentityCookies();
        return services.BuildServiceProvider();
    }

    private Caller Whoever(Type useCase)
    {
        var may = AccessMatrix.UseCases.Where(row => row.UseCase == useCase).SelectMany(row => row.May).Distinct().ToList();
        return may.Count == 0 ? Caller.Officer : may[_values.Random.Next(may.Count)];
    }

    private async Task<object?> Outcome(Type useCase, MethodInfo run, Caller caller, Dictionary<string, string> faults)
    {
        var arguments = run.GetParameters().Select(parameter => Value(parameter.ParameterType, parameter.Name!, Nullability.Create(parameter), 0)).ToArray();
        try
        {
            return await stage.As(caller, async (IServiceProvider services) =>
            {
                services.GetRequiredService<IHttpContextAccessor>().HttpContext = new DefaultHttpContext { RequestServices = _cookies };
                var running = (Task)run.Invoke(services.GetRequiredService(useCase), arguments)!;
                await running;
                return running.GetType().GetProperty("Result")?.GetValue(running);
            });
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            var cause = fault is TargetInvocationException { InnerException: { } inner } ? inner : fault;
            var where = cause.StackTrace?.Split('\n').FirstOrDefault(line => line.Contains("PeaceCoord.", StringComparison.Ordinal))?.Trim();
            faults.TryAdd($"{useCase.Name} as {caller}", $"{cause.GetType().Name}: {cause.Message[..Math.Min(200, cause.Message.Length)]} {where}");
            return null;
        }
    }

    private object? Value(Type type, string name, NullabilityInfo? nullability, int depth)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain == typeof(CancellationToken))
            return Cancel;
        var mayBeNull = type != plain || nullability?.WriteState == NullabilityState.Nullable;
        if (mayBeNull && _values.Random.Next(5) == 0)
            return null;
        if (Forged.IsId(plain))
            return plain.GetMethod("From", [typeof(Guid)])!.Invoke(null, [Id(plain.Name)]);
        if (plain == typeof(Guid))
            return Id(name);
        // What culture the reader has is the portal's own word.
        if (plain == typeof(string))
            return depth == 0 && name == "language" ? "en" : Text();
        if (plain.IsEnum)
            return Counted(Enum.ToObject(plain, _values.Random.Next(-1, Enum.GetValues(plain).Length + 1)));
        if (plain == typeof(int))
            return Counted(_values.Random.Next(6) switch { 0 => int.MinValue, 1 => int.MaxValue, 2 => -1, 3 => 0, _ => _values.Random.Next(1, 200) });
        if (plain == typeof(bool))
            return Counted(_values.Random.Next(2) == 0);
        if (plain == typeof(DateOnly))
            return Counted(_values.Random.Next(4) switch { 0 => DateOnly.MinValue, 1 => DateOnly.MaxValue, _ => DateOnly.FromDateTime(stage.Stage.Clock.GetUtcNow().UtcDateTime).AddDays(_values.Random.Next(-400, 400)) });
        if (plain == typeof(byte[]))
            return Counted(Bytes());
        if (typeof(Delegate).IsAssignableFrom(plain) || depth > 4)
            return null;
        if (plain.IsGenericType && plain.GetGenericArguments() is [{ } key, { } item] && typeof(IEnumerable).IsAssignableFrom(plain))
            return Pairs(key, item, depth);
        if ((plain.IsArray ? plain.GetElementType() : plain.IsGenericType && typeof(IEnumerable).IsAssignableFrom(plain) ? plain.GetGenericArguments()[0] : null) is { } element)
            return Items(plain, element, name, depth);
        if (plain.IsValueType && plain.GetConstructors().Length == 0)
            return Activator.CreateInstance(plain);
        return plain.IsAbstract ? null : Filled(plain, depth + 1);
    }

    private object Counted(object value)
    {
        _inputs++;
        return value;
    }

    /// <summary>Mostly of a record that is there, or the use case would look no further.</summary>
    private Guid Id(string name)
    {
        _inputs++;
        return _values.Random.Next(8) switch
        {
            0 => Guid.CreateVersion7(),
            1 => Guid.Empty,
            _ => stage.IdOf(name) ?? stage.IdOf(name + "Id") ?? Guid.CreateVersion7(),
        };
    }

    private string Text()
    {
        _inputs++;
        if (_values.Random.Next(4) == 0)
            return _values.Text();
        var mark = _values.Mark();
        _marks.Add(mark);
        return _values.Random.Next(Huge) == 0 ? mark + new string('w', 1_000_000) : _values.Random.Next(2) == 0 ? $"Wells {mark}" : _values.Text(mark);
    }

    private byte[] Bytes() => _values.Random.Next(3) switch
    {
        0 => [],
        1 => [.. Enumerable.Range(0, 512).Select(_ => (byte)_values.Random.Next(256))],
        _ => Pictures.Pdf(_values.Text()),
    };

    private IDictionary Pairs(Type key, Type item, int depth)
    {
        var pairs = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(key, item))!;
        for (var more = _values.Random.Next(4); more > 0; more--)
        {
            if (Value(key, "key", null, depth + 1) is { } made)
                pairs[made] = Value(item, "value", null, depth + 1);
        }

        return pairs;
    }

    private object Items(Type type, Type element, string name, int depth)
    {
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(element))!;
        for (var more = _values.Random.Next(4); more > 0; more--)
            list.Add(Value(element, name, null, depth + 1));
        if (!type.IsArray && type.IsInstanceOfType(list))
            return list;
        var array = Array.CreateInstance(element, list.Count);
        list.CopyTo(array, 0);
        return type.IsInstanceOfType(array) ? array : Activator.CreateInstance(type, list)!;
    }

    private object? Filled(Type type, int depth)
    {
        if (type.GetConstructors().MaxBy(constructor => constructor.GetParameters().Length) is not { } constructor)
            return null;
        var made = constructor.Invoke([.. constructor.GetParameters().Select(parameter => Value(parameter.ParameterType, parameter.Name!, Nullability.Create(parameter), depth))]);
        foreach (var property in type.GetProperties().Where(property => property.SetMethod?.IsPublic == true && property.GetIndexParameters().Length == 0))
        {
            // A version that fits lets a save go on.
            if (property.Name == "Version" && _values.Random.Next(2) == 0)
                continue;
            property.SetValue(made, Value(property.PropertyType, property.Name, Nullability.Create(property), depth));
        }

        return made;
    }
}
