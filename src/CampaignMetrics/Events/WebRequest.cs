using System.Text.Json.Serialization;
using CampaignMetrics.Events;
using CampaignMetrics.Events.Schema;
using CampaignMetrics.Json;

namespace CampaignMetrics;

/// <summary>The web request behind an open, a click, a view or an unsubscription. The rules that tell people from programs look at
/// it.</summary>
/// <remarks>The default value of this type states nothing: all parts are null.</remarks>
[JsonConverter(typeof(DataConverter<WebRequest>)), JsonForm<WebRequestConverter>]
public readonly record struct WebRequest
{
    /// <summary>The user agent, letter for letter; null when not reported, empty when it was given but empty.</summary>
    public string? UserAgent { get; init; }

    /// <summary>The IP address that it came from; null when not reported.</summary>
    public string? Ip { get; init; }

    /// <summary>The HTTP method; null when not reported.</summary>
    public string? Method { get; init; }

    /// <summary>The value of a <c>Sec-Purpose</c>, <c>Purpose</c> or <c>X-Moz</c> header; null when there was none.</summary>
    public string? Purpose { get; init; }

    /// <summary>The place, if the source has resolved it already; by default none.</summary>
    public Place Place { get; init; }

    internal bool IsPost => string.Equals(Method, "POST", StringComparison.OrdinalIgnoreCase);

    internal WebRequest(EventFields fields)
    {
        UserAgent = fields.String(EventProperty.UserAgent);
        Ip = fields.String(EventProperty.Ip);
        Method = fields.String(EventProperty.Method);
        Purpose = fields.String(EventProperty.Purpose);
        Place = new Place(fields.String(EventProperty.Country), fields.String(EventProperty.Region), fields.String(EventProperty.City));
    }

    internal void Tell(EventSink sink)
    {
        sink.Put(EventProperty.UserAgent, UserAgent);
        sink.Put(EventProperty.Ip, Ip);
        sink.Put(EventProperty.Method, Method);
        sink.Put(EventProperty.Purpose, Purpose);
        sink.Put(EventProperty.Country, Place.Country);
        sink.Put(EventProperty.Region, Place.Region);
        sink.Put(EventProperty.City, Place.City);
    }
}
