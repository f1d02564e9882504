using System.Text.Json;
using Microsoft.Playwright;

namespace CampaignMetrics.Html.Tests.Browser;

[Collection(BrowserCollection.Name)]
public sealed class ClickMapTests(ChromiumFixture chromium)
{
    /// <summary>Of each mark, by the place in the page: how far it is from the link that it is of, and which link is the nearest.</summary>
    private const string Marks =
        """
        () => {
          const report = JSON.parse(document.querySelector('script[data-part="report:0"]').textContent);
          const frame = document.querySelector("iframe");
          const corner = frame.getBoundingClientRect();
          const links = [...frame.contentDocument.querySelectorAll("a")].map(link => {
            const { x, y, width, height } = link.getBoundingClientRect();
            const [left, top] = [x + corner.left, y + corner.top];
            return { id: link.id, left, top, right: left + width, bottom: top + height };
          }).filter(link => link.right > link.left);
          const distance = (a, b) => Math.hypot(
            Math.max(0, a.left - b.right, b.left - a.right), Math.max(0, a.top - b.bottom, b.top - a.bottom));
          return [...document.querySelectorAll(".mark")].map(mark => {
            const place = mark.getBoundingClientRect();
            const near = [...links].sort((a, b) => distance(place, a) - distance(place, b))[0];
            const own = report.clickMap.occurrences[mark.dataset.occurrence].link;
            return { own, nearest: near.id, away: distance(place, near) };
          });
        }
        """;

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task Each_mark_sits_on_its_own_link(int width)
    {
        using var ledger = Samples.SpringSale();
        var options = new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = width, Height = 900 } };
        await using var opened = await OpenAsync(ledger, options);
        var marks = (await opened.Page.EvaluateAsync<JsonElement>(Marks)).EnumerateArray().ToList();
        Assert.InRange(marks.Count, 5, 20);
        Assert.All(marks, mark =>
        {
            Assert.Equal(mark.GetProperty("own").GetString(), mark.GetProperty("nearest").GetString());
            Assert.InRange(mark.GetProperty("away").GetDouble(), 0, 4);
        });
    }

    [Fact]
    public async Task A_mark_tells_its_clicks_when_it_has_the_focus()
    {
        using var ledger = Samples.SpringSale();
        await using var opened = await OpenAsync(ledger);
        await opened.Page.Locator(".mark").First.FocusAsync();
        await Assertions.Expect(opened.Page.Locator(".mark-detail")).ToContainTextAsync("https://shop.example/");
        await opened.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(opened.Page.Locator(".mark-detail")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_click_on_the_email_leads_nowhere()
    {
        using var ledger = Samples.SpringSale();
        await using var opened = await OpenAsync(ledger);
        var before = opened.Page.Url;
        await opened.Page.FrameLocator("iframe").Locator("#hero").ClickAsync(new LocatorClickOptions { Force = true });
        Assert.Equal(before, opened.Page.Url);
        Assert.Empty(opened.Requests);
    }

    [Fact]
    public async Task By_another_definition_the_marks_are_of_its_clicks()
    {
        using var ledger = Samples.SpringSale();
        await using var opened = await OpenAsync(ledger);
        await opened.DefinitionChoice.SelectOptionAsync("Pipedrive");
        await opened.Page.Locator("main > [data-part='report:1'] .mark").First.WaitForAsync();
        await opened.DrawnAsync();
        var counts = await opened.Page.EvaluateAsync<int[]>(
            """
            () => {
              const report = JSON.parse(document.querySelector('script[data-part="report:1"]').textContent);
              return [document.querySelectorAll(".mark").length, report.clickMap.occurrences.filter(({ total }) => total > 0).length];
            }
            """);
        Assert.InRange(counts[0], 5, counts[1]);
        Assert.Empty(opened.Faults);
    }

    [Fact]
    public async Task Without_the_html_the_page_says_so_and_lists_the_clicks()
    {
        using var ledger = Samples.SpringSale();
        await using var opened = await chromium.OpenAsync(Samples.PageOf(ledger));
        var card = opened.Page.Locator("#click-map");
        await Assertions.Expect(card.Locator("iframe")).ToHaveCountAsync(0);
        await Assertions.Expect(card.Locator("tbody tr").First).ToBeVisibleAsync();
    }

    private async Task<OpenedPage> OpenAsync(MessageLedger ledger, BrowserNewContextOptions? options = null)
    {
        var opened = await chromium.OpenAsync(
            Samples.PageOf(ledger, new HtmlReportOptions { BodyOf = Samples.SpringSaleBody }), options);
        await opened.Page.Locator(".mark").First.WaitForAsync();
        return opened;
    }
}
