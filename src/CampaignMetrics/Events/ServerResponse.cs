using System.Text.Json.Serialization;
using CampaignMetrics.Bounces;
using CampaignMetrics.Events;
using CampaignMetrics.Events.Schema;
using CampaignMetrics.Json;

namespace CampaignMetrics;

/// <summary>The response of the receiving server to a message, and the class and reason that the provider derived from it.</summary>
/// <remarks>
/// <para>Where the provider states no class or reason, <see cref="Enrichment.Bounces"/> finds them from the response.</para>
/// <para>The default value of this type states nothing: all parts are null.</para>
/// </remarks>
[JsonConverter(typeof(DataConverter<ServerResponse>)), JsonForm<ServerResponseConverter>]
public readonly record struct ServerResponse
{
    /// <summary>The exact SMTP response, letter for letter; null when not known.</summary>
    public string? Smtp { get; init; }

    /// <summary>The enhanced status code, such as <c>5.1.1</c> (RFC 3463); null when not known.</summary>
    public string? Status { get; init; }

    /// <summary>The class that the provider states, a word of <see cref="BounceNames"/> or one of its own; null when none.</summary>
    public string? BounceClass { get; init; }

    /// <summary>The reason, a word of <see cref="BounceNames"/>; null when none is stated. Another word is read as
    /// <see cref="ProviderReason"/>.</summary>
    public string? BounceReason { get; init; }

    /// <summary>The provider's own word for the reason, such as <c>Invalid Address</c>, beside the reason; null when none.</summary>
    public string? ProviderReason { get; init; }

    /// <summary>The server that gave the response (RFC 3464 section 2.3.5); null when not known.</summary>
    public string? RemoteMta { get; init; }

    internal ServerResponse(EventFields fields)
    {
        Smtp = fields.String(EventProperty.Smtp);
        Status = fields.String(EventProperty.Status);
        BounceClass = fields.String(EventProperty.BounceClass);
        BounceReason = fields.String(EventProperty.BounceReason);
        ProviderReason = fields.String(EventProperty.ProviderReason);
        RemoteMta = fields.String(EventProperty.RemoteMta);
    }

    internal void Tell(EventSink sink)
    {
        sink.Put(EventProperty.Smtp, Smtp);
        sink.Put(EventProperty.Status, Status);
        sink.Put(EventProperty.BounceClass, BounceClass);
        sink.Put(EventProperty.BounceReason, BounceReason);
        sink.Put(EventProperty.ProviderReason, ProviderReason);
        sink.Put(EventProperty.RemoteMta, RemoteMta);
    }
}
