using System.Text.Json;
using CampaignMetrics.Json;
using CampaignMetrics.Reports.Json;

namespace CampaignMetrics.Reports.Sources;

/// <summary><c>{ "schema", "definitions", "scope", "settings", "caveats", "emails": [], "campaigns": [], "others": [] }</c></summary>
internal sealed class SourcesReportConverter : ObjectConverter<SourcesReport>
{
    public static SourcesReportConverter Instance { get; } = new();

    public override IEnumerable<int> Members(Utf8JsonWriter json, SourcesReport value)
    {
        foreach (var waiting in DocumentHead.Pieces(json, SourcesReport.Schema, value)) yield return waiting;
        foreach (var waiting in json.WriteRows("emails", value.Emails, SourceRowConverter.Instance)) yield return waiting;
        foreach (var waiting in json.WriteRows("campaigns", value.Campaigns, SourceRowConverter.Instance)) yield return waiting;
        foreach (var waiting in json.WriteRows("others", value.Others, SourceRowConverter.Instance)) yield return waiting;
    }

    public override SourcesReport Read(JsonPart json)
    {
        return new SourcesReport(DocumentHead.Read(json, SourcesReport.Schema))
        {
            Caveats = json["caveats"].Rows(CaveatConverter.Instance.Read),
            Emails = json["emails"].Rows(SourceRowConverter.Instance.Read),
            Campaigns = json["campaigns"].Rows(SourceRowConverter.Instance.Read),
            Others = json["others"].Rows(SourceRowConverter.Instance.Read),
        };
    }
}

/// <summary><c>{ "key", "visits", "contacts", "customers", "delivered", "revenue": [], "revenuePerRecipient": [] }</c></summary>
internal sealed class SourceRowConverter : ObjectConverter<SourceRow>
{
    public static SourceRowConverter Instance { get; } = new();

    public override void WriteMembers(Utf8JsonWriter json, SourceRow value)
    {
        json.WriteString("key", value.Key);
        json.WriteNumber("visits", value.Visits);
        json.WriteNumber("contacts", value.Contacts);
        json.WriteNumber("customers", value.Customers);
        json.WriteNumberOrNull("delivered", value.Delivered);
        foreach (var _ in json.WriteRows("revenue", value.Revenue, RevenueReportConverter.Instance)) { }
        foreach (var _ in json.WriteRows("revenuePerRecipient", value.RevenuePerRecipient, MoneyRatioConverter.Instance)) { }
    }

    public override SourceRow Read(JsonPart json)
    {
        var row = new SourceRow(
            json["key"].TextOrNull(), json["visits"].Count(), json["contacts"].Count(), json["customers"].Count())
        {
            Delivered = json["delivered"].CountOrNull(),
            Revenue = json["revenue"].Rows(RevenueReportConverter.Instance.Read),
        };
        var perRecipient = json["revenuePerRecipient"];
        return perRecipient.Rows(MoneyRatioConverter.Instance.Read).SequenceEqual(row.RevenuePerRecipient)
            ? row
            : throw perRecipient.Fault("it does not agree with the numbers beside it");
    }
}
