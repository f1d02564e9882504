using System.Reflection;

namespace CampaignMetrics.Html;

/// <summary>The page's own files, which Node.js bundled when this package was built.</summary>
/// <param name="Script">The script.</param>
/// <param name="Style">The style sheet.</param>
/// <param name="World">The shapes of countries, as JSON.</param>
/// <param name="Notices">The licences of what is bundled.</param>
internal sealed record PageBundle(byte[] Script, byte[] Style, byte[] World, byte[] Notices)
{
    private static readonly Lazy<PageBundle?> Loaded = new(Load);

    /// <summary>The files; null where this build has none.</summary>
    public static PageBundle? Find() => Loaded.Value;

    /// <exception cref="InvalidOperationException">This build has none.</exception>
    public static PageBundle Required() => Find() ?? throw new InvalidOperationException(
        "This build of CampaignMetrics.Html has no page, since Node.js 20 or later was missing when it was built.");

    private static PageBundle? Load() =>
        Read("page.js") is { } script && Read("page.css") is { } style
        && Read("world.json") is { } world && Read("notices.txt") is { } notices
            ? new PageBundle(script, style, world, notices)
            : null;

    private static byte[]? Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name);
        if (stream is null) return null;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
