using CampaignMetrics.Html;

namespace CampaignMetrics.AspNetCore.Pages;

/// <summary>A part of a page that was made.</summary>
/// <param name="Json">The part; null where the page has none of the name.</param>
/// <param name="Of">The email that the number in its name means; null where none does.</param>
internal sealed record MadePart(ReadOnlyMemory<byte>? Json, string? Of)
{
    public static MadePart From(HtmlReportParts parts, string name, CancellationToken cancellationToken)
    {
        var of = parts.EmailOf(name, cancellationToken)?.Value;
        var json = new MemoryStream();
        return parts.TryWrite(name, json, cancellationToken)
            ? new MadePart(json.GetBuffer().AsMemory(0, (int)json.Length), of)
            : new MadePart(null, of);
    }
}
