using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace CampaignMetrics.Html;

/// <summary>Writes the frame of a page: head, policy, script, and the parts of its data, each by a name that the script asks for.</summary>
/// <remarks><para>What is written waits until it is passed on, so that a page is written to a stream with or without blocking a
/// thread.</para></remarks>
/// <param name="bundle">The page's own files.</param>
internal sealed class PageWriter(PageBundle bundle)
{
    private readonly MemoryStream _waiting = new();

    private ReadOnlyMemory<byte> Waiting => _waiting.GetBuffer().AsMemory(0, (int)_waiting.Length);

    /// <summary>Passes on what waits.</summary>
    public void PassOn(Stream target)
    {
        target.Write(Waiting.Span);
        _waiting.SetLength(0);
    }

    /// <inheritdoc cref="PassOn"/>
    public async Task PassOnAsync(Stream target, CancellationToken cancellationToken)
    {
        await target.WriteAsync(Waiting, cancellationToken).ConfigureAwait(false);
        _waiting.SetLength(0);
    }

    /// <summary>What the page may do: run its own script, and nothing else.</summary>
    /// <param name="bundle">The page's own files.</param>
    /// <param name="isLive">Whether it asks for its data.</param>
    public static string PolicyOf(PageBundle bundle, bool isLive) =>
        $"default-src 'none'; script-src '{HashOf(bundle.Script)}'; style-src '{HashOf(bundle.Style)}'; img-src data:; "
        + $"{(isLive ? "connect-src 'self'; " : "")}base-uri 'none'; form-action 'none'";

    /// <summary>Everything up to the data.</summary>
    public void Begin(string title, string language)
    {
        Head(title, language, PolicyOf(bundle, isLive: false), more: "");
        Write(
            """
            <noscript>This report needs JavaScript, which runs from this file alone.</noscript>
            <div id="page"></div>

            """);
    }

    /// <summary>A whole page without data, which asks for them.</summary>
    public void WriteLive(string title, string language)
    {
        // Browsers ask every host for a picture that it may not have.
        Head(title, language, PolicyOf(bundle, isLive: true), more: "<link rel=\"icon\" href=\"data:,\">\n");
        Write(
            """
            <noscript>This report needs JavaScript.</noscript>
            <div id="page" data-live></div>

            """);
        RunScript();
        Close();
    }

    /// <summary>A part of the data.</summary>
    /// <param name="name">By which the script asks for it: letters, digits and colons.</param>
    /// <param name="write">Writes it as JSON.</param>
    public void Part(string name, Action<Stream> write)
    {
        Write($"<script type=\"application/json\" data-part=\"{name}\">");
        using (var json = new EmbeddedJson(_waiting)) write(json);
        Write("</script>\n");
    }

    /// <summary>The script. It starts at once: what comes after it is read meanwhile.</summary>
    public void Script()
    {
        Part("world", json => json.Write(bundle.World));
        RunScript();
    }

    public void End()
    {
        Part("notices", json => WriteNotices(bundle, json));
        Close();
    }

    public static void WriteNotices(PageBundle bundle, Stream target)
    {
        using var json = new Utf8JsonWriter(target);
        json.WriteStringValue(Encoding.UTF8.GetString(bundle.Notices));
    }

    private void Head(string title, string language, string policy, string more)
    {
        Write(
            $"""
            <!doctype html>
            <html lang="{language}">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="{policy}">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="referrer" content="no-referrer">
            <meta name="robots" content="noindex">
            <meta name="generator" content="CampaignMetrics">
            <title>{WebUtility.HtmlEncode(title)}</title>
            {more}<style>
            """);
        _waiting.Write(bundle.Style);
        Write(
            """
            </style>
            </head>
            <body>

            """);
    }

    private void RunScript()
    {
        Write("<script>");
        _waiting.Write(bundle.Script);
        Write("</script>\n");
    }

    private void Close() => Write("</body>\n</html>\n");

    private static string HashOf(byte[] text) => $"sha256-{Convert.ToBase64String(SHA256.HashData(text))}";

    private void Write(string text) => _waiting.Write(Encoding.UTF8.GetBytes(text));
}
