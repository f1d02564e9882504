using System.Collections;
using System.Globalization;
using System.Text.Json.Nodes;
using Parquet.Serialization;

namespace CampaignMetrics.Cli.Tests.Parquet;

/// <summary>The rows of a Parquet file as event lines, by a reader that is not ours.</summary>
internal static class ParquetRows
{
    /// <summary>The events, in the order of the rows.</summary>
    public static async Task<List<string>> LinesAsync(Stream file)
    {
        var rows = await ParquetSerializer.DeserializeUntypedAsync(file, cancellationToken: TestContext.Current.CancellationToken);
        return [.. rows.Data.Select(LineOf)];
    }

    private static string LineOf(IDictionary<string, object> row)
    {
        var line = new JsonObject();
        foreach (var (name, value) in row) if (Json(value) is { } json) line[name] = json;
        var read = Assert.Single(EventLines.Read(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(line.ToJsonString()))));
        return read.Event?.ToString() ?? throw new InvalidOperationException($"{read.Reason}: {line.ToJsonString()}");
    }

    private static JsonNode? Json(object? value) => value switch
    {
        null or IList { Count: 0 } or IDictionary { Count: 0 } => null,
        string text => text,
        ReadOnlyMemory<char> text => text.ToString(),
        bool flag => flag,
        decimal number => number,
        DateTime at => new DateTimeOffset(at, TimeSpan.Zero).ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture),
        IDictionary map => new JsonObject(map.Keys.Cast<object>().Select(key => KeyValuePair.Create(key.ToString()!, Json(map[key])))),
        IEnumerable list => new JsonArray([.. list.Cast<object>().Select(Json)]),
        _ => throw new InvalidOperationException($"A value of {value.GetType()}."),
    };
}
