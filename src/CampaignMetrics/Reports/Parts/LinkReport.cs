using System.Collections.Immutable;
using CampaignMetrics.Reports;

namespace CampaignMetrics;

/// <summary>Events, and messages by their first.</summary>
/// <param name="Total">Events.</param>
/// <param name="Unique">Messages.</param>
/// <remarks>The default value of this type is none of either.</remarks>
public readonly record struct EventCount(long Total, long Unique)
{
    internal EventCount(EventSum sum) : this(sum.Total, sum.Unique) { }
}

/// <summary>The counted clicks of one link.</summary>
/// <param name="Url">The link, letter for letter; empty for clicks that name none.</param>
/// <param name="Html">In the HTML body.</param>
/// <param name="Text">In the plain-text body.</param>
/// <param name="Combined">In either; a message that clicked in both is one unique.</param>
/// <param name="Share">Its clicks of all counted clicks.</param>
public sealed record LinkReport(string Url, EventCount Html, EventCount Text, EventCount Combined, Rate Share);

/// <summary>The counted clicks in the HTML body that everybody gets, by occurrence of the link.</summary>
/// <param name="Occurrences">Most clicks first.</param>
/// <param name="TextClicks">Clicks left out because they were in the plain-text body.</param>
/// <param name="VariantClicks">Clicks left out because only a smart-content variant has the link.</param>
public sealed record ClickMap(ImmutableArray<LinkOccurrence> Occurrences, long TextClicks, long VariantClicks);

/// <summary>The clicks of one occurrence of a link.</summary>
/// <param name="Url">The link.</param>
/// <param name="Link">Which occurrence; empty when the clicks do not say.</param>
/// <param name="Clicks">Counted click events.</param>
public sealed record LinkOccurrence(string Url, string Link, long Clicks);
