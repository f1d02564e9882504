namespace CampaignMetrics.UserAgents.Matching;

/// <summary>
/// Finds the model of an Android device in a user agent: <c>(Linux; Android 6.0; POWER BOT Build/MRA58K)</c>. Makers call devices what they
/// like, also "bot" or by the name of a service, so such a word tells nothing of who sent the request.
/// </summary>
/// <remarks>
/// Source: developer.chrome.com/docs/privacy-security/user-agent, "Chrome for Android": the model stands behind the version of Android and,
/// in older versions and in apps' windows, before the build.
/// </remarks>
internal static class AndroidModel
{
    private const StringComparison AnyCase = StringComparison.OrdinalIgnoreCase;

    /// <summary>Finds where the model stands.</summary>
    /// <returns>Its range; empty where there is none, or where it may just as well be a program's name.</returns>
    public static Range In(ReadOnlySpan<char> text)
    {
        var system = text.IndexOf("Android ", AnyCase);
        if (system < 0) return default;
        var end = text[system..].IndexOf(')');
        var comment = end < 0 ? text[system..] : text[system..(system + end)];
        var build = comment.IndexOf(" Build/", AnyCase);
        if (build >= 0) comment = comment[..build];
        var start = comment.LastIndexOf(';') + 1;
        var model = comment[start..];
        // The robots of laboratories that try apps on devices state what they are in this place.
        if (start == 0 || model.Contains("crawler", AnyCase) || model.Contains("screenshot", AnyCase)) return default;
        // Without a build, only what looks like a model: it has a number, and is no product.
        var isModel = build >= 0 || (model.ContainsAnyInRange('0', '9') && !model.ContainsAny("/.:@"));
        return isModel ? (system + start)..(system + comment.Length) : default;
    }
}
