namespace CampaignMetrics.Webhooks;

/// <summary>What a provider posted: the bytes as they came, before anybody parsed them, and the header fields.</summary>
/// <example>
/// <code>
/// var request = new WebhookRequest(body) { Headers = headers, ReceivedAt = TimeProvider.System.GetUtcNow() };
/// </code>
/// </example>
public sealed record WebhookRequest
{
    /// <summary>A request.</summary>
    /// <param name="body">The body's bytes, decompressed but otherwise untouched: signatures are made over them.</param>
    public WebhookRequest(ReadOnlyMemory<byte> body) => Body = body;

    /// <summary>The body's bytes.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>The header fields; none by default.</summary>
    public WebhookHeaders Headers { get; init => field = Door.Given(value); } = [];

    /// <summary>
    /// When the request came in: what an event gets as its time that states
    /// none of its own. Without it (the default) such an event is skipped.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The instant lies outside 1970 to 2199.</exception>
    public DateTimeOffset? ReceivedAt { get; init => field = value is { } instant ? Door.Instant(instant) : null; }

    /// <summary>The media type of the body, such as <c>application/json</c>; null where the header is missing.</summary>
    internal string? ContentType => Headers["Content-Type"];

    /// <summary>
    /// Whether the body is a form. No signature covers the media type, so a body that begins as JSON is JSON whatever the type says.
    /// </summary>
    public bool IsForm => !BeginsAsJson && ContentType is { } type
        && (
            type.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase)
                || type.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase));

    private bool BeginsAsJson => Body.Span.TrimStart("\uFEFF \t\r\n"u8) is [(byte)'{' or (byte)'[', ..];
}
