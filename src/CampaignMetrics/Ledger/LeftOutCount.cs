using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Ledger;

namespace CampaignMetrics;

/// <summary>Why something is counted and not shown.</summary>
[JsonConverter(typeof(DataConverter<LeftOutReason>)), JsonForm<WordConverter<LeftOutReason>>]
public enum LeftOutReason
{
    /// <summary>The viewer may not see the contact: <see cref="Viewer.MaySeeContact"/>.</summary>
    HiddenContact,

    /// <summary>The viewer may not see the email: <see cref="Viewer.MaySeeEmail"/>.</summary>
    HiddenEmail,

    /// <summary>It is known only by opens, clicks or views that may not be shown under the contact's name:
    /// <see cref="LedgerOptions.MayProfile"/>.</summary>
    NotProfiled,
}

/// <summary>What is counted and not shown.</summary>
/// <param name="Reason">Why: the first that holds, in the order of <see cref="LeftOutReason"/>.</param>
/// <param name="Count">How many: messages of a list, events of a history or an export.</param>
/// <remarks>The default value of this type is no contact that is hidden.</remarks>
[JsonConverter(typeof(DataConverter<LeftOutCount>)), JsonForm<LeftOutCountConverter>]
public readonly record struct LeftOutCount(LeftOutReason Reason, long Count)
{
    /// <summary>Why: the first that holds, in the order of <see cref="LeftOutReason"/>.</summary>
    public LeftOutReason Reason { get; init => field = Door.Known(value); } = Door.Known(Reason);
}

/// <summary>Messages of a scope of which it is not known whether they belong on a list.</summary>
/// <param name="Reason">Why not: a constant of <see cref="NotMeasured"/>.</param>
/// <param name="Messages">How many.</param>
/// <remarks>The default value of this type has no reason.</remarks>
[JsonConverter(typeof(DataConverter<UnknownMessages>)), JsonForm<UnknownMessagesConverter>]
public readonly record struct UnknownMessages(string Reason, long Messages);
