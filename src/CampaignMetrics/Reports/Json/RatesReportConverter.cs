using System.Text.Json;
using CampaignMetrics.Json;

namespace CampaignMetrics.Reports.Json;

/// <summary>Rates as an object with a member for each name. A member <c>interval95</c> tells a rate (at most 1) from a ratio.</summary>
internal sealed class RatesReportConverter : ObjectConverter<RatesReport>
{
    public static RatesReportConverter Instance { get; } = new();

    public override void WriteMembers(Utf8JsonWriter json, RatesReport value)
    {
        foreach (var rate in value) ReportedRateConverter.WriteQuotient(json, rate.Name, rate);
    }

    public override RatesReport Read(JsonPart json) =>
        new([.. json.Members().Select(member => ReportedRateConverter.QuotientOf(member.Name, member.Value))]);
}

/// <summary><c>{ "name": "open", "rate": { … } }</c>; in a report the name is the member's name.</summary>
internal sealed class ReportedRateConverter : ObjectConverter<ReportedRate>
{
    private const string Name = "name", Quotient = "rate";

    public static ReportedRateConverter Instance { get; } = new();

    public override void WriteMembers(Utf8JsonWriter json, ReportedRate value)
    {
        json.WriteString(Name, value.Name);
        WriteQuotient(json, Quotient, value);
    }

    public override ReportedRate Read(JsonPart json) => QuotientOf(json[Name].Text(), json[Quotient]);

    internal static void WriteQuotient(Utf8JsonWriter json, string name, ReportedRate rate)
    {
        if (rate.Rate is { } part) json.WriteObject(name, part, RateConverter.Instance);
        else json.WriteObject(name, rate.Ratio, RatioConverter.Instance);
    }

    internal static ReportedRate QuotientOf(string name, JsonPart json) => json.Read(quotient =>
        quotient.Optional("interval95") is null
            ? new ReportedRate(name, RatioConverter.Instance.Read(quotient), isRate: false)
            : new ReportedRate(name, RateConverter.Instance.Read(quotient), isRate: true));
}
