using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;

namespace Plain;

internal sealed record Event
{
    public string? Id { get; init; }
    public required string Type { get; init; }
    public required DateTimeOffset At { get; init; }
    public string? Email { get; init; }
    public string? Campaign { get; init; }
    public required string Recipient { get; init; }
    public string? Url { get; init; }
    public string? Part { get; init; }
    public string? Role { get; init; }
    public string? UserAgent { get; init; }
    public string? Ip { get; init; }
    public string? Method { get; init; }
    public string? Purpose { get; init; }
    public string? Country { get; init; }
    public string? Region { get; init; }
    public string? City { get; init; }
    public string? Actor { get; init; }
    public bool? Bot { get; init; }
    public double? Seconds { get; init; }
    public string? Smtp { get; init; }
    public string? Status { get; init; }
    public string? BounceClass { get; init; }
    public string? Reason { get; init; }
    public string? Goal { get; init; }
    public decimal? Amount { get; init; }
    public string? Currency { get; init; }
    public string? Order { get; init; }
    public bool? AutoReply { get; init; }

    /// <summary>Its id; without one, what tells the event apart.</summary>
    public string Key => Id ?? string.Join('|', Type, At.UtcTicks, Url, Part, UserAgent, Ip, Seconds, Goal, Order);

    /// <summary>An address in lower case, its domain in ASCII; any other key as it is.</summary>
    public string RecipientKey
    {
        get
        {
            var at = Recipient.LastIndexOf('@') + 1;
            if (at == 0) return Recipient;
            var lower = Recipient.ToLowerInvariant();
            return Ascii.IsValid(lower) ? lower : lower[..at] + Domains.GetAscii(lower[at..]);
        }
    }

    private static IdnMapping Domains { get; } = new();
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Event))]
internal sealed partial class EventJson : JsonSerializerContext;
