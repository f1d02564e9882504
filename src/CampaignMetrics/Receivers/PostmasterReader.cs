using System.Globalization;
using System.Text.Json;

namespace CampaignMetrics.Receivers;

/// <summary>Reads answers of Gmail's Postmaster Tools API, version 2. Members that are not known are passed over.</summary>
internal static class PostmasterReader
{
    public const string Receiver = "Gmail";

    public static bool Read(byte[] bytes, ReceiverReading reading)
    {
        try
        {
            using var json = JsonDocument.Parse(bytes.AsMemory(bytes is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0));
            var root = json.RootElement;
            if (Member(root, "results") is { ValueKind: JsonValueKind.Array } results) ReadBatch(results, reading);
            else ReadAnswer(root, "", reading);
            return true;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The second is thrown for texts that are no Unicode.
            reading.Fault((int?)(e as JsonException)?.LineNumber + 1, null, "is no JSON");
            return false;
        }
    }

    private static void ReadBatch(JsonElement results, ReceiverReading reading)
    {
        var number = 0;
        foreach (var result in results.EnumerateArray())
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"results[{number++}]");
            if (Member(result, "response") is { } answer) ReadAnswer(answer, $"{path}.response.", reading);
            else reading.Fault(null, path, $"Gmail says: {Text(Member(result, "error"), "message") ?? "no answer"}");
        }
    }

    private static void ReadAnswer(JsonElement answer, string path, ReceiverReading reading)
    {
        // Proto3 leaves out an empty list; an answer about no day is {}.
        if (Member(answer, "domainStats") is not { } all)
        {
            if (answer.ValueKind != JsonValueKind.Object || Member(answer, "error") is not null || answer.EnumerateObject().Any())
                reading.Fault(
                    null, null,
                    $"is no answer to domainStats.query: {Text(Member(answer, "error"), "message") ?? "it has no domainStats"}");
            return;
        }
        if (Text(answer, "nextPageToken") is { Length: > 0 })
            reading.Fault(null, $"{path}nextPageToken", "there are more pages, which this file has not");
        if (all.ValueKind != JsonValueKind.Array) return;
        var number = 0;
        foreach (var stat in all.EnumerateArray())
            Take(stat, string.Create(CultureInfo.InvariantCulture, $"{path}domainStats[{number++}]"), reading);
    }

    private static void Take(JsonElement stat, string path, ReceiverReading reading)
    {
        if (DayOf(Member(stat, "date")) is not { } day)
            reading.Fault(null, $"{path}.date", "is no day: ask for aggregationGranularity DAILY");
        else if (Text(stat, "metric") is not { } metric || string.IsNullOrWhiteSpace(metric))
            reading.Fault(null, $"{path}.metric", "is missing");
        else if (NumberOf(NameOf(metric), Member(stat, "value")) is not { } number) reading.Fault(null, $"{path}.value", "is missing");
        else reading.Numbers.Add(new ToldNumber(Receiver, DomainOf(Text(stat, "name")), day, number, Path: path));
    }

    private static string NameOf(string metric) =>
        metric.Replace("_", "", StringComparison.Ordinal).Equals(ReceiverNumber.SpamRate, StringComparison.OrdinalIgnoreCase)
            ? ReceiverNumber.SpamRate
            : ReceiverReading.Shown(metric);

    /// <summary>The domain in <c>domains/shop.example/domainStats/…</c>.</summary>
    private static string? DomainOf(string? name) =>
        name?.Split('/') is ["domains", { Length: > 0 } domain, ..] ? domain.ToLowerInvariant() : null;

    private static DateOnly? DayOf(JsonElement? date)
    {
        if (Whole(date, "year") is not { } year || Whole(date, "month") is not { } month || Whole(date, "day") is not { } day) return null;
        return ReceiverReading.DayOf(
            string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}-{day:00}"), ReceiverDayConverter.DayFormat);
    }

    private static ReceiverNumber? NumberOf(string name, JsonElement? value)
    {
        foreach (var member in (string[])["doubleValue", "floatValue", "intValue"])
            if (Member(value, member) is { } told)
                // 64-bit integers are texts in the JSON of Google's APIs.
                return Finite(told) is { } number ? new ReceiverNumber(name, number) : null;
        if (Text(value, "stringValue") is { } word) return new ReceiverNumber(name, null, ReceiverReading.Shown(word));
        return Member(Member(value, "stringList"), "values") is { ValueKind: JsonValueKind.Array } words
            ? new ReceiverNumber(name, null, ReceiverReading.Shown(string.Join(", ", words.EnumerateArray().Select(one => one.ToString()))))
            : null;
    }

    private static double? Finite(JsonElement value) =>
        double.TryParse(value.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : null;

    private static int? Whole(JsonElement? value, string name) =>
        Member(value, name) is { ValueKind: JsonValueKind.Number } told && told.TryGetInt32(out var number) ? number : null;

    private static string? Text(JsonElement? value, string name) =>
        Member(value, name) is { ValueKind: JsonValueKind.String } told ? told.GetString() : null;

    private static JsonElement? Member(JsonElement? value, string name) =>
        value is { ValueKind: JsonValueKind.Object } known && known.TryGetProperty(name, out var member) ? member : null;
}
