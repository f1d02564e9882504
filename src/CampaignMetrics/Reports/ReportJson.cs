using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace CampaignMetrics;

/// <summary>Writes a report as JSON, <c>campaign-metrics/report/v1</c>: camel case, properties and lists in a fixed order.</summary>
public static partial class ReportJson
{
    /// <summary>The schema's name.</summary>
    public const string Schema = "campaign-metrics/report/v1";

    // A report is data for programs; an HTML page that embeds it escapes it itself.
    private static readonly JsonWriterOptions Options =
        new() { Indented = true, IndentSize = 2, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>How much is written before it is passed on to a stream.</summary>
    private const int PassOnBytes = 1 << 16;

    /// <summary>Two numbers of at most 24 characters, brackets, comma and space.</summary>
    private const int MaxPairBytes = 2 * 24 + 4;

    /// <summary>Writes a report as indented UTF-8 JSON, without a line end after it.</summary>
    /// <param name="report">The report.</param>
    /// <param name="output">Where the bytes go.</param>
    public static void Write(Report report, IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(output);
        using var json = new Utf8JsonWriter(output, Options);
        foreach (var _ in Pieces(json, report)) { }
    }

    internal static void Write(Report report, Stream output, CancellationToken cancellationToken)
    {
        var json = WriterTo(output);
        foreach (var waiting in Pieces(json, report))
        {
            if (waiting < PassOnBytes) continue;
            cancellationToken.ThrowIfCancellationRequested();
            json.Flush();
        }
        json.Flush();
    }

    internal static async Task WriteAsync(Report report, Stream output, CancellationToken cancellationToken)
    {
        var json = WriterTo(output);
        foreach (var waiting in Pieces(json, report))
            if (waiting >= PassOnBytes) await json.FlushAsync(cancellationToken).ConfigureAwait(false);
        await json.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A writer that nobody disposes of: it holds nothing but memory, and would write on after a failure.</summary>
    private static Utf8JsonWriter WriterTo(Stream output) => new(output, Options);

    /// <summary>Writes a report piece by piece; after each it says how many bytes wait to be passed on.</summary>
    private static IEnumerable<int> Pieces(Utf8JsonWriter json, Report report)
    {
        json.WriteStartObject();
        json.WriteString("schema", Schema);
        json.WriteString("definitions", report.Definition.Name);
        WriteScope(json, report.Scope);
        foreach (var waiting in WriteDelivery(json, report.Delivery)) yield return waiting;
        json.WritePropertyName("engagement");
        WriteEngagement(json, report.Engagement);
        json.WritePropertyName("rates");
        WriteRates(json, report.Rates);
        WriteAmounts(json, report.Amounts);
        WriteViewing(json, report.Viewing);
        foreach (var waiting in WriteLists(json, report)) yield return waiting;
        json.WriteEndObject();
    }

    private static void WriteScope(Utf8JsonWriter json, ReportScope scope)
    {
        json.WriteStartObject("scope");
        WriteTexts(json, "emails", scope.Emails, id => id.Value);
        WriteTexts(json, "campaigns", scope.Campaigns, id => id.Value);
        if (!scope.Lists.IsEmpty) WriteTexts(json, "lists", scope.Lists, name => name);
        if (!scope.Workflows.IsEmpty) WriteTexts(json, "workflows", scope.Workflows, name => name);
        WriteInstant(json, "from", scope.FromInstant, scope.Zone);
        WriteInstant(json, "to", scope.ToInstant, scope.Zone);
        json.WriteString("zone", scope.Zone.Id);
        json.WriteEndObject();
    }

    private static void WriteTexts<T>(Utf8JsonWriter json, string name, ImmutableArray<T> items, Func<T, string> textOf)
    {
        json.WriteStartArray(name);
        foreach (var item in items) json.WriteStringValue(textOf(item));
        json.WriteEndArray();
    }

    /// <summary>RFC 3339 with the zone's offset; <c>Z</c> in UTC itself.</summary>
    private static void WriteInstant(Utf8JsonWriter json, string name, DateTimeOffset? instant, TimeZoneInfo zone)
    {
        if (instant is not { } at) json.WriteNull(name);
        else if (zone.Id == TimeZoneInfo.Utc.Id) json.WriteString(name, at.UtcDateTime);
        else json.WriteString(name, at);
    }

    private static void WriteRates(Utf8JsonWriter json, RatesReport rates)
    {
        json.WriteStartObject();
        foreach (var rate in rates)
        {
            json.WritePropertyName(rate.Name);
            if (rate.Rate is { } part) WriteRate(json, part);
            else WriteRatio(json, rate.Ratio, null, isRate: false);
        }
        json.WriteEndObject();
    }

    /// <summary>Nothing where the definition has no amounts: most have none.</summary>
    private static void WriteAmounts(Utf8JsonWriter json, AmountsReport amounts)
    {
        if (amounts.Count == 0) return;
        json.WriteStartObject("amounts");
        foreach (var amount in amounts)
        {
            json.WriteStartObject(amount.Name);
            json.WriteNumber("denominator", amount.Denominator);
            json.WriteStartArray("byCurrency");
            foreach (var quotient in amount.ByCurrency) WriteMoney(json, quotient);
            json.WriteEndArray();
            if (amount.NotMeasured is { } reason) json.WriteString("notMeasured", reason);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private static void WriteMoney(Utf8JsonWriter json, MoneyRatio quotient)
    {
        json.WriteStartObject();
        json.WriteString("currency", quotient.Amount.Currency);
        json.WriteNumber("amount", quotient.Amount.Amount);
        if (quotient.Value is { } value) json.WriteNumber("value", value);
        else json.WriteNull("value");
        json.WriteEndObject();
    }

    private static void WriteRate(Utf8JsonWriter json, Rate rate) => WriteRatio(json, rate, rate.Interval95, isRate: true);

    private static void WriteRatio(Utf8JsonWriter json, Ratio ratio, (double Low, double High)? interval, bool isRate)
    {
        json.WriteStartObject();
        json.WriteNumber("numerator", ratio.Numerator);
        json.WriteNumber("denominator", ratio.Denominator);
        if (ratio.Value is { } value) json.WriteNumber("value", value);
        else json.WriteNull("value");
        if (interval is { } known)
        {
            json.WritePropertyName("interval95");
            Span<byte> pair = stackalloc byte[MaxPairBytes];
            Utf8.TryWrite(pair, CultureInfo.InvariantCulture, $"[{known.Low:R}, {known.High:R}]", out var length);
            json.WriteRawValue(pair[..length], skipInputValidation: true);
        }
        else if (isRate) json.WriteNull("interval95");
        if (ratio.NotMeasured is { } reason) json.WriteString("notMeasured", reason);
        json.WriteEndObject();
    }
}
