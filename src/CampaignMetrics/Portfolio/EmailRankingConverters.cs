using System.Collections.Immutable;
using System.Text.Json;
using CampaignMetrics.Json;
using CampaignMetrics.Reports.Json;

namespace CampaignMetrics.Portfolio;

/// <summary><c>{ "schema", "definitions", "scope", "settings", "caveats", "rate", "lowestFirst", "benchmark", "percentileBase",
/// "emails": [], "leftOut" }</c></summary>
internal sealed class EmailRankingConverter : ObjectConverter<EmailRanking>
{
    public static EmailRankingConverter Instance { get; } = new();

    public override IEnumerable<int> Members(Utf8JsonWriter json, EmailRanking value)
    {
        foreach (var waiting in DocumentHead.Pieces(json, EmailRanking.Schema, value)) yield return waiting;
        json.WriteString("rate", value.Rate);
        json.WriteBoolean("lowestFirst", value.LowestFirst);
        json.WriteString("benchmark", value.BenchmarkName);
        json.WriteNumber("percentileBase", value.PercentileBase);
        foreach (var waiting in json.WriteRows("emails", value.Emails, RankedEmailConverter.Instance)) yield return waiting;
        json.WriteNumber("leftOut", value.LeftOut);
    }

    public override EmailRanking Read(JsonPart json) => new(DocumentHead.Read(json, EmailRanking.Schema), json["rate"].Text())
    {
        Caveats = json["caveats"].Rows(caveat => CaveatConverter.ReadIn(caveat, null)),
        LowestFirst = json["lowestFirst"].Flag(),
        BenchmarkName = json["benchmark"].TextOrNull(),
        PercentileBase = json["percentileBase"].Count(),
        Emails = json["emails"].Rows(RankedEmailConverter.Instance.Read),
        LeftOut = json["leftOut"].Integer(),
    };
}

/// <summary><c>{ "rank", "email", "name", "bound", "percentile", "rate": a named rate }</c></summary>
internal sealed class RankedEmailConverter : ObjectConverter<RankedEmail>
{
    public static RankedEmailConverter Instance { get; } = new();

    public override void WriteMembers(Utf8JsonWriter json, RankedEmail value)
    {
        json.WriteNumber("rank", value.Rank);
        json.WriteString("email", value.Email.Value);
        json.WriteString("name", value.Name);
        json.WriteNumber("bound", value.Bound);
        json.WriteNumberOrNull("percentile", value.Percentile);
        json.WriteObject("rate", value.Rate, ReportedRateConverter.Instance);
    }

    public override RankedEmail Read(JsonPart json) => new(
        json["rank"].Integer(), json["email"].Id<EmailId>(), json["name"].TextOrNull(),
        json["rate"].Read(ReportedRateConverter.Instance.Read), json["percentile"].IsNull ? null : json["percentile"].Quotient())
    {
        Bound = json["bound"].Quotient(),
    };
}

/// <summary><c>{ "name", "emails", "rates": { a rate: [] } }</c></summary>
internal sealed class BenchmarkConverter : ObjectConverter<Benchmark>
{
    private const int MostRates = 1000, MostPoints = 1000;

    public override void WriteMembers(Utf8JsonWriter json, Benchmark value)
    {
        json.WriteString("name", value.Name);
        json.WriteNumber("emails", value.Emails);
        json.WriteStartObject("rates");
        foreach (var (rate, points) in value.Rates)
            foreach (var _ in json.WriteRows(rate, points, BenchmarkPointConverter.Instance)) { }
        json.WriteEndObject();
    }

    public override Benchmark Read(JsonPart json) => new(
        json["name"].Text(), json["emails"].Count(),
        json["rates"].Members(MostRates).ToImmutableSortedDictionary(
            rate => rate.Name, rate => rate.Value.Rows(BenchmarkPointConverter.Instance.Read, MostPoints), StringComparer.Ordinal));
}

/// <summary><c>{ "percentile", "value" }</c></summary>
internal sealed class BenchmarkPointConverter : ObjectConverter<BenchmarkPoint>
{
    public static BenchmarkPointConverter Instance { get; } = new();

    public override void WriteMembers(Utf8JsonWriter json, BenchmarkPoint value)
    {
        json.WriteNumber("percentile", value.Percentile);
        json.WriteNumber("value", value.Value);
    }

    public override BenchmarkPoint Read(JsonPart json) => new(json["percentile"].Quotient(), json["value"].Quotient());
}
