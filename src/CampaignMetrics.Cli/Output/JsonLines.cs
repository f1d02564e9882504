using System.Text.Encodings.Web;
using System.Text.Json;

namespace CampaignMetrics.Cli.Output;

/// <summary>Writes answers as JSON, one object a line.</summary>
internal sealed class JsonLines(Stream target) : IDisposable
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Stream _target = new BufferedStream(target, 1 << 16);

    public void Write(Action<Utf8JsonWriter> properties)
    {
        using (var json = new Utf8JsonWriter(_target, Options))
        {
            json.WriteStartObject();
            properties(json);
            json.WriteEndObject();
        }
        _target.WriteByte((byte)'\n');
    }

    /// <summary>An enum's member as it is written in JSON; null for none.</summary>
    public static string? Name<T>(T? member) where T : struct, Enum =>
        member is { } known ? JsonNamingPolicy.CamelCase.ConvertName(known.ToString()) : null;

    /// <summary>Writes what is left; the target stays open.</summary>
    public void Dispose() => _target.Flush();
}
