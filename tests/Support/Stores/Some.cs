namespace CampaignMetrics.Tests.Support.Stores;

/// <summary>Batches of events that are the same in every process.</summary>
internal static class Some
{
    public const string Ledger = "newsletter";

    public const int BatchEvents = 20;

    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    /// <summary>A batch by its number: mails that are sent, opened and clicked, and now and then an event of an earlier batch.</summary>
    public static List<EmailEvent> Batch(int number) => [.. Enumerable.Range(0, BatchEvents).Select(i => Event(number, i))];

    /// <summary>How many batches have all events of <see cref="Contacts"/>.</summary>
    public const int BatchesOfContacts = 40;

    /// <summary>The contacts of the first batches.</summary>
    public static ContactId[] Contacts { get; } =
        [.. Enumerable.Range(0, BatchesOfContacts).SelectMany(Batch).Select(happened => happened.Recipient).Distinct()];

    /// <summary>An event, or what stands for it after its contact was forgotten.</summary>
    public static EmailEvent Erased(EmailEvent happened, ContactId contact) => happened.Recipient == contact
        ? happened with { Recipient = $"gone-{Array.IndexOf(Contacts, contact)}@{contact.Domain}" }
        : happened;

    /// <summary>The JSON of the report of a ledger in memory that got the first batches and forgot the first contacts.</summary>
    public static byte[] ReportOf(int batches, int forgotten = 0)
    {
        using var ledger = new MessageLedger();
        foreach (var happened in Enumerable.Range(0, batches).SelectMany(Batch))
            ledger.Apply(Contacts.AsSpan(0, forgotten).Contains(happened.Recipient) ? Erased(happened, happened.Recipient) : happened);
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
