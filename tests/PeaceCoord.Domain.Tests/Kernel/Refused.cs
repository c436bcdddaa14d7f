using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Domain.Tests.Kernel;

internal static class Refused
{
    /// <summary>Refused for this one reason, at this field, and for no other.</summary>
    public static void ShouldRefuse(this Result result, string code, string? field = null) =>
        result.Refusals.Select(refusal => (refusal.Code, refusal.Field)).ShouldBe([(code, field)]);

    public static void ShouldBeDone(this Result result) => result.Refusals.ShouldBeEmpty();

    /// <summary>The fields it was refused at, in the order of the form.</summary>
    public static void ShouldPointTo(this Result result, params string[] fields) => result.Refusals.Select(refusal => refusal.Field).ShouldBe(fields);
}
