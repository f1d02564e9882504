namespace CampaignMetrics.Bounces.Mime;

/// <summary>Lines of a text whose lines end with one line feed.</summary>
internal static class Lines
{
    /// <summary>The index of the line feed that ends the line, or the end of the text.</summary>
    public static int EndOf(string text, int start, int end)
    {
        var length = text.AsSpan(start, end - start).IndexOf('\n');
        return length < 0 ? end : start + length;
    }
}
