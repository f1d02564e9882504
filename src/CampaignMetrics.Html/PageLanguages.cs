using System.Collections.Immutable;

namespace CampaignMetrics.Html;

/// <summary>The languages of the page's texts: each a file in <c>Page/src/text</c>.</summary>
internal static class PageLanguages
{
    public static ImmutableArray<string> All { get; } = ["en", "nl"];
}
