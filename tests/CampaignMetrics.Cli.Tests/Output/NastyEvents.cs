namespace CampaignMetrics.Cli.Tests.Output;

/// <summary>Events whose every text is long, wide, or made to deceive a terminal.</summary>
internal static class NastyEvents
{
    /// <summary>A title is set, the screen cleared, a line turned, a character hidden, a line broken.</summary>
    public const string Deceit = "\u001b]0;T\u0007\u001b[2J\u009b1A\u202e\u200b\u2028\r\n\u007f=1+1";

    public static MessageLedger Ledger(string text)
    {
        var ledger = new MessageLedger(
            new LedgerOptions { Catalog = new EmailCatalog([new Email { Id = text, Name = text, Campaign = new CampaignId(text) }]) });
        foreach (var happened in All(text)) ledger.Apply(happened);
        return ledger;
    }

    public static IEnumerable<EmailEvent> All(string text)
    {
        var at = new DateTimeOffset(2026, 3, 24, 9, 0, 0, TimeSpan.Zero);
        ContactId contact = $"{text}@{text}";
        var segments =
            new Segments { Campaign = new CampaignId(text), Workflow = text, Lists = [text], Tags = Segments.None.Tags.Add(text, text) };
        var request = new WebRequest { UserAgent = text, Ip = text, Method = text, Purpose = text, Place = new Place(text, text, text) };
        var said = new ServerResponse
        {
            Smtp = text, Status = text, BounceClass = text, BounceReason = text, ProviderReason = text, RemoteMta = text,
        };
        yield return new Sent { At = at, Email = text, Recipient = contact, Segments = segments, Id = text[..Math.Min(text.Length, 200)] };
        yield return new Delivered { At = at.AddSeconds(1), Email = text, Recipient = contact };
        yield return new Opened { At = at.AddHours(1), Email = text, Recipient = contact, Request = request };
        yield return new Clicked
        {
            At = at.AddHours(2), Email = text, Recipient = contact, Request = request, Url = text, Link = text, Variant = text,
        };
        var ordered = new Converted
        {
            At = at.AddHours(3), Email = text, Recipient = contact, Goal = text, Order = text, Amount = new Money(10, text),
        };
        yield return ordered;
        yield return ordered with { At = at.AddHours(5), Amount = new Money(-12.5m, text) };
        yield return new Bounced { At = at, Email = text + "2", Recipient = contact, Response = said };
        yield return new NotSent { At = at, Email = text + "3", Recipient = contact, Reason = text };
        yield return new Unsubscribed { At = at.AddHours(4), Email = text, Recipient = contact, Scope = text };
    }
}
