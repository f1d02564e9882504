using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Ledger;

namespace CampaignMetrics;

/// <summary>The result of a query for recipients: a page, or the reason why there is none.</summary>
/// <param name="Page">The page; null when there is none.</param>
/// <param name="Error">What is wrong with <see cref="RecipientQuery.After"/>; null when there is a page.</param>
/// <remarks>The default value of this type has neither.</remarks>
public readonly record struct RecipientRead(RecipientPage? Page, string? Error);

/// <summary>A page of the list of recipients behind a number. Its JSON is <c>campaign-metrics/recipients/v1</c>.</summary>
[JsonConverter(typeof(DataConverter<RecipientPage>)), JsonForm<RecipientPageConverter>]
public sealed record RecipientPage
{
    /// <summary>What the list is about.</summary>
    public required RecipientKind Kind { get; init; }

    /// <summary>The link of the query; null for none.</summary>
    public string? Link { get; init; }

    /// <summary>The link role of the query; null for any.</summary>
    public LinkRole? Role { get; init => field = Door.Known(value); }

    /// <summary>The definition by which the messages count.</summary>
    public required Definition Definition { get; init => field = Door.Given(value); }

    /// <summary>Which messages it covers. The viewer is not kept: it is always <see cref="Viewer.OfAll"/> here.</summary>
    public required ReportScope Scope { get; init => field = Door.Given(value); }

    /// <summary>The number of messages on the whole list, all pages together, including those that are not shown. Where the metric counts
    /// messages, the same as the report's count.</summary>
    public long Messages { get; init; }

    /// <summary>How many of them are on no page, by reason; only reasons that occur.</summary>
    public ImmutableArray<LeftOutCount> LeftOut { get; init => field = Door.Given(value); } = [];

    /// <summary>Messages of the scope that may or may not belong on the list, by the reason why that is not known; only reasons that
    /// occur.</summary>
    public ImmutableArray<UnknownMessages> Unknown { get; init => field = Door.Given(value); } = [];

    /// <summary>The messages of the page, in the order of their first events, then of contact, email and sending.</summary>
    public ImmutableArray<Recipient> Recipients { get; init => field = Door.Given(value); } = [];

    /// <summary>The cursor of the next page, for <see cref="RecipientQuery.After"/>; null on the last page. It has letters, digits,
    /// <c>-</c> and <c>_</c> only. It contains the key of the last contact, so treat it as confidentially as the page.</summary>
    public string? Next { get; init; }

    /// <summary>The messages of the page as a table, for spreadsheets and other programs.</summary>
    public Table ToTable() => RecipientTable.Columns.Of(Recipients);

    /// <summary>Whether both have the same content.</summary>
    /// <param name="other">The other page.</param>
    public bool Equals(RecipientPage? other) =>
        other is not null
        && (Kind, Link, Role, Messages, Next) == (other.Kind, other.Link, other.Role, other.Messages, other.Next)
        && Definition == other.Definition
        && Scope == other.Scope
        && LeftOut.AsSpan().SequenceEqual(other.LeftOut.AsSpan())
        && Unknown.AsSpan().SequenceEqual(other.Unknown.AsSpan())
        && Recipients.AsSpan().SequenceEqual(other.Recipients.AsSpan());

    /// <summary>A hash of the content.</summary>
    public override int GetHashCode() => HashCode.Combine(Kind, Link, Role, Messages, Recipients.Length, Next);

    /// <summary>The value as its JSON.</summary>
    public override string ToString() => DataConverter<RecipientPage>.Shown(this);
}
