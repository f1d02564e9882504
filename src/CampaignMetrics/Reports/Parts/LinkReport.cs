using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Reports;
using CampaignMetrics.Reports.Json;

namespace CampaignMetrics;

/// <summary>A number of opens or clicks, counted in two ways.</summary>
/// <param name="Total">Events.</param>
/// <param name="Unique">Distinct messages.</param>
/// <remarks>The default value of this type is 0 of both.</remarks>
[JsonConverter(typeof(DataConverter<EventCount>)), JsonForm<EventCountConverter>]
public readonly record struct EventCount(long Total, long Unique)
{
    internal EventCount(EventSum sum) : this(sum.Total, sum.Unique) { }
}

/// <summary>The counted clicks on one link, in all its spellings.</summary>
/// <param name="Url">The link as the catalog writes it, else in the one spelling that stands for all
/// (<see cref="LedgerOptions.Links"/>); empty for clicks that name none.</param>
/// <param name="Role">What the link is for.</param>
/// <param name="Label">The label of the first link in the catalog that is this one; null for none.</param>
/// <param name="Html">In the HTML body.</param>
/// <param name="Text">In the plain-text body.</param>
/// <param name="Combined">In either body; a message with clicks in both is one unique.</param>
/// <param name="Share">Its clicks / all counted clicks.</param>
[JsonConverter(typeof(DataConverter<LinkReport>)), JsonForm<LinkReportConverter>]
public sealed record LinkReport(
    string Url, LinkRole Role, string? Label, EventCount Html, EventCount Text, EventCount Combined, Rate Share)
{
    /// <summary>The value as its JSON.</summary>
    public override string ToString() => DataConverter<LinkReport>.Shown(this);
}

/// <summary>The click map: counted clicks by where the link stands in the HTML body that everybody gets.</summary>
/// <param name="Occurrences">Most clicks first.</param>
/// <param name="TextClicks">Clicks left out because they were in the plain-text body.</param>
/// <param name="VariantClicks">Clicks left out because only a smart-content variant has the link.</param>
[JsonConverter(typeof(DataConverter<ClickMap>)), JsonForm<ClickMapConverter>]
public sealed record ClickMap(ImmutableArray<LinkOccurrence> Occurrences, long TextClicks, long VariantClicks)
{
    /// <summary>Whether both have the same content.</summary>
    /// <param name="other">The other one.</param>
    public bool Equals(ClickMap? other) =>
        other is not null
        && (TextClicks, VariantClicks) == (other.TextClicks, other.VariantClicks)
        && Occurrences.AsSpan().SequenceEqual(other.Occurrences.AsSpan());

    /// <summary>A hash of the content.</summary>
    public override int GetHashCode() => HashCode.Combine(Occurrences.Length, TextClicks, VariantClicks);

    /// <summary>The value as its JSON.</summary>
    public override string ToString() => DataConverter<ClickMap>.Shown(this);
}

/// <summary>The clicks of one occurrence of a link.</summary>
/// <param name="Link">Which occurrence; null for clicks that do not say.</param>
/// <param name="Url">The link.</param>
/// <param name="Position">Its position among the links that the catalog lists for the email, from 1; null where the catalog does not
/// have it.</param>
/// <param name="Clicks">Counted clicks: events, and messages.</param>
/// <param name="Share">Its clicks / all clicks that the map shows.</param>
[JsonConverter(typeof(DataConverter<LinkOccurrence>)), JsonForm<LinkOccurrenceConverter>]
public sealed record LinkOccurrence(string? Link, string Url, int? Position, EventCount Clicks, Rate Share);
