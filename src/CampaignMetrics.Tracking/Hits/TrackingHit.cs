namespace CampaignMetrics.TrackedMail;

/// <summary>A request for one of the addresses in a message, as the web server got it.</summary>
/// <example>
/// <code>
/// var hit = new TrackingHit { Token = "AQE…", Method = "GET", At = now, Ip = "192.0.2.1", UserAgent = "Mozilla/5.0" };
/// </code>
/// </example>
public sealed record TrackingHit
{
    /// <summary>The last segment of the path: what follows <see cref="TrackingOptions.BaseUrl"/>. It may be anything.</summary>
    public required string Token { get; init => field = Door.Given(value); }

    /// <summary>The method, in capitals.</summary>
    public required string Method { get; init => field = Door.Given(value); }

    /// <summary>When it came.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The instant lies outside 1970 to 2199.</exception>
    public required DateTimeOffset At { get; init => field = Door.Instant(value); }

    /// <summary>The server's own id of the request, which makes its event distinct from all others: of requests without one, those that
    /// agree in everything, at the same millisecond, are one event.</summary>
    /// <value>The default value is none.</value>
    public EventId Id { get; init; }

    /// <summary>The address of the client; null if not known.</summary>
    public string? Ip { get; init; }

    /// <summary>The <c>User-Agent</c> field; null if there was none, empty if it was empty.</summary>
    public string? UserAgent { get; init; }

    /// <summary>The <c>Sec-Purpose</c> field; null if there was none.</summary>
    public string? SecPurpose { get; init; }

    /// <summary>The <c>Purpose</c> field; null if there was none.</summary>
    public string? Purpose { get; init; }

    /// <summary>The <c>X-Moz</c> field; null if there was none.</summary>
    public string? XMoz { get; init; }

    /// <summary>The <c>Range</c> field (RFC 9110, section 14.2); null if there was none. The continuation of a load is no event of its
    /// own.</summary>
    public string? Range { get; init; }

    /// <summary>The fields of the form that was posted, the first value of each name; null or empty for none. They come as
    /// <c>application/x-www-form-urlencoded</c> or <c>multipart/form-data</c> (RFC 8058, section 3.1).</summary>
    public IReadOnlyDictionary<string, string>? Form { get; init => field = value is null ? null : Door.Texts(value); }

    /// <summary>What announces that nobody asked for the page yet.</summary>
    internal string? AnyPurpose => First(SecPurpose, First(Purpose, XMoz));

    internal bool IsHead => Method == "HEAD";

    internal bool Reads => Method is "GET" or "HEAD";

    /// <summary>Whether it asks for a part that does not begin with the first byte.</summary>
    internal bool Continues => Range is { } range && range.StartsWith("bytes=", StringComparison.OrdinalIgnoreCase)
        && !range.AsSpan("bytes=".Length).TrimStart().StartsWith("0-");

    internal bool HasField(string name, string value) =>
        Form is not null && Form.TryGetValue(name, out var given) && string.Equals(given.Trim(), value, StringComparison.OrdinalIgnoreCase);

    private static string? First(string? text, string? otherwise) => string.IsNullOrWhiteSpace(text) ? otherwise : text;
}
