using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using PeaceCoord.Application.Persistence;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Application.Tests.Persistence;

public sealed class DatabaseRulesTests(TestCluster cluster)
{
    [Fact]
    public async Task No_function_is_created_twice_or_the_last_would_stand_for_both()
    {
        await using var stage = await Stage.Set(cluster, TestContext.Current.CancellationToken);
        await using var db = stage.OpenAsOwner();
        var script = DatabaseRules.Script(db.GetService<IDesignTimeModel>().Model, "somebody");

        var created = Regex.Matches(script, @"create (?:or replace )?function (\w+)").Select(match => match.Groups[1].Value).ToList();

        created.ShouldContain("peacecoord_texts");
        created.ShouldBeUnique();
    }
}
