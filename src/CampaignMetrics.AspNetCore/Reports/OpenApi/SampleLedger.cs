namespace CampaignMetrics.AspNetCore.Reports.OpenApi;

/// <summary>A few invented events, by which the examples of the document are made: they are what the library answers, and not what somebody
/// thought that it would.</summary>
internal static class SampleLedger
{
    private static readonly DateTimeOffset Start = new(2026, 3, 24, 9, 0, 0, TimeSpan.Zero);

    public static MessageLedger Make()
    {
        var ledger = new MessageLedger();
        var spring = new Segments { Campaign = "spring" };
        foreach (var email in new[] { "subject-a", "subject-b" })
            foreach (var contact in new[] { "ann@example.com", "bob@example.com", "eve@example.org" })
            {
                ledger.Apply(new Sent { At = Start, Email = email, Segments = spring, Recipient = contact });
                ledger.Apply(new Delivered { At = Start.AddSeconds(2), Email = email, Recipient = contact });
            }
        ledger.Apply(new Opened { At = Start.AddMinutes(4), Email = "subject-a", Recipient = "ann@example.com" });
        ledger.Apply(new Clicked
        {
            At = Start.AddMinutes(5), Email = "subject-a", Recipient = "ann@example.com", Url = "https://shop.example/tulips",
        });
        ledger.Apply(new Opened { At = Start.AddHours(3), Email = "subject-b", Recipient = "eve@example.org" });
        return ledger;
    }
}
