using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Reports;
using CampaignMetrics.Reports.Json;

namespace CampaignMetrics;

/// <summary>The kinds of caveats, in the order in which a report lists them.</summary>
[JsonConverter(typeof(DataConverter<CaveatCode>)), JsonForm<WordConverter<CaveatCode>>]
public enum CaveatCode
{
    /// <summary>Messages of emails whose deliveries are not reported: rates over delivered leave these emails out.</summary>
    DeliveriesNotReported,

    /// <summary>Messages that have been pending for longer than 72 hours.</summary>
    PendingLong,

    /// <summary>Openers of whom only a privacy proxy's opens are known: perhaps nobody read the email.</summary>
    PrivacyOpens,

    /// <summary>Opens are undercounted where images are not loaded by default.</summary>
    ImagesOff,

    /// <summary>Openers whose place is that of a proxy and not their own.</summary>
    PlacesByProxy,

    /// <summary>Opens and clicks by programs, whether the definition counts them or not.</summary>
    Automation,

    /// <summary>Emails with messages whose opens and clicks are not tracked.</summary>
    UntrackedEmails,

    /// <summary>Events that name no email and could not be attributed to one.</summary>
    EventsWithoutEmail,

    /// <summary>Ids that events of several types share: each is an event of its own.</summary>
    IdForSeveralTypes,

    /// <summary>Fewer than 30 delivered messages: read the interval, not the rate.</summary>
    FewDelivered,

    /// <summary>Contacts with opens or clicks that may not be shown under their name (<see cref="LedgerOptions.MayProfile"/>): these count
    /// in all totals, but in no list of contacts.</summary>
    NotProfiled,
}

/// <summary>A warning about what limits the numbers of a report.</summary>
/// <param name="Code">The kind.</param>
/// <param name="Count">How many messages, events or contacts it is about; null where they cannot be counted.</param>
/// <param name="Share">Their share of the whole, from 0 to 1; null where the caveat has none.</param>
[JsonConverter(typeof(DataConverter<Caveat>)), JsonForm<CaveatConverter>]
public sealed record Caveat(CaveatCode Code, long? Count, double? Share)
{
    /// <summary>The geolocation database, where the caveat is about places; null otherwise.</summary>
    public PlacesSource? PlacesBy { get; init; }

    /// <summary>One sentence for a person, in English. For another language, go by <see cref="Code"/>.</summary>
    public string Text => CaveatTexts.Of(this);
}
