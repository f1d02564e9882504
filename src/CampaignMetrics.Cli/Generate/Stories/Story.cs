namespace CampaignMetrics.Cli.Generate.Stories;

/// <summary>All that happens to one message.</summary>
internal static class Story
{
    /// <summary>Writes its events.</summary>
    public static void Tell(Message message)
    {
        if (Delivery.Tell(message) is not { } deliveredAt) return;
        Machines.Tell(message, deliveredAt);
        if (Reading.Tell(message, deliveredAt) is { } lookedAt) Responding.Tell(message, lookedAt);
    }
}
