namespace CampaignMetrics.Cli.Generate.Stories;

/// <summary>All that happens to one message.</summary>
/// <remarks>
/// <para>A message is first delivered or not. Then programs act on it, and its reader may look, respond and leave.</para>
/// </remarks>
internal static class Story
{
    /// <summary>Writes the events of one message.</summary>
    public static void Tell(Message message)
    {
        if (Delivery.Tell(message) is not { } arrived) return;
        // Programs act on the server's word, readers when they can see the mail: in a few cases that is earlier.
        Machines.Tell(message, arrived.DeliveredAt);
        if (Reading.Tell(message, arrived.InMailboxAt) is { } lookedAt) Responding.Tell(message, lookedAt);
    }
}
