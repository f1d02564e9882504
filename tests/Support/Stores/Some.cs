namespace CampaignMetrics.Tests.Support.Stores;

/// <summary>Batches of events that are the same in every process.</summary>
internal static class Some
{
    public const string Ledger = "newsletter";

    public const int BatchEvents = 20;

    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    /// <summary>A batch by its number: mails that are sent, opened and clicked, and now and then an event of an earlier batch.</summary>
    public static List<EmailEvent> Batch(int number) => [.. Enumerable.Range(0, BatchEvents).Select(i => Event(number, i))];

    /// <summary>The JSON of the report of a ledger in memory that got the first batches.</summary>
    public static byte[] ReportOf(int batches)
    {
        using var ledger = new MessageLedger();
        foreach (var happened in Enumerable.Range(0, batches).SelectMany(Batch)) ledger.Apply(happened);
        return ledger.Report().ToJson();
    }

    private static EmailEvent Event(int batch, int index)
    {
        if (index == 0 && batch % 5 == 4) return Event(batch - 1, 1);
        var at = Start.AddSeconds(batch * 60 + index);
        EmailId email = $"email-{batch % 7}";
        ContactId contact = $"contact-{index % 10}-{batch}@example.com";
        EventId id = $"{batch}-{index}";
        return (index % 4) switch
        {
            0 => new Sent { Id = id, At = at, Email = email, Recipient = contact },
            1 => new Delivered { Id = id, At = at, Email = email, Recipient = contact },
            2 => new Opened { Id = id, At = at, Email = email, Recipient = contact },
            _ => new Clicked { Id = id, At = at, Email = email, Recipient = contact, Url = $"https://shop.example/{index}" },
        };
    }
}
