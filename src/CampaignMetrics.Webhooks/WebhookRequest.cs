namespace CampaignMetrics.Webhooks;

/// <summary>The request that a provider posted: the raw bytes of the body, before any parsing, and the header fields.</summary>
/// <example>
/// <code>
/// var request = new WebhookRequest(body) { Headers = headers, ReceivedAt = TimeProvider.System.GetUtcNow() };
/// </code>
/// </example>
public sealed record WebhookRequest
{
    /// <summary>Creates a request.</summary>
    /// <param name="body">The body's bytes, decompressed but otherwise untouched: signatures are made over them.</param>
    public WebhookRequest(ReadOnlyMemory<byte> body) => Body = body;

    /// <summary>The body's bytes.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>The header fields; none by default.</summary>
    public WebhookHeaders Headers { get; init => field = Door.Given(value); } = [];

    /// <summary>
    /// When the request was received: the time of events that state none. Without it (the default) such events are skipped.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The instant lies outside 1970 to 2199.</exception>
    public DateTimeOffset? ReceivedAt { get; init => field = value is { } instant ? Door.Instant(instant) : null; }

    /// <summary>The media type of the body, such as <c>application/json</c>; null where the header is missing.</summary>
    internal string? ContentType => Headers["Content-Type"];

    /// <summary>
    /// Whether the body is a form. A body that begins like JSON is JSON whatever its media type says, because no signature covers the media
    /// type.
    /// </summary>
    public bool IsForm => !BeginsAsJson && ContentType is { } type
        && (
            type.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase)
                || type.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase));

    // TrimStart removes single bytes, and so the three bytes of a byte order mark too.
    private bool BeginsAsJson => Body.Span.TrimStart("\uFEFF \t\r\n"u8) is [(byte)'{' or (byte)'[', ..];
}
