using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Reports.Unsubscriptions;

namespace CampaignMetrics;

/// <summary>Mail that was sent more than <see cref="UnsubscriptionReport.Grace"/> after an unsubscription that covers it, without the
/// contact having subscribed again in between.</summary>
[JsonConverter(typeof(DataConverter<ViolationReport>)), JsonForm<ViolationReportConverter>]
public sealed record ViolationReport
{
    /// <summary>Messages.</summary>
    public required long Messages { get; init; }

    /// <summary>Distinct contacts who got them.</summary>
    public required long Contacts { get; init; }

    /// <summary>Messages that would be violations, were their emails not of type <c>transactional</c>: those need no
    /// subscription.</summary>
    public required long Transactional { get; init; }

    /// <summary>Messages of which it cannot be told, by the reason; no violations. In the order of
    /// <see cref="UndecidedReason"/>, only reasons that any has.</summary>
    public ImmutableArray<UndecidedMessages> Undecided { get; init; } = [];

    /// <summary>The latest violations, by sending; ties by contact, email and send ordinally. As many as
    /// <see cref="ReportScope.MaxRows"/>.</summary>
    public ImmutableArray<Violation> Rows { get; init; } = [];

    /// <summary>How many rows more there are than the scope asks for.</summary>
    public required long RowsLeftOut { get; init; }

    /// <summary>Violations that stand in no row, since the viewer may not see their contact or their email.</summary>
    public required long Hidden { get; init; }

    /// <summary>Whether both tell the same.</summary>
    /// <param name="other">The other one.</param>
    public bool Equals(ViolationReport? other) =>
        other is not null
        && (Messages, Contacts, Transactional) == (other.Messages, other.Contacts, other.Transactional)
        && (RowsLeftOut, Hidden) == (other.RowsLeftOut, other.Hidden)
        && Undecided.AsSpan().SequenceEqual(other.Undecided.AsSpan())
        && Rows.AsSpan().SequenceEqual(other.Rows.AsSpan());

    /// <summary>A hash of the content.</summary>
    public override int GetHashCode() => HashCode.Combine(Messages, Contacts, Transactional, RowsLeftOut, Hidden, Rows.Length);

    /// <summary>The value as its JSON.</summary>
    public override string ToString() => DataConverter<ViolationReport>.Shown(this);
}

/// <summary>One message that was sent although its contact had unsubscribed.</summary>
/// <param name="Contact">Who got it.</param>
/// <param name="Email">What was sent.</param>
/// <param name="Send">Which sending of it; null for none stated.</param>
/// <param name="UnsubscribedAt">The earliest unsubscription that covers it and was not taken back before the sending, in the scope's
/// zone.</param>
/// <param name="SentAt">When the message was sent, in the scope's zone.</param>
/// <param name="Method">How that unsubscription came; null when not stated.</param>
/// <param name="Subscription">What was unsubscribed from: <c>list</c>, <c>all</c>, or a subscription type; null when not stated.</param>
[JsonConverter(typeof(DataConverter<Violation>)), JsonForm<ViolationConverter>]
public sealed record Violation(
    ContactId Contact, EmailId Email, string? Send, DateTimeOffset UnsubscribedAt, DateTimeOffset SentAt, string? Method,
    string? Subscription);

/// <summary>Messages of which it cannot be told whether they were sent against an unsubscription.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Messages">Messages.</param>
[JsonConverter(typeof(DataConverter<UndecidedMessages>)), JsonForm<UndecidedMessagesConverter>]
public sealed record UndecidedMessages(UndecidedReason Reason, long Messages);

/// <summary>Why it cannot be told whether an unsubscription covers a message. The first that holds, in this order.</summary>
[JsonConverter(typeof(DataConverter<UndecidedReason>)), JsonForm<WordConverter<UndecidedReason>>]
public enum UndecidedReason
{
    /// <summary>No event <c>sent</c> tells when the message was sent.</summary>
    SendingNotReported,

    /// <summary>A list was unsubscribed from, or subscribed to again, and no event tells which.</summary>
    ListNotNamed,

    /// <summary>A list was unsubscribed from, or subscribed to again, and no event tells which lists the message went to.</summary>
    ListsNotKnown,

    /// <summary>A subscription type was unsubscribed from, or subscribed to again, and neither a tag nor the catalog tells whether the
    /// message is of it.</summary>
    TypeNotKnown,
}
