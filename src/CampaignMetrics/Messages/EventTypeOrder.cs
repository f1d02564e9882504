namespace CampaignMetrics.Messages;

/// <summary>The order of event types: by their names, ordinally.</summary>
internal static class EventTypeOrder
{
    private static readonly int[] Ranks = RanksOf([.. Enum.GetNames<EventType>().Order(StringComparer.Ordinal)]);

    public static int Compare(EventType x, EventType y) => Ranks[(int)x] - Ranks[(int)y];

    private static int[] RanksOf(string[] inOrder) => [.. Enum.GetNames<EventType>().Select(name => Array.IndexOf(inOrder, name))];
}
