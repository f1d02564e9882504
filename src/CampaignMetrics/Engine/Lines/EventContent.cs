using CampaignMetrics.Shared;

namespace CampaignMetrics.Engine.Lines;

/// <summary>Opens a stream of events as plain lines: unpacks gzip, and turns a JSON array into one line per element.</summary>
internal static class EventContent
{
    public static Stream Open(Stream stream) => JsonArrayContent.Open(GzipContent.Open(stream));

    public static async ValueTask<Stream> OpenAsync(Stream stream, CancellationToken cancellationToken)
    {
        var content = await GzipContent.OpenAsync(stream, cancellationToken).ConfigureAwait(false);
        return await JsonArrayContent.OpenAsync(content, cancellationToken).ConfigureAwait(false);
    }
}
