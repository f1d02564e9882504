using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Reports;
using CampaignMetrics.Reports.Json;

namespace CampaignMetrics;

/// <summary>What a reader must know to trust a number. In the order in which a report tells them.</summary>
[JsonConverter(typeof(DataConverter<CaveatCode>)), JsonForm<WordConverter<CaveatCode>>]
public enum CaveatCode
{
    /// <summary>Messages of emails whose deliveries nobody tells.</summary>
    DeliveriesNotReported,

    /// <summary>Messages that have been pending for longer than 72 hours.</summary>
    PendingLong,

    /// <summary>Openers who are known by privacy proxies only.</summary>
    PrivacyOpens,

    /// <summary>Opens are undercounted where images are not loaded by default.</summary>
    ImagesOff,

    /// <summary>Openers whose place is a proxy's.</summary>
    PlacesByProxy,

    /// <summary>Opens and clicks by programs, left out or counted.</summary>
    Automation,

    /// <summary>Emails of which not all opens and clicks are measured.</summary>
    UntrackedEmails,

    /// <summary>Events that name no email and could be given to none.</summary>
    EventsWithoutEmail,

    /// <summary>Ids that events of several types share: each is an event of its own.</summary>
    IdForSeveralTypes,

    /// <summary>Fewer than 30 delivered messages: read the interval, not the rate.</summary>
    FewDelivered,

    /// <summary>Contacts who opened or clicked, of which something may not be shown under their name: it counts and names nobody. See
    /// <see cref="LedgerOptions.MayProfile"/>.</summary>
    NotProfiled,
}

/// <summary>One caveat of a report.</summary>
/// <param name="Code">Which.</param>
/// <param name="Count">How many it is about; null where nobody can count them.</param>
/// <param name="Share">Their share; null where there is nothing to divide by.</param>
[JsonConverter(typeof(DataConverter<Caveat>)), JsonForm<CaveatConverter>]
public sealed record Caveat(CaveatCode Code, long? Count, double? Share)
{
    /// <summary>Which database told the places, where the caveat is about places; null otherwise.</summary>
    public PlacesSource? PlacesBy { get; init; }

    /// <summary>One sentence for a person, in English. For another language, go by <see cref="Code"/>.</summary>
    public string Text => CaveatTexts.Of(this);
}
