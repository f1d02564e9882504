using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Ledger;

namespace CampaignMetrics;

/// <summary>What came of a query: a page, or why there is none.</summary>
/// <param name="Page">The page; null when there is none.</param>
/// <param name="Error">What is wrong with <see cref="RecipientQuery.After"/>; null when there is a page.</param>
/// <remarks>The default value of this type is neither.</remarks>
public readonly record struct RecipientRead(RecipientPage? Page, string? Error);

/// <summary>A page of a list of messages. Its JSON is <c>campaign-metrics/recipients/v1</c>.</summary>
[JsonConverter(typeof(DataConverter<RecipientPage>)), JsonForm<RecipientPageConverter>]
public sealed record RecipientPage
{
    /// <summary>What the list is of.</summary>
    public required RecipientKind Kind { get; init; }

    /// <summary>The link that was asked for; null for none.</summary>
    public string? Link { get; init; }

    /// <summary>The link's role that was asked for; null for any.</summary>
    public LinkRole? Role { get; init => field = Door.Known(value); }

    /// <summary>The definition.</summary>
    public required Definition Definition { get; init => field = Door.Given(value); }

    /// <summary>Which messages. Who looked at them it does not keep.</summary>
    public required ReportScope Scope { get; init => field = Door.Given(value); }

    /// <summary>How many messages the whole list has, on all pages, those left out among them: the report's count where the metric counts
    /// messages.</summary>
    public long Messages { get; init; }

    /// <summary>How many of them are on no page, and why; only reasons that apply.</summary>
    public ImmutableArray<LeftOutCount> LeftOut { get; init => field = Door.Given(value); } = [];

    /// <summary>Messages of the scope of which it is not known whether they belong on the list; only reasons that apply.</summary>
    public ImmutableArray<UnknownMessages> Unknown { get; init => field = Door.Given(value); } = [];

    /// <summary>The page, in the order of the messages' first events, then of contact, email and sending.</summary>
    public ImmutableArray<Recipient> Recipients { get; init => field = Door.Given(value); } = [];

    /// <summary>What to ask for the next page with: letters, digits, <c>-</c> and <c>_</c>; null after the last. It holds the key of the
    /// page's last contact, and belongs where the page may go.</summary>
    public string? Next { get; init; }

    /// <summary>Whether both say the same.</summary>
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
