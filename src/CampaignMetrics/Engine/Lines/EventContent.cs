using CampaignMetrics.Shared;

namespace CampaignMetrics.Engine.Lines;

/// <summary>Opens a stream of events as plain lines: unpacks gzip, and turns a JSON array into one line per element.</summary>
internal static class EventContent
{
    public static Stream Open(Stream stream) => JsonArrayContent.Open(GzipContent.Open(stream));
}
