namespace CampaignMetrics.TrackedMail;

/// <summary>Where the pixel goes: before the end tag of the body, else of the document, else at the end.</summary>
internal static class PixelPlace
{
    /// <returns>The index; −1 if there is none, as in a text that is one unclosed style sheet.</returns>
    public static int In(string html, HtmlScan scan)
    {
        if (scan.BodyEnd >= 0) return scan.BodyEnd;
        // What is inserted behind an unclosed comment or tag would be part of it.
        return Takes(html, html.Length) ? html.Length : Takes(html, scan.LastToken) ? scan.LastToken : -1;
    }

    private static bool Takes(string html, int at) => HtmlScan.HasTagAt(html.Insert(at, "<img>"), "img", at);
}
