using System.Text.Json.Nodes;
using CampaignMetrics.Tests.Reference;
using FsCheck;
using FsCheck.Fluent;

namespace CampaignMetrics.Tests.Laws;

/// <summary>The engine gives what the naive reference gives, node by node.</summary>
public sealed class ReferenceLaws
{
    public static TheoryData<string> Names => [.. Definition.All.Select(definition => definition.Name)];

    [Fact]
    public void The_report_is_the_reference_s_in_every_scope() => Check(Worlds.Any, 1_500);

    [Theory]
    [MemberData(nameof(Names))]
    public void The_report_is_the_reference_s_under_every_definition(string name) =>
        Check(Worlds.Of(Gen.Constant(ReportScope.All), Gen.Constant(Definition.Find(name)!)), 100);

    private static void Check(Arbitrary<World> worlds, int cases) =>
        Prop.ForAll(worlds, world => Agrees(world)).Check(Config.QuickThrowOnFailure.WithMaxTest(cases));

    private static bool Agrees(World world)
    {
        var expected = NaiveReport.Of(world.Events, world.Catalog, world.Definition, world.Scope, WorldAgents.Describe);
        var given = JsonNode.Parse(world.Report().ToJson())!.AsObject();
        // What was asked for, not what came of it.
        given.Remove("definition");
        var difference = JsonDifference.Of(expected, given);
        return difference is null ? true : throw new InvalidOperationException(difference);
    }
}
