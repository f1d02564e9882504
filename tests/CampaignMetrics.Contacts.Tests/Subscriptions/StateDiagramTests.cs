using CampaignMetrics.Contacts.Subscriptions;

namespace CampaignMetrics.Contacts.Tests.Subscriptions;

public sealed class StateDiagramTests
{
    [Fact]
    public void Every_change_of_the_table_is_on_an_arrow_and_nothing_else()
    {
        var arrows = StateDiagram.Mermaid(TransitionTables.Default)
            .Split('\n')
            .Where(line => line.Contains("-->", StringComparison.Ordinal) && !line.Contains("[*]", StringComparison.Ordinal))
            .SelectMany(line =>
                line.Trim().Split(": ") is [var ends, var triggers]
                    ? triggers.Split(", ").Select(trigger => $"{ends}: {trigger.Replace(" ", "", StringComparison.Ordinal)}")
                    : []);
        var changes =
            from state in Enum.GetValues<SubscriptionState>()
            from trigger in Enum.GetValues<Trigger>()
            let outcome = TransitionTables.Default(state, trigger)
            where outcome.Kind == OutcomeKind.Changed
            select $"{state} --> {outcome.Target?.ToString() ?? "StateBefore"}: {trigger.ToString().ToLowerInvariant()}";
        Assert.Equal(changes.Order(StringComparer.Ordinal), arrows.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_diagram_is_mermaid() =>
        Assert.StartsWith(
            "stateDiagram-v2\n    state \"the state before\" as StateBefore\n    [*] --> NoConsent\n",
            StateDiagram.Mermaid(TransitionTables.HubSpot), StringComparison.Ordinal);

    [Fact]
    public void The_written_table_has_a_row_for_each_trigger() =>
        Assert.Equal(
            Enum.GetValues<Trigger>().Length + 2, StateDiagram.Markdown(TransitionTables.Pipedrive).TrimEnd('\n').Split('\n').Length);
}
