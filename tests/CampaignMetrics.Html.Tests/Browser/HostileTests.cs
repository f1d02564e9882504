using System.Text.Json;
using Microsoft.Playwright;

namespace CampaignMetrics.Html.Tests.Browser;

/// <summary>Texts of strangers: they are shown as they are, and never run.</summary>
[Collection(BrowserCollection.Name)]
public sealed class HostileTests(ChromiumFixture chromium)
{
    private static readonly DateTimeOffset At = new(2026, 3, 24, 9, 0, 0, TimeSpan.Zero);

    private const string Run = "document.title='ran';alert(1)";

    public static TheoryData<string> Texts => new(
        $"</script><script>{Run}</script>",
        $"<img src=x onerror=\"{Run}\">",
        $"\"'><svg onload={Run}>",
        $"javascript:{Run}",
        "<!--<script>",
        "]]>{{constructor.constructor('alert(1)')()}}",
        "\u202Egnp.exe\u202C \u2066 bidi",
        "\u0000\u0007\u001b[31mred",
        new string('W', 10_000));

    [Theory, MemberData(nameof(Texts))]
    public async Task A_text_in_every_place_never_runs_nor_breaks_the_layout(string text)
    {
        using var ledger = LedgerOf(text);
        var body = $"<p>{text}</p><a href=\"{text}\">{text}</a>";
        var html = Samples.PageOf(ledger, new HtmlReportOptions { Title = text, BodyOf = _ => body });
        await using var opened = await chromium.OpenAsync(html);
        foreach (var hash in new[] { "#/report", "#/recipients?kind=bounced", "#/recipients?kind=clicked" })
        {
            await opened.GoAsync(hash);
            await OpenAllAsync(opened);
            Assert.Empty(opened.Faults);
            Assert.Empty(opened.Requests);
            Assert.NotEqual("ran", await opened.Page.TitleAsync());
            Assert.True(await opened.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), hash);
        }
    }

    [Theory]
    [InlineData("<script>parent.document.title='ran'</script>")]
    [InlineData("<img src='https://tracker.example/p.gif' onerror=\"parent.document.title='ran'\">")]
    [InlineData("<body onload=\"parent.document.title='ran'\"><p>x</p></body>")]
    [InlineData("<iframe src='https://tracker.example/'></iframe><object data='https://tracker.example/'></object>")]
    [InlineData("<link rel=stylesheet href='https://tracker.example/a.css'><style>@import 'https://tracker.example/b.css';</style>")]
    [InlineData("<style>p { background: url(https://tracker.example/c.png) }</style><p>x</p>")]
    [InlineData("<p style='background:url(https://tracker.example/d)'>x</p>")]
    [InlineData("<meta http-equiv=refresh content='0;url=https://tracker.example/'><base href='https://tracker.example/'>")]
    [InlineData("<svg><image href='https://tracker.example/e.svg'/><script>parent.document.title='ran'</script></svg>")]
    [InlineData("<table background='https://tracker.example/f.png'><tr><td>x</td></tr></table>")]
    [InlineData("<form action='https://tracker.example/'><input autofocus onfocus=\"parent.document.title='ran'\"></form>")]
    [InlineData("<video poster='https://tracker.example/g' src='https://tracker.example/h'></video>")]
    [InlineData("<audio src='https://tracker.example/i'>")]
    [InlineData("<math><mtext><table><mglyph><style><img src=x onerror=\"parent.document.title='ran'\">")]
    [InlineData("<template><img src='https://tracker.example/j'></template><noscript><img src='https://tracker.example/k'></noscript>")]
    public async Task The_html_of_an_email_runs_nothing_and_loads_nothing(string body)
    {
        using var ledger = LedgerOf("harmless");
        await using var opened = await chromium.OpenAsync(Samples.PageOf(ledger, new HtmlReportOptions { BodyOf = _ => body }));
        await opened.Page.Locator("iframe").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached });
        await opened.Page.WaitForTimeoutAsync(200);
        Assert.Empty(opened.Requests);
        Assert.Empty(opened.Faults);
        Assert.NotEqual("ran", await opened.Page.TitleAsync());
    }

    private static Task OpenAllAsync(OpenedPage opened) => opened.Page.EvaluateAsync<JsonElement>(
        """
        () => {
          for (const details of document.querySelectorAll("details")) { details.removeAttribute("name"); details.open = true; }
          return 0;
        }
        """);

    /// <summary>A ledger with a text wherever events and catalogs have one.</summary>
    private static MessageLedger LedgerOf(string text)
    {
        var (email, who) = (new EmailId("e"), new ContactId($"{text}@shop.example"));
        // A browser's, so that opens and clicks count.
        var request = new WebRequest
        {
            UserAgent =
                $"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 {text}",
        };
        var catalog = new EmailCatalog(
        [
            new Email
            {
                Id = email, Name = text, Subject = text, From = text, SentBy = text, Campaign = text, Type = text, Team = text,
                Status = text,
                Links = [new EmailLink { Id = text, Url = "https://shop.example/a", Label = text }],
            },
        ]);
        var ledger = new MessageLedger(new LedgerOptions { Catalog = catalog });
        ledger.Apply(
        [
            new Sent { At = At, Email = email, Recipient = who },
            new Delivered { At = At.AddSeconds(5), Email = email, Recipient = who },
            new Opened { At = At.AddHours(1), Email = email, Recipient = who, Request = request },
            new Clicked { At = At.AddHours(2), Email = email, Recipient = who, Url = text, Request = request },
            new Sent { At = At, Email = email, Recipient = "b@shop.example" },
            new Bounced
            {
                At = At.AddSeconds(9), Email = email, Recipient = "b@shop.example",
                Response = new ServerResponse { Smtp = $"550 5.1.1 {text}", RemoteMta = text },
            },
            new NotSent { At = At, Email = email, Recipient = "c@shop.example", Reason = text },
        ]);
        return ledger;
    }
}
