namespace CampaignMetrics.UserAgents.Matching;

/// <summary>Recognises the windows in which desktop programs show pages. Their names are those of programs that people use.</summary>
/// <remarks>Sources: developer.apple.com/documentation/webkit; doc.qt.io/qt-6/qtwebengine-overview.html.</remarks>
internal static class DesktopWindow
{
    private const StringComparison AnyCase = StringComparison.OrdinalIgnoreCase;

    /// <summary>True for a window with a Mac's engine, where neither Safari nor Chrome stands, or with Qt's.</summary>
    public static bool IsIn(ReadOnlySpan<char> text) =>
        text.Contains("QtWebEngine/", AnyCase) || (text.Contains("(Macintosh;", AnyCase) && IsBareWebKit(text));

    private static bool IsBareWebKit(ReadOnlySpan<char> text) =>
        text.Contains("AppleWebKit/", AnyCase) && !text.Contains("Safari/", AnyCase) && !text.Contains("Chrome/", AnyCase);
}
