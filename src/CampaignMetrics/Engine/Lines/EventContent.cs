using CampaignMetrics.Shared;

namespace CampaignMetrics.Engine.Lines;

/// <summary>What a stream of events holds, as lines: gzip is unpacked, and a JSON array is a line an element.</summary>
internal static class EventContent
{
    public static Stream Open(Stream stream) => JsonArrayContent.Open(GzipContent.Open(stream));
}
