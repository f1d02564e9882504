namespace CampaignMetrics.Tests.Portfolio.Variants;

/// <summary>A/B tests of two emails, and what happened to them.</summary>
internal static class TestOfTwo
{
    public static readonly VariantQuery TwoEmails = new() { Variants = [new Variant("A", "a"), new Variant("B", "b")] };

    public static readonly VariantQuery Clicks = TwoEmails with { Measures = [VariantMeasure.Click] };

    public static double Round(double? number) => Math.Round(number!.Value, 4);

    public static VariantComparison Compare(VariantQuery query, IEnumerable<EmailEvent> events)
    {
        using var ledger = Some.Ledger(events);
        return ledger.CompareVariants(query);
    }

    /// <summary>Delivered messages, of which some were clicked.</summary>
    public static IEnumerable<EmailEvent> Group(string email, int delivered, int clicked)
    {
        for (var i = 0; i < delivered; i++)
        {
            ContactId contact = $"{email}-{i}@example.com";
            foreach (var happened in Message(email, contact)) yield return happened;
            if (i < clicked) yield return Click(email, contact);
        }
    }

    /// <summary>Delivered messages; the first bought for 1, the second for 2 and so on.</summary>
    public static IEnumerable<EmailEvent> Buyers(string email, int delivered, int buyers)
    {
        for (var i = 0; i < delivered; i++)
        {
            ContactId contact = $"{email}-{i}@example.com";
            foreach (var happened in Message(email, contact)) yield return happened;
            if (i < buyers) yield return Some.Converted(i + 1) with { Email = email, Recipient = contact };
        }
    }

    public static EmailEvent[] Message(EmailId email, ContactId contact, double at = 0) =>
        [Some.Sent(at, contact, email), Some.Delivered(at + 5, contact, email)];

    public static Opened Open(EmailId email, ContactId contact) => Some.Opened(to: contact) with { Email = email };

    public static Clicked Click(EmailId email, ContactId contact, double at = 600) => Some.Clicked(at, to: contact) with { Email = email };
}
