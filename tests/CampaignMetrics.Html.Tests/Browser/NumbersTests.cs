using System.Text.Json;
using Microsoft.Playwright;

namespace CampaignMetrics.Html.Tests.Browser;

[Collection(BrowserCollection.Name)]
public sealed class NumbersTests(ChromiumFixture chromium)
{
    /// <summary>Each number of the page says where it stands in the data: it must read as that value in the page's language.</summary>
    private const string Wrong =
        """
        () => {
          const language = document.documentElement.lang;
          const parts = new Map();
          const part = name => {
            if (!parts.has(name)) parts.set(name, JSON.parse(document.querySelector(`script[data-part="${name}"]`).textContent));
            return parts.get(name);
          };
          const forms = value => [
            new Intl.NumberFormat(language).format(value),
            ...[1, 2].map(digits => new Intl.NumberFormat(language, {
              style: "percent", minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value)),
            // Rates beside a limit are cut: 0.2999 % is not 0.3 %.
            new Intl.NumberFormat(language, {
              style: "percent", minimumFractionDigits: 3, maximumFractionDigits: 3, roundingMode: "trunc" }).format(value),
          ];
          const shown = [...document.querySelectorAll("main [data-path]")];
          const wrong = shown.filter(element => {
            const value = element.dataset.path.split(".").reduce((at, key) => at?.[key],
              part(element.closest("[data-part]:not(script)").dataset.part));
            if (typeof value !== "number") return true;
            // An amount has its currency before or after it.
            const amount = new Intl.NumberFormat(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(value);
            const text = element.textContent;
            return element.dataset.path.endsWith("amount") ? !text.includes(amount) : !forms(value).includes(text);
          });
          return { shown: shown.length, wrong: wrong.map(element => `${element.dataset.path}: ${element.textContent}`) };
        }
        """;

    [Theory]
    [InlineData("en", "")]
    [InlineData("nl", "")]
    public async Task Every_number_of_a_report_equals_the_json(string language, string hash)
    {
        using var ledger = Samples.SpringSale();
        await using var opened = await chromium.OpenAsync(Samples.PageOf(ledger, Options(language)), hash: hash);
        await ShowAllAsync(opened);
        var (shown, wrong) = await CompareAsync(opened);
        Assert.Empty(wrong);
        Assert.InRange(shown, 100, int.MaxValue);
    }

    [Theory]
    [InlineData("#/overview")]
    [InlineData("#/emails")]
    [InlineData("#/watch")]
    public async Task Every_number_of_many_emails_equals_the_json(string hash)
    {
        using var ledger = Samples.Welcome();
        await using var opened = await chromium.OpenAsync(Samples.PageOf(ledger), hash: hash);
        await ShowAllAsync(opened);
        var (shown, wrong) = await CompareAsync(opened);
        Assert.Empty(wrong);
        Assert.InRange(shown, 10, int.MaxValue);
    }

    [Fact]
    public async Task What_receivers_say_stands_on_the_page_as_they_said_it()
    {
        using var ledger = Samples.Welcome();
        var day = new ReceiverDay("Gmail", "customers.example", new DateOnly(2026, 3, 2),
            [new ReceiverNumber(ReceiverNumber.SpamRate, 0.0031), new ReceiverNumber("dkimSuccess", null, "GREEN")]);
        await using var opened = await chromium.OpenAsync(
            Samples.PageOf(ledger, new HtmlReportOptions { Receivers = [day] }), hash: "#/watch");
        var card = opened.Page.Locator("#watch-receivers tbody");
        await Assertions.Expect(card).ToContainTextAsync("0.310%");
        await Assertions.Expect(card).ToContainTextAsync("GREEN");
        await Assertions.Expect(card).ToContainTextAsync("over the limit");
        var (_, wrong) = await CompareAsync(opened);
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task After_a_switch_of_definitions_every_number_equals_the_json_of_the_other()
    {
        using var ledger = Samples.SpringSale();
        await using var opened = await chromium.OpenAsync(Samples.PageOf(ledger, Options("en")));
        await opened.DefinitionChoice.SelectOptionAsync("Pipedrive");
        await opened.Page.Locator("main > [data-part='report:1']").WaitForAsync();
        await opened.DrawnAsync();
        await ShowAllAsync(opened);
        var (_, wrong) = await CompareAsync(opened);
        Assert.Empty(wrong);
        Assert.Equal("report:1", await opened.Page.Locator("main [data-part]").First.GetAttributeAsync("data-part"));
    }

    private static HtmlReportOptions Options(string language) =>
        new() { Language = language, BodyOf = Samples.SpringSaleBody, Scope = ReportScope.All };

    /// <summary>Opens what can be opened.</summary>
    private static Task ShowAllAsync(OpenedPage opened) => opened.Page.EvaluateAsync(
        "() => { for (const details of document.querySelectorAll('details')) { details.removeAttribute('name'); details.open = true; } }");

    private static async Task<(int Shown, string[] Wrong)> CompareAsync(OpenedPage opened)
    {
        var found = await opened.Page.EvaluateAsync<JsonElement>(Wrong);
        return (found.GetProperty("shown").GetInt32(), [.. found.GetProperty("wrong").EnumerateArray().Select(text => text.GetString()!)]);
    }
}
