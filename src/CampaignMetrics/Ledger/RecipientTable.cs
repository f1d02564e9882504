using CampaignMetrics.Exports;
using CampaignMetrics.Json;

namespace CampaignMetrics.Ledger;

/// <summary>A list of messages as a table.</summary>
internal static class RecipientTable
{
    public static Columns<Recipient> Columns { get; } = new()
    {
        { "email", CellType.Text, row => row.Email.Value },
        { "contact", CellType.Text, row => row.Contact.Value },
        { "disposition", CellType.Text, row => Words<Disposition>.Of(row.Disposition) },
        { "at", CellType.Instant, row => row.At },
        { "askedAt", CellType.Instant, row => row.AskedAt },
        { "asked", CellType.Text, row => Word(row.Asked?.Type), true },
        { "url", CellType.Text, row => row.Asked?.Link?.Url, true },
        { "linkText", CellType.Text, row => row.Asked?.Link?.Label, true },
        { "role", CellType.Text, row => Word(row.Asked?.Link?.Role), true },
        { "part", CellType.Text, row => Word(row.Asked?.Link?.Part), true },
        { "occurrence", CellType.Text, row => row.Asked?.Link?.Occurrence, true },
        { "method", CellType.Text, row => (row.Asked?.Event as Unsubscribed)?.Request.Method, true },
        { "unsubscribeReason", CellType.Text, row => (row.Asked?.Event as Unsubscribed)?.Reason, true },
        { "scope", CellType.Text, row => (row.Asked?.Event as Unsubscribed)?.Scope, true },
        { "goal", CellType.Text, row => (row.Asked?.Event as Converted)?.Goal, true },
        { "amount", CellType.Amount, row => (row.Asked?.Event as Converted)?.Amount?.Amount, true },
        { "currency", CellType.Text, row => (row.Asked?.Event as Converted)?.Amount?.Currency, true },
        { "seconds", CellType.Number, row => (row.Asked?.Event as Viewed)?.Duration?.TotalSeconds, true },
        { "actor", CellType.Text, row => Word(row.Asked?.Label?.Actor), true },
        { "rule", CellType.Text, row => row.Asked?.Label?.RuleId, true },
        { "userAgent", CellType.Text, row => row.Asked?.UserAgent, true },
        { "country", CellType.Text, row => row.Asked?.Place.Country, true },
        { "region", CellType.Text, row => row.Asked?.Place.Region, true },
        { "city", CellType.Text, row => row.Asked?.Place.City, true },
        { "class", CellType.Text, row => Word(row.Bounce?.Class), true },
        { "reason", CellType.Text, row => row.NotSentReason ?? row.Bounce?.Reason, true },
        { "explanation", CellType.Text, row => row.Bounce?.Explanation, true },
        { "status", CellType.Text, row => row.Response?.Status, true },
        { "smtp", CellType.Text, row => row.Response?.Smtp, true },
        { "opens", CellType.Count, row => row.Opens },
        { "clicks", CellType.Count, row => row.Clicks },
        { "unsubscribed", CellType.Flag, row => row.IsUnsubscribed },
        { "spamReported", CellType.Flag, row => row.IsSpamReported },
        { "replied", CellType.Flag, row => row.IsReplied },
        { "forwarded", CellType.Flag, row => row.IsForwarded },
        { "converted", CellType.Flag, row => row.IsConverted },
        { "send", CellType.Text, row => row.Send, true },
        { "sentAt", CellType.Instant, row => row.SentAt, true },
        { "campaign", CellType.Text, row => row.Segments.Campaign?.Value, true },
        { "lists", CellType.Texts, row => Cell.Of(row.Segments.Lists), true },
        { "workflows", CellType.Texts, row => Cell.Of(row.Segments.Workflows), true },
        { "tags", CellType.Texts, row => Cell.Of(row.Segments.Tags.Select(tag => $"{tag.Key}={tag.Value}")), true },
    };

    private static Cell Word<T>(T? member) where T : struct, Enum => member is { } known ? Words<T>.Of(known) : null;
}
