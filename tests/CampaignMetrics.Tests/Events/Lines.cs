using System.Buffers;
using System.Text;

namespace CampaignMetrics.Tests.Events;

/// <summary>Event lines as texts and streams.</summary>
internal static class Lines
{
    public const string Minimal = """{"type":"sent","at":"2026-03-01T10:00:00Z","email":"e","recipient":"r"}""";

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    public static List<EventRead> Read(string text, EventLineOptions? options = null) => Read(Utf8(text), options);

    public static List<EventRead> Read(byte[] bytes, EventLineOptions? options = null) =>
        [.. EventLines.Read(new MemoryStream(bytes), options)];

    /// <summary>The event of the one line that these bytes are.</summary>
    public static EmailEvent Event(string line) =>
        Assert.Single(Read(line)).Event ?? throw new InvalidOperationException(Read(line)[0].Reason);

    /// <summary>A minimal line of this type with further properties.</summary>
    public static string Of(string type, string properties = "") =>
        $$"""{"type":"{{type}}","at":"2026-03-01T10:00:00Z","email":"e","recipient":"r"{{(properties.Length > 0 ? "," : "")}}{{properties}}}""";

    public static byte[] Write(params IEnumerable<EmailEvent> events)
    {
        var output = new ArrayBufferWriter<byte>();
        using var writer = new EventLineWriter(output);
        foreach (var written in events) writer.Write(written);
        return output.WrittenSpan.ToArray();
    }
}
