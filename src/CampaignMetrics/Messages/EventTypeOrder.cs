namespace CampaignMetrics.Messages;

/// <summary>The order of event types: by name, ordinally. Breaks ties between events of the same time and id.</summary>
internal static class EventTypeOrder
{
    // By name, so that a type added to the enum does not reorder the others.
    private static readonly int[] Ranks = RanksOf([.. Enum.GetNames<EventType>().Order(StringComparer.Ordinal)]);

    public static int Compare(EventType x, EventType y) => Ranks[(int)x] - Ranks[(int)y];

    private static int[] RanksOf(string[] inOrder) => [.. Enum.GetNames<EventType>().Select(name => Array.IndexOf(inOrder, name))];
}
