using System.Collections;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Web.Tests.Access;

/// <summary>Runs any use case as a forged click in a circuit would: with ids of workspace A's records wherever it takes an id, and little else.</summary>
internal static class Forged
{
    private const int Deepest = 3;

    public static async Task<object?> Run(Type useCase, IServiceProvider services, AccessStage stage)
    {
        var run = useCase.GetMethods().First(method => method.Name == "Run");
        var arguments = run.GetParameters().Select(parameter => Value(parameter.ParameterType, parameter.Name!, stage, 0)).ToArray();
        var running = (Task)run.Invoke(services.GetRequiredService(useCase), arguments)!;
        await running;
        return running.GetType().GetProperty("Result")?.GetValue(running);
    }

    public static bool IsId(Type type) => type.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IEntityId<>));

    private static object? Value(Type type, string name, AccessStage stage, int depth)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain == typeof(CancellationToken))
            return TestContext.Current.CancellationToken;
        if (IsId(plain))
            return plain.GetMethod("From", [typeof(Guid)])!.Invoke(null, [stage.IdOf(plain.Name) ?? Guid.CreateVersion7()]);
        if (plain == typeof(Guid))
            return stage.IdOf(name) ?? stage.IdOf(name + "Id") ?? (type == plain ? Guid.CreateVersion7() : null);
        if (plain == typeof(string))
            return depth == 0 ? "en" : null;
        if (type != plain)
            return null;
        if (plain.IsEnum)
            return Enum.GetValues(plain).GetValue(0);
        if (plain.IsValueType)
            return Activator.CreateInstance(plain);
        if (plain.IsArray)
            return Array.CreateInstance(plain.GetElementType()!, 0);
        if (typeof(IEnumerable).IsAssignableFrom(plain) || typeof(Delegate).IsAssignableFrom(plain) || plain.IsAbstract || depth > Deepest)
            return null;
        return Filled(plain, stage, depth + 1);
    }

    private static object? Filled(Type type, AccessStage stage, int depth)
    {
        if (type.GetConstructors().MinBy(constructor => constructor.GetParameters().Length) is not { } constructor)
            return null;
        var made = constructor.Invoke([.. constructor.GetParameters().Select(parameter => Value(parameter.ParameterType, parameter.Name!, stage, depth))]);
        foreach (var property in type.GetProperties().Where(property => property.SetMethod?.IsPublic == true && property.GetIndexParameters().Length == 0))
            property.SetValue(made, Value(property.PropertyType, property.Name, stage, depth) ?? property.GetValue(made));
        return made;
    }
}
