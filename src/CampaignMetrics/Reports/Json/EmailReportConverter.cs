using System.Text.Json;
using CampaignMetrics.Json;

namespace CampaignMetrics.Reports.Json;

/// <summary>
/// <c>{ "email", "name", "campaign", "sentAt", "delivery", "engagement", "rates" }</c>, and <c>amounts</c> where there are any.
/// </summary>
internal sealed class EmailReportConverter : ObjectConverter<EmailReport>
{
    public static EmailReportConverter Instance { get; } = new();

    public override void WriteMembers(Utf8JsonWriter json, EmailReport value)
    {
        json.WriteString("email", value.Email.Value);
        json.WriteString("name", value.Name);
        json.WriteString("campaign", value.Campaign);
        json.WriteInstant("sentAt", value.SentAt, isUtc: true);
        json.WriteObject("delivery", value.Delivery, DeliveryReportConverter.Instance);
        json.WriteObject("engagement", value.Engagement, EngagementReportConverter.Instance);
        json.WriteObject("rates", value.Rates, RatesReportConverter.Instance);
        AmountsReportConverter.WriteIn(json, value.Amounts);
    }

    public override EmailReport Read(JsonPart json)
    {
        var delivery = json["delivery"].Read(DeliveryReportConverter.Instance.Read);
        var engagement = json["engagement"].Read(EngagementReportConverter.Instance.Read);
        // An email has no member for all counts: they are collected from its parts.
        var counts = new MetricReading();
        counts.Add(delivery.Counts);
        counts.Add(engagement.Counts);
        return new EmailReport
        {
            Email = json["email"].Id<EmailId>(),
            Name = json["name"].TextOrNull(),
            Campaign = json["campaign"].TextOrNull(),
            SentAt = json["sentAt"].InstantOrNull(),
            Counts = counts.ToCounts(),
            Delivery = delivery,
            Engagement = engagement,
            Rates = json["rates"].Read(RatesReportConverter.Instance.Read),
            Amounts = AmountsReportConverter.ReadIn(json),
        };
    }
}
