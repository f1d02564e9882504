using CampaignMetrics.Bounces;

namespace CampaignMetrics.Cli.Output;

/// <summary>The columns of a list of messages.</summary>
internal static class RecipientColumns
{
    public static AnswerColumn<Recipient>[] All =>
    [
        new("email", row => row.Email.Value),
        new("contact", row => row.Contact.Value),
        new("disposition", row => JsonName.Of<Disposition>(row.Disposition)),
        new("at", row => row.At),
        new("askedAt", row => row.AskedAt),
        new("asked", row => JsonName.Of(row.Asked?.Type), IsOptional: true),
        new("url", row => row.Asked?.Link?.Url, IsOptional: true),
        new("linkText", row => row.Asked?.Link?.Label, IsOptional: true),
        new("role", row => JsonName.Of(row.Asked?.Link?.Role), IsOptional: true),
        new("part", row => JsonName.Of(row.Asked?.Link?.Part), IsOptional: true),
        new("occurrence", row => row.Asked?.Link?.Occurrence, IsOptional: true),
        new("method", row => (row.Asked?.Event as Unsubscribed)?.Request.Method, IsOptional: true),
        new("unsubscribeReason", row => (row.Asked?.Event as Unsubscribed)?.Reason, IsOptional: true),
        new("scope", row => (row.Asked?.Event as Unsubscribed)?.Scope, IsOptional: true),
        new("goal", row => (row.Asked?.Event as Converted)?.Goal, IsOptional: true),
        new("amount", row => (row.Asked?.Event as Converted)?.Amount?.Amount, IsOptional: true),
        new("currency", row => (row.Asked?.Event as Converted)?.Amount?.Currency, IsOptional: true),
        new("seconds", row => (row.Asked?.Event as Viewed)?.Duration?.TotalSeconds, IsOptional: true),
        new("actor", row => JsonName.Of(row.Asked?.Label?.Actor), IsOptional: true),
        new("rule", row => row.Asked?.Label?.RuleId, IsOptional: true),
        new("userAgent", row => row.Asked?.UserAgent, IsOptional: true),
        new("country", row => row.Asked?.Place.Country, IsOptional: true),
        new("region", row => row.Asked?.Place.Region, IsOptional: true),
        new("city", row => row.Asked?.Place.City, IsOptional: true),
        new("class", row => JsonName.Of(row.Bounce?.Class), IsOptional: true),
        new("reason", row => row.NotSentReason ?? row.Bounce?.Reason, IsOptional: true),
        new("explanation", row => row.Bounce?.Explanation, IsOptional: true),
        new("status", row => row.Response?.Status, IsOptional: true),
        new("smtp", row => row.Response?.Smtp, IsOptional: true),
        new("opens", row => (long?)row.Opens),
        new("clicks", row => (long?)row.Clicks),
        new("unsubscribed", row => row.IsUnsubscribed),
        new("spamReported", row => row.IsSpamReported),
        new("replied", row => row.IsReplied),
        new("forwarded", row => row.IsForwarded),
        new("converted", row => row.IsConverted),
        new("send", row => row.Send, IsOptional: true),
        new("sentAt", row => row.SentAt, IsOptional: true),
        new("campaign", row => row.Segments.Campaign?.Value, IsOptional: true),
        new("lists", row => Answer.Of(row.Segments.Lists), IsOptional: true),
        new("workflows", row => Answer.Of(row.Segments.Workflows), IsOptional: true),
        new("tags", row => Answer.Of(row.Segments.Tags.Select(tag => $"{tag.Key}={tag.Value}")), IsOptional: true),
    ];
}
