using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Application.Persistence;

/// <summary>How value types of the domain are stored, once for all: typed ids as uuid, enumerations as text codes, sealed texts as bytes.</summary>
internal static class Conventions
{
    private const int CodeMaxLength = 40;

    public static void Add(ModelConfigurationBuilder configuration)
    {
        foreach (var type in typeof(AggregateRoot).Assembly.GetTypes())
        {
            if (type.IsEnum)
                configuration.Properties(type).HaveConversion<string>().HaveMaxLength(CodeMaxLength);
            else if (type.IsValueType && type.GetInterfaces().Any(IsEntityId))
                configuration.Properties(type).HaveConversion(typeof(IdConverter<>).MakeGenericType(type));
        }

        configuration.Properties<Sealed>().HaveConversion<SealedConverter>();
    }

    private static bool IsEntityId(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IEntityId<>);

    private sealed class IdConverter<TId>() : ValueConverter<TId, Guid>(id => id.Value, MakeFrom())
        where TId : struct, IEntityId<TId>
    {
        private static System.Linq.Expressions.Expression<Func<Guid, TId>> MakeFrom()
        {
            var value = System.Linq.Expressions.Expression.Parameter(typeof(Guid));
            var from = typeof(TId).GetMethod("From", BindingFlags.Public | BindingFlags.Static, [typeof(Guid)])!;
            return System.Linq.Expressions.Expression.Lambda<Func<Guid, TId>>(System.Linq.Expressions.Expression.Call(from, value), value);
        }
    }

    private sealed class SealedConverter() : ValueConverter<Sealed, byte[]>(text => text.Bytes, bytes => new Sealed(bytes));
}
