using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Reports.Unsubscriptions;

namespace CampaignMetrics;

/// <summary>Messages that were sent more than <see cref="UnsubscriptionReport.Grace"/> after an unsubscription that covers them, while the
/// contact had not subscribed again.</summary>
[JsonConverter(typeof(DataConverter<ViolationReport>)), JsonForm<ViolationReportConverter>]
public sealed record ViolationReport
{
    /// <summary>The number of such messages.</summary>
    public required long Messages { get; init; }

    /// <summary>The number of distinct contacts to whom they were sent.</summary>
    public required long Contacts { get; init; }

    /// <summary>The number of messages that are no violations only because their emails have the type <c>transactional</c>, which needs no
    /// subscription.</summary>
    public required long Transactional { get; init; }

    /// <summary>The number of messages for which it cannot be decided, by reason. They are not counted as violations. In the order of
    /// <see cref="UndecidedReason"/>; only reasons that occur.</summary>
    public ImmutableArray<UndecidedMessages> Undecided { get; init; } = [];

    /// <summary>The latest violations, latest sending first; ties by contact, email and sending. At most
    /// <see cref="ReportScope.MaxRows"/>.</summary>
    public ImmutableArray<Violation> Rows { get; init; } = [];

    /// <summary>The number of violations beyond <see cref="ReportScope.MaxRows"/>, which are left out.</summary>
    public required long RowsLeftOut { get; init; }

    /// <summary>The number of violations that are not listed because the viewer may not see their contact or email.</summary>
    public required long Hidden { get; init; }

    /// <summary>Whether both have the same content.</summary>
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

/// <summary>A message that was sent although its contact had unsubscribed.</summary>
/// <param name="Contact">The contact to whom it was sent.</param>
/// <param name="Email">The email.</param>
/// <param name="Send">The key of the sending; null where none is stated.</param>
/// <param name="UnsubscribedAt">The earliest unsubscription that covers it and was not revoked before the sending, in the scope's
/// zone.</param>
/// <param name="SentAt">When the message was sent, in the scope's zone.</param>
/// <param name="Method">How the contact unsubscribed; null when not stated.</param>
/// <param name="Subscription">What was unsubscribed from: <c>list</c>, <c>all</c>, or a subscription type; null when not stated.</param>
[JsonConverter(typeof(DataConverter<Violation>)), JsonForm<ViolationConverter>]
public sealed record Violation(
    ContactId Contact, EmailId Email, string? Send, DateTimeOffset UnsubscribedAt, DateTimeOffset SentAt, string? Method,
    string? Subscription);

/// <summary>The number of messages for which it cannot be decided whether they were sent against an unsubscription.</summary>
/// <param name="Reason">The reason.</param>
/// <param name="Messages">The number of messages.</param>
[JsonConverter(typeof(DataConverter<UndecidedMessages>)), JsonForm<UndecidedMessagesConverter>]
public sealed record UndecidedMessages(UndecidedReason Reason, long Messages);

/// <summary>Why it cannot be decided whether an unsubscription covers a message. Of several reasons the first in this order is
/// given.</summary>
[JsonConverter(typeof(DataConverter<UndecidedReason>)), JsonForm<WordConverter<UndecidedReason>>]
public enum UndecidedReason
{
    /// <summary>No <c>sent</c> event says when the message was sent.</summary>
    SendingNotReported,

    /// <summary>The contact unsubscribed from a list, or subscribed to one again, and no event says which.</summary>
    ListNotNamed,

    /// <summary>The contact unsubscribed from a list, or subscribed to one again, and no event says to which lists the message
    /// went.</summary>
    ListsNotKnown,

    /// <summary>The contact unsubscribed from a subscription type, or subscribed to one again, and neither a tag nor the catalog says
    /// whether the message is of this type.</summary>
    TypeNotKnown,
}
