using System.Text.Json;

namespace CampaignMetrics.Html;

/// <summary>An email of the page, and what the page has of it.</summary>
/// <param name="Listed">What is known of it.</param>
internal sealed record PageEmail(ListedEmail Listed)
{
    public EmailId Id => Listed.Report.Email;

    /// <summary>Whether it has a report of its own.</summary>
    public bool HasReport { get; init; }

    /// <summary>Its HTML; null where it is not known.</summary>
    public string? Body { get; init; }

    public void Write(Utf8JsonWriter json, IPageRecipients? recipients, int mostRecipients)
    {
        json.WriteStartObject();
        json.WriteString("email", Id.Value);
        json.WriteString("name", Listed.Report.Name);
        json.WriteString("subject", Listed.Subject);
        json.WriteString("from", Listed.From);
        json.WriteString("sentBy", Listed.SentBy);
        json.WriteString("campaign", Listed.Report.Campaign);
        json.WriteString("type", Listed.Type);
        json.WriteString("team", Listed.Team);
        if (Listed.Report.SentAt is { } at) json.WriteString("sentAt", at.UtcDateTime);
        else json.WriteNull("sentAt");
        json.WriteString("status", Listed.Status);
        json.WriteBoolean("hasReport", HasReport);
        json.WriteBoolean("hasBody", Body is not null);
        var sizes = HasReport ? recipients?.SizesOf(Id, mostRecipients) ?? default : default;
        json.WriteNumber("recipientChunks", sizes.Chunks);
        json.WriteNumber("recipientsLeftOut", sizes.LeftOut);
        json.WriteNumber("historyChunks", sizes.HistoryChunks);
        json.WriteEndObject();
    }
}
