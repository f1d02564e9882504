using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace CampaignMetrics.Tests.Laws;

/// <summary>A scope within another selects the messages that both select.</summary>
public sealed class WithinLaws
{
    [Fact]
    public void It_does_not_matter_which_of_two_scopes_states_a_filter() => Law.Holds(Worlds.Any, world =>
    {
        var (chart, page) = Split(world.Scope);
        return Numbers(world, chart with { Within = page }) == Numbers(world, world.Scope);
    }, 200);

    [Fact]
    public void It_does_not_matter_by_event_date_either() => Law.Holds(Worlds.AnyByDate, world =>
    {
        var (chart, page) = Split(world.Scope);
        return Numbers(world, chart with { Within = page }) == Numbers(world, world.Scope);
    }, 150);

    [Fact]
    public void A_scope_within_itself_selects_the_same() => Law.Holds(
        Worlds.Any, world => Numbers(world, world.Scope with { Within = world.Scope }) == Numbers(world, world.Scope), 150);

    [Fact]
    public void A_scope_goes_through_JSON_with_those_around_it() => Law.Holds(Worlds.Any, world =>
    {
        var scope = world.Scope with { Within = world.Scope with { Within = ReportScope.All } };
        return System.Text.Json.JsonSerializer.Deserialize<ReportScope>(scope.ToString()) == scope;
    }, 200);

    /// <summary>Some filters for the chart, and the others for the page around it.</summary>
    private static (ReportScope Chart, ReportScope Page) Split(ReportScope scope) =>
    (
        scope with
        {
            Emails = [], Lists = [], Tags = ImmutableDictionary<string, string>.Empty, BusinessUnit = null, Exclude = [], To = null,
        },
        new ReportScope
        {
            Emails = scope.Emails, Lists = scope.Lists, Tags = scope.Tags, BusinessUnit = scope.BusinessUnit, Exclude = scope.Exclude,
            To = scope.To, Zone = scope.Zone,
        });

    private static string Numbers(World world, ReportScope scope)
    {
        var report = JsonNode.Parse(world.Ledger().Report(world.Definition, scope).ToJson())!.AsObject();
        report.Remove("scope");
        return report.ToJsonString();
    }
}
