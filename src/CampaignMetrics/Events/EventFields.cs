using System.Text;

namespace CampaignMetrics.Events;

/// <summary>One event as UTF-8 spans: what the fold reads, whether it came from a line or from a record. An empty span is a missing field.</summary>
internal ref struct EventFields
{
    public EventType Type;
    public long At;
    public Actor? Actor;
    public LinkRole? Role;
    public EmailPart Part;

    /// <summary>Whole milliseconds; −1 when not measured.</summary>
    public int Duration;

    public decimal? Amount;

    /// <summary>Tells an empty user agent, which is evidence, from none.</summary>
    public bool HasUserAgent;

    public ReadOnlySpan<byte> Id, Email, Recipient, Campaign, Workflow;
    public PackedTexts Lists, Tags;
    public ReadOnlySpan<byte> Url, Link, Variant;
    public ReadOnlySpan<byte> UserAgent, Ip, Method, Purpose, Country, Region, City;
    public ReadOnlySpan<byte> Smtp, Status, BounceClass, BounceReason, RemoteMta;
    public ReadOnlySpan<byte> Reason, Scope, Goal, Currency, Order;

    public static string? Text(ReadOnlySpan<byte> utf8) => utf8.IsEmpty ? null : Encoding.UTF8.GetString(utf8);
}
