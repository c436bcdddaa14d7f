using PeaceCoord.TestSupport;

namespace PeaceCoord.Application.Tests.Persistence;

public sealed class ModelTests(TestCluster cluster)
{
    [Fact]
    public async Task The_model_is_built_once_in_a_process_whatever_database_is_asked()
    {
        await using var one = await Stage.Set(cluster, TestContext.Current.CancellationToken);
        await using var other = await Stage.Set(cluster, TestContext.Current.CancellationToken);
        await using var first = one.OpenAsOwner();
        await using var second = other.OpenAsOwner();

        ReferenceEquals(first.Model, second.Model).ShouldBeTrue();
    }
}
