using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Ledger;

namespace CampaignMetrics;

/// <summary>Why a message or event is counted but not shown.</summary>
[JsonConverter(typeof(DataConverter<LeftOutReason>)), JsonForm<WordConverter<LeftOutReason>>]
public enum LeftOutReason
{
    /// <summary>The viewer may not see the contact: <see cref="Viewer.MaySeeContact"/>.</summary>
    HiddenContact,

    /// <summary>The viewer may not see the email: <see cref="Viewer.MaySeeEmail"/>.</summary>
    HiddenEmail,

    /// <summary>It is, or is known only by, opens, clicks or views that may not be shown under the contact's name:
    /// <see cref="LedgerOptions.MayProfile"/>.</summary>
    NotProfiled,
}

/// <summary>How many messages or events are counted but not shown for a reason.</summary>
/// <param name="Reason">The reason; of several the first in the order of <see cref="LeftOutReason"/>.</param>
/// <param name="Count">The number of messages of a list, or of events of a history or an export.</param>
/// <remarks>The default value of this type is 0 for <see cref="LeftOutReason.HiddenContact"/>.</remarks>
[JsonConverter(typeof(DataConverter<LeftOutCount>)), JsonForm<LeftOutCountConverter>]
public readonly record struct LeftOutCount(LeftOutReason Reason, long Count)
{
    /// <summary>The reason; of several the first in the order of <see cref="LeftOutReason"/>.</summary>
    public LeftOutReason Reason { get; init => field = Door.Known(value); } = Door.Known(Reason);
}
