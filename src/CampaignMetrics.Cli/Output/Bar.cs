namespace CampaignMetrics.Cli.Output;

/// <summary>Bars of block characters, to an eighth of a character.</summary>
internal static class Bar
{
    private const string Eighths = "▏▎▍▌▋▊▉█";

    /// <param name="share">0 to 1.</param>
    /// <param name="width">Characters of a full bar.</param>
    public static string Of(double share, int width)
    {
        var eighths = (int)Math.Round(Math.Clamp(share, 0, 1) * width * 8);
        // Little is not nothing, and must not look like it.
        if (eighths == 0 && share > 0) eighths = 1;
        var full = new string('█', eighths / 8);
        return eighths % 8 == 0 ? full : full + Eighths[eighths % 8 - 1];
    }
}
