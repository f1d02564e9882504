namespace CampaignMetrics.UserAgents.Matching;

/// <summary>
/// Recognises what a person's app sends: through its system's own library, or from a window in which it shows pages. The name there is the
/// app's, whatever it sounds like: a company that crawls has an app for people, too.
/// </summary>
/// <remarks>
/// Sources: WebKit's <c>applicationNameForUserAgent</c> (the name stands behind <c>Mobile/…</c>, and no <c>Safari/</c> does;
/// developer.apple.com/documentation/webkit), android-developers.googleblog.com/2024/12/user-agent-reduction-on-android-webview.html
/// (<c>; wv)</c>), electronjs.org/docs/latest/api/app (<c>userAgentFallback</c>), and the default user agents in the code of
/// github.com/Alamofire/Alamofire and github.com/AFNetworking/AFNetworking (<c>Name/1.2 (iPhone; iOS 17.4; Scale/3.00)</c>).
/// </remarks>
internal static class AppView
{
    private const StringComparison AnyCase = StringComparison.OrdinalIgnoreCase;

    /// <summary>True if the user agent is that of an app on a person's own device. A crawler that copied one adds an address for
    /// complaints, or says that it is compatible.</summary>
    public static bool IsIn(ReadOnlySpan<char> text) =>
        HasBehind(text, "CFNetwork/") || HasBehind(text, "Alamofire/")
            || text.Contains("Scale/", AnyCase) || text.Contains("Dalvik/", AnyCase)
            || ((IsWindow(text) || IsNative(text)) && !text.Contains("://", AnyCase) && !text.Contains("compatible;", AnyCase));

    /// <summary>True if a desktop program shows pages in a window of its own: with a Mac's engine, where neither Safari nor Chrome
    /// stands, or with Qt's (doc.qt.io/qt-6/qtwebengine-overview.html).</summary>
    public static bool IsOnDesktop(ReadOnlySpan<char> text) =>
        text.Contains("QtWebEngine/", AnyCase) || (text.Contains("(Macintosh;", AnyCase) && IsBareWebKit(text));

    // The library alone, without an app before it, is a program's.
    private static bool HasBehind(ReadOnlySpan<char> text, string library) => text.IndexOf(library, AnyCase) > 0;

    private static bool IsWindow(ReadOnlySpan<char> text) =>
        text.Contains("; wv)", AnyCase) || text.Contains(" Electron/", AnyCase) || (IsOfApple(text) && IsBareWebKit(text));

    // "Acme/1.2 (iPhone; iOS 17.4)", "Acme/1.2 (Linux; U; Android 13; Pixel 7) okhttp/4.12.0".
    private static bool IsNative(ReadOnlySpan<char> text) =>
        !text.StartsWith("Mozilla", AnyCase)
            && (IsOfApple(text) || IsInComment(text, "iOS ") || IsInComment(text, "Android "));

    private static bool IsInComment(ReadOnlySpan<char> text, string system)
    {
        var at = text.IndexOf(system, AnyCase);
        return at > 0 && (text[at - 1] == '(' || (at > 1 && text[at - 1] == ' ' && text[at - 2] == ';'));
    }

    private static bool IsOfApple(ReadOnlySpan<char> text) =>
        text.Contains("(iPhone", AnyCase) || text.Contains("(iPad", AnyCase) || text.Contains("(iPod", AnyCase);

    private static bool IsBareWebKit(ReadOnlySpan<char> text) =>
        text.Contains("AppleWebKit/", AnyCase) && !text.Contains("Safari/", AnyCase) && !text.Contains("Chrome/", AnyCase);
}
