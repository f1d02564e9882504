using System.Buffers;
using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using CampaignMetrics.Cli.Input;
using CampaignMetrics.Cli.Output;
using CampaignMetrics.Events;
using CampaignMetrics.Webhooks;

namespace CampaignMetrics.Cli.Commands;

/// <summary><c>import PROVIDER FILE…</c>: bodies that a provider posted, as event lines.</summary>
internal static class ImportCommand
{
    public const string Name = "import";

    private const string Form = "application/x-www-form-urlencoded";

    /// <summary>How many parts that are no events are named on standard error; all are counted.</summary>
    private const int MaxNamed = 100;

    /// <summary>A file is no request: nobody has to prove where an event without an SNS message around it comes from.</summary>
    private static readonly WebhookOptions FromFiles = new() { RawSnsDelivery = true };

    public static Command Create()
    {
        var provider = new Argument<string>("PROVIDER") { Description = $"{string.Join(", ", WebhookProvider.All.Select(each => each.Name))}." };
        var files = new Argument<string[]>("FILE") { Description = "A file for each request, holding its body; - reads standard input.", Arity = ArgumentArity.OneOrMore };
        var headers = new Option<string[]>("--header") { Description = "A header field of the requests, 'Name: value'; may be repeated." };
        var contentType = new Option<string?>("--content-type") { Description = "The media type of the bodies; by default told from how they begin." };
        var command = new Command(Name, "Turns what an email provider posted into event lines.") { provider, files, headers, contentType };
        command.SetAction(parsed =>
        {
            var from = Find(parsed.GetValue(provider)!);
            var given = Headers(parsed.GetValue(headers) ?? []);
            using var output = new BufferedStream(OutputFile.Open(null), 1 << 16);
            var named = 0L;
            foreach (var file in parsed.GetValue(files)!)
            {
                var result = from.Read(Request(file, given, parsed.GetValue(contentType)), FromFiles);
                foreach (var told in result.Events) Write(output, told);
                foreach (var word in Words(result))
                    if (named++ < MaxNamed) Console.Error.WriteLine($"{file}: {Safe.Text(word)}");
            }
            if (named > MaxNamed) Console.Error.WriteLine($"… and {named - MaxNamed:N0} more");
            return ExitCode.Done;
        });
        return command;
    }

    private static WebhookProvider Find(string name) =>
        WebhookProvider.Find(name) ?? throw new UnusableException($"{Safe.Text(name)}: no such provider. There are {string.Join(", ", WebhookProvider.All)}.");

    private static List<(string Name, string Value)> Headers(string[] lines) => [.. lines.Select(line => line.Split(':', 2) is [{ Length: > 0 } name, var value]
        ? (name.Trim(), value.Trim())
        : throw new UnusableException($"{Safe.Text(line)}: a header is written 'Name: value'"))];

    private static WebhookRequest Request(string file, List<(string Name, string Value)> given, string? contentType)
    {
        var body = Body(file);
        var headers = new WebhookHeaders();
        foreach (var (name, value) in given)
            if (contentType is null || !name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase)) headers.Add(name, value);
        if ((contentType ?? (headers["Content-Type"] is null && !BeginsAsJson(body) ? Form : null)) is { } type) headers.Add("Content-Type", type);
        return new WebhookRequest(body) { Headers = headers, ReceivedAt = file == "-" ? TimeProvider.System.GetUtcNow() : File.GetLastWriteTimeUtc(file) };
    }

    /// <summary>One byte more than is read says that it is too large.</summary>
    private static byte[] Body(string file)
    {
        using var stream = EventFiles.Open(file);
        using var body = new MemoryStream();
        var chunk = new byte[1 << 16];
        for (int count; body.Length <= WebhookOptions.Default.MaxBodyBytes && (count = stream.Read(chunk)) > 0;) body.Write(chunk, 0, count);
        return body.ToArray();
    }

    private static bool BeginsAsJson(ReadOnlySpan<byte> body) => body.TrimStart("\uFEFF \t\r\n"u8) is [(byte)'{' or (byte)'[', ..];

    /// <summary>The event line, with the provider's id of the message: readers of event lines pass over what they do not know.</summary>
    private static void Write(Stream output, WebhookEvent told)
    {
        var line = new ArrayBufferWriter<byte>();
        using (var writer = new EventLineWriter(line)) writer.Write(told.Event);
        if (told.MessageId is not { } id)
        {
            output.Write(line.WrittenSpan);
            return;
        }
        output.Write(line.WrittenSpan[..^"}\n".Length]);
        output.Write(",\"messageId\":\""u8);
        output.Write(JsonEncodedText.Encode(id, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes);
        output.Write("\"}\n"u8);
    }

    private static IEnumerable<string> Words(WebhookResult result) =>
    [
        .. result.Others.Select(other => $"element {other.Element}: no event of a message: {other.Name}{(other.Kind is null ? "" : $" ({other.Kind})")}"),
        .. result.Skipped.Select(skipped => $"element {skipped.Element}: {skipped.Reason}"),
        .. result.Confirmation is { } asked ? [$"asks to confirm the subscription of {asked.Topic}: {asked.Url}"] : (string[])[],
        .. result.Refusal is { } reason ? [reason] : (string[])[],
    ];
}
