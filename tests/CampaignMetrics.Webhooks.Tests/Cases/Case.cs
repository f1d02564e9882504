using System.Buffers;
using System.Text;

namespace CampaignMetrics.Webhooks.Tests.Cases;

/// <summary>A request and what it tells, as it is written down in <c>Providers/NAME/Cases.txt</c>.</summary>
internal sealed record Case(string Provider, string Title, WebhookHeaders Headers, string Body, IReadOnlyList<string> Told)
{
    /// <summary>What an event gets as its time that states none.</summary>
    public static DateTimeOffset Received { get; } = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    public WebhookProvider From => WebhookProvider.Find(Provider)!;

    public WebhookRequest Request => RequestOf(Encoding.UTF8.GetBytes(Body));

    public WebhookRequest RequestOf(byte[] body) => new(body) { Headers = Headers, ReceivedAt = Received };

    public WebhookResult Read() => From.Read(Request);

    /// <summary>A result line by line: events as event lines behind the provider's name for them and its message id.</summary>
    public static IReadOnlyList<string> Lines(WebhookResult result) =>
    [
        .. result.Events.Select(told => $"{told.Name} {told.MessageId ?? "-"} {LineOf(told.Event)}"),
        .. result.Others.Select(told => $"other {told.Name} {told.Kind ?? "-"} {told.Recipient ?? "-"}"),
        .. result.Skipped.Select(skipped => $"skipped {skipped.Element}: {skipped.Reason}"),
        .. result.Confirmation is { } asked ? [$"confirm {asked.Topic} {asked.Token} {asked.Url}"] : (string[])[],
        .. result.Refusal is { } reason ? [$"refused: {reason}"] : (string[])[],
    ];

    public override string ToString() => $"{Provider}: {Title}";

    private static string LineOf(EmailEvent told)
    {
        var output = new ArrayBufferWriter<byte>();
        using var writer = new EventLineWriter(output);
        writer.Write(told);
        return Encoding.UTF8.GetString(output.WrittenSpan).TrimEnd('\n');
    }
}
