using System.Text.Json;
using CampaignMetrics.Json;
using CampaignMetrics.Reports.Json;

namespace CampaignMetrics.Portfolio;

/// <summary><c>{ "schema", "definitions", "scope", "settings", "caveats", "x": { "rate", "mean", "pooled" }, "y", "points": [],
/// "leftOut" }</c></summary>
internal sealed class EmailScatterConverter : ObjectConverter<EmailScatter>
{
    public static EmailScatterConverter Instance { get; } = new();

    public override IEnumerable<int> Members(Utf8JsonWriter json, EmailScatter value)
    {
        foreach (var waiting in DocumentHead.Pieces(json, EmailScatter.Schema, value)) yield return waiting;
        WriteAxis(json, "x", value.X, value.MeanX, value.PooledX);
        WriteAxis(json, "y", value.Y, value.MeanY, value.PooledY);
        foreach (var waiting in json.WriteRows("points", value.Points, ScatterPointConverter.Instance)) yield return waiting;
        json.WriteNumber("leftOut", value.LeftOut);
    }

    public override EmailScatter Read(JsonPart json)
    {
        var basis = DocumentHead.Read(json, EmailScatter.Schema);
        var (x, meanX, pooledX) = json["x"].Read(ReadAxis);
        var (y, meanY, pooledY) = json["y"].Read(ReadAxis);
        return new EmailScatter(basis, x, y)
        {
            Caveats = json["caveats"].Rows(caveat => CaveatConverter.ReadIn(caveat, null)),
            MeanX = meanX,
            MeanY = meanY,
            PooledX = pooledX,
            PooledY = pooledY,
            Points = json["points"].Rows(ScatterPointConverter.Instance.Read),
            LeftOut = json["leftOut"].Integer(),
        };
    }

    private static void WriteAxis(Utf8JsonWriter json, string name, string rate, double? mean, ReportedRate pooled)
    {
        json.WriteStartObject(name);
        json.WriteString("rate", rate);
        json.WriteNumberOrNull("mean", mean);
        ReportedRateConverter.WriteQuotient(json, "pooled", pooled);
        json.WriteEndObject();
    }

    private static (string Rate, double? Mean, ReportedRate Pooled) ReadAxis(JsonPart json)
    {
        var rate = json["rate"].Text();
        double? mean = json["mean"].IsNull ? null : json["mean"].Quotient();
        return (rate, mean, ReportedRateConverter.QuotientOf(rate, json["pooled"]));
    }
}

/// <summary><c>{ "email", "name", "x": a named rate, "y" }</c></summary>
internal sealed class ScatterPointConverter : ObjectConverter<ScatterPoint>
{
    public static ScatterPointConverter Instance { get; } = new();

    public override void WriteMembers(Utf8JsonWriter json, ScatterPoint value)
    {
        json.WriteString("email", value.Email.Value);
        json.WriteString("name", value.Name);
        json.WriteObject("x", value.X, ReportedRateConverter.Instance);
        json.WriteObject("y", value.Y, ReportedRateConverter.Instance);
    }

    public override ScatterPoint Read(JsonPart json) => new(
        json["email"].Id<EmailId>(), json["name"].TextOrNull(),
        json["x"].Read(ReportedRateConverter.Instance.Read), json["y"].Read(ReportedRateConverter.Instance.Read));
}
