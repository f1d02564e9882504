using System.Text;
using System.Text.Encodings.Web;
using CampaignMetrics.TrackedMail;
using Microsoft.Extensions.Options;

namespace CampaignMetrics.AspNetCore.Hits;

/// <summary>The page that asks whether to unsubscribe, and the one that says that it is done. They hold nothing of the contact.</summary>
internal sealed class UnsubscribePage
{
    /// <summary>No script, no style, no picture, and the form leads nowhere else.</summary>
    public const string Policy = "default-src 'none'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    private readonly UnsubscribePageTexts _texts;

    public UnsubscribePage(IOptions<CampaignTrackingOptions> options)
    {
        _texts = options.Value.Texts;
        Question = Page($"""
            <p>{Encoded(_texts.Question)}</p>
            <form method="post">
            <button name="{TrackingEndpoint.ConfirmField}" value="{TrackingEndpoint.ConfirmValue}">{Encoded(_texts.Button)}</button>
            </form>
            """);
        Done = Page($"""<p role="status">{Encoded(_texts.Done)}</p>""");
    }

    public byte[] Question { get; }

    public byte[] Done { get; }

    private byte[] Page(string main) => Encoding.UTF8.GetBytes($"""
        <!DOCTYPE html>
        <html lang="{Encoded(_texts.Language)}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{Encoded(_texts.Title)}</title>
        </head>
        <body>
        <main>
        <h1>{Encoded(_texts.Title)}</h1>
        {main}
        </main>
        </body>
        </html>

        """);

    private static string Encoded(string text) => HtmlEncoder.Default.Encode(text);
}
