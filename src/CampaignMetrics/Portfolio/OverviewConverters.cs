using System.Text.Json;
using CampaignMetrics.Json;
using CampaignMetrics.Reports.Json;

namespace CampaignMetrics.Portfolio;

/// <summary><c>{ "schema", "definitions", "scope", "settings", "caveats", "previousFrom", "previousTo", "previousCaveats",
/// "recipientEngagement", "delivery" }</c></summary>
internal sealed class OverviewConverter : ObjectConverter<Overview>
{
    public static OverviewConverter Instance { get; } = new();

    public override IEnumerable<int> Members(Utf8JsonWriter json, Overview value)
    {
        foreach (var waiting in DocumentHead.Pieces(json, Overview.Schema, value)) yield return waiting;
        json.WriteDay("previousFrom", value.PreviousFrom);
        json.WriteDay("previousTo", value.PreviousTo);
        foreach (var waiting in json.WriteRows("previousCaveats", value.PreviousCaveats, CaveatConverter.Instance)) yield return waiting;
        json.WriteObject("recipientEngagement", value.Engagement, OverviewSectionConverter.Instance);
        json.WriteObject("delivery", value.Delivery, OverviewSectionConverter.Instance);
        yield return json.BytesPending;
    }

    public override Overview Read(JsonPart json) => new(DocumentHead.Read(json, Overview.Schema))
    {
        Caveats = json["caveats"].Rows(caveat => CaveatConverter.ReadIn(caveat, null)),
        PreviousFrom = json["previousFrom"].DayOrNull(),
        PreviousTo = json["previousTo"].DayOrNull(),
        PreviousCaveats = json["previousCaveats"].Rows(caveat => CaveatConverter.ReadIn(caveat, null)),
        Engagement = json["recipientEngagement"].Read(OverviewSectionConverter.Instance.Read),
        Delivery = json["delivery"].Read(OverviewSectionConverter.Instance.Read),
    };
}

/// <summary><c>{ "counts": [], "rates": [] }</c></summary>
internal sealed class OverviewSectionConverter : ObjectConverter<OverviewSection>
{
    public static OverviewSectionConverter Instance { get; } = new();

    public override void WriteMembers(Utf8JsonWriter json, OverviewSection value)
    {
        foreach (var _ in json.WriteRows("counts", value.Counts, CountChangeConverter.Instance)) { }
        foreach (var _ in json.WriteRows("rates", value.Rates, ChangedRateConverter.Instance)) { }
    }

    public override OverviewSection Read(JsonPart json) => new(
        json["counts"].Rows(CountChangeConverter.Instance.Read), json["rates"].Rows(ChangedRateConverter.Instance.Read));
}

/// <summary><c>{ "metric", "current", "previous", "change", "notMeasured" }</c>, the last only where the count was not measured.</summary>
internal sealed class CountChangeConverter : ObjectConverter<CountChange>
{
    public static CountChangeConverter Instance { get; } = new();

    public override void WriteMembers(Utf8JsonWriter json, CountChange value)
    {
        json.WriteWord("metric", value.Metric);
        json.WriteNumberOrNull("current", value.Change.Current);
        json.WriteNumberOrNull("previous", value.Change.Previous);
        json.WriteNumberOrNull("change", value.Change.Relative);
        if (value.NotMeasured is { } reason) json.WriteString("notMeasured", reason);
    }

    public override CountChange Read(JsonPart json)
    {
        var change = new MetricChange(json["current"].CountOrNull(), json["previous"].CountOrNull());
        json["change"].Confirm(change.Relative);
        return new CountChange(json["metric"].Word<Metric>(), change, json.Optional("notMeasured")?.Text());
    }
}

/// <summary><c>{ "rate": its name, "current": a rate, "previous": a rate, "change", "percentagePoints" }</c></summary>
internal sealed class ChangedRateConverter : ObjectConverter<RateChange>
{
    public static ChangedRateConverter Instance { get; } = new();

    public override void WriteMembers(Utf8JsonWriter json, RateChange value)
    {
        json.WriteString("rate", value.Current.Name);
        ReportedRateConverter.WriteQuotient(json, "current", value.Current);
        ReportedRateConverter.WriteQuotient(json, "previous", value.Previous);
        json.WriteNumberOrNull("change", value.Relative);
        json.WriteNumberOrNull("percentagePoints", value.PercentagePoints);
    }

    public override RateChange Read(JsonPart json)
    {
        var name = json["rate"].Text();
        var change = new RateChange(
            ReportedRateConverter.QuotientOf(name, json["current"]), ReportedRateConverter.QuotientOf(name, json["previous"]));
        json["change"].Confirm(change.Relative);
        json["percentagePoints"].Confirm(change.PercentagePoints);
        return change;
    }
}
