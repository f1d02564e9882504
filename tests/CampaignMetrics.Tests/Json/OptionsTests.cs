using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CampaignMetrics.Tests.Json;

/// <summary>A program's own options and generated code change nothing of what is said.</summary>
public sealed partial class OptionsTests
{
    private static readonly JsonSerializerOptions[] Any =
    [
        JsonSerializerOptions.Default, JsonSerializerOptions.Web, JsonSerializerOptions.Strict,
        new()
        {
            WriteIndented = true, IndentSize = 4, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseUpper,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            NumberHandling = JsonNumberHandling.WriteAsString | JsonNumberHandling.AllowReadingFromString,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        },
    ];

    private static readonly Sending Sent = new(
        Samples.Report, Samples.Scope, Samples.Own, Samples.Report.Emails[0], Samples.Report.Counts, new Money(1.50m, "EUR"),
        Samples.Ledger.Recipients(Metric.Sent).ToArray(), [], new() { [Metric.Opened] = 3 }, null);

    [Fact]
    public void Words_are_keys_of_dictionaries_too()
    {
        const string json = """{"hour":{"known-agent":1}}""";
        var read = JsonSerializer.Deserialize<Dictionary<Frequency, Dictionary<ActorRule, int>>>(json)!;
        Assert.Equal(1, read[Frequency.Hour][ActorRule.KnownAgent]);
        Assert.Equal(json, JsonSerializer.Serialize(read));
    }

    [Theory]
    [InlineData("contact"), InlineData("email")]
    public void A_row_that_names_nobody_is_no_row(string member)
    {
        var json = Encoding.UTF8.GetString(Samples.Report.ToJson());
        var at = json.IndexOf($"\"{member}\": \"", StringComparison.Ordinal);
        var end = json.IndexOf('"', at + member.Length + 5);
        var without = json[..at] + $"\"{member}\": null" + json[(end + 1)..];
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Report>(without));
    }

    [Fact]
    public void What_is_refused_is_told_without_a_programs_names()
    {
        var thrown = Assert.Throws<JsonException>(() =>
            JsonSerializer.Deserialize<RateFormulas>("""{"Open":{"divide":"opened","by":"sent"}}"""));
        Assert.DoesNotContain("Parameter", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_change_nothing_of_what_is_said()
    {
        foreach (var options in Any)
        {
            var read = JsonSerializer.Deserialize<Sending>(JsonSerializer.Serialize(Sent, options), options)!;
            IsSame(read);
            Assert.Equal(Samples.Report.ToJson(), JsonSerializer.SerializeToUtf8Bytes(Samples.Report, options));
        }
    }

    [Fact]
    public void Generated_code_needs_no_reflection()
    {
        IsSame(JsonSerializer.Deserialize(JsonSerializer.Serialize(Sent, Generated.Default.Sending), Generated.Default.Sending)!);
        Assert.Equal(Samples.Report.ToJson(), JsonSerializer.SerializeToUtf8Bytes(Samples.Report, Generated.Default.Report));
    }

    [Fact]
    public async Task A_stream_carries_it_too()
    {
        using var stream = new MemoryStream();
        await JsonSerializer.SerializeAsync(stream, Sent, Generated.Default.Sending);
        stream.Position = 0;
        IsSame((await JsonSerializer.DeserializeAsync(stream, Generated.Default.Sending))!);
    }

    private static void IsSame(Sending read)
    {
        Assert.Equal(Sent.Report.ToJson(), read.Report.ToJson());
        Assert.Equal((Sent.Scope, Sent.Definition, Sent.Counts, Sent.Price), (read.Scope, read.Definition, read.Counts, read.Price));
        Assert.Equal(Sent.Row.Rates, read.Row.Rates);
        Assert.Equal(Sent.Recipients, read.Recipients);
        Assert.Equal(Sent.ByMetric, read.ByMetric);
        Assert.Null(read.Place);
    }

    internal sealed record Sending(
        Report Report, ReportScope Scope, Definition Definition, EmailReport Row, MetricCounts Counts, Money Price,
        Recipient[] Recipients, HistoryItem[] History, Dictionary<Metric, long> ByMetric, Place? Place);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
    [JsonSerializable(typeof(Sending))]
    [JsonSerializable(typeof(Report))]
    internal sealed partial class Generated : JsonSerializerContext;
}
