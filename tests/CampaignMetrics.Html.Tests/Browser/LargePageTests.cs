using Microsoft.Playwright;

namespace CampaignMetrics.Html.Tests.Browser;

/// <summary>A page with 200,000 contacts.</summary>
[Collection(BrowserCollection.Name)]
public sealed class LargePageTests(ChromiumFixture chromium)
{
    private const int Contacts = 200_000;

    private static readonly Lazy<string> Large = new(() =>
    {
        using var ledger = new MessageLedger();
        var at = new DateTimeOffset(2026, 3, 24, 9, 0, 0, TimeSpan.Zero);
        for (var i = 0; i < Contacts; i++)
        {
            ContactId who = $"person.{i * 7919L % 999_983}@host{i % 97}.example";
            ledger.Apply(new Sent { At = at.AddMilliseconds(i), Email = "e", Recipient = who });
            ledger.Apply(new Delivered { At = at.AddMilliseconds(i + 2000), Email = "e", Recipient = who });
            if (i % 3 == 0) ledger.Apply(new Opened { At = at.AddMinutes(10 + i % 5000), Email = "e", Recipient = who });
            if (i % 11 == 0)
                ledger.Apply(new Clicked { At = at.AddMinutes(12 + i % 5000), Email = "e", Recipient = who, Url = "https://a.example/" });
        }
        return Samples.PageOf(ledger);
    });

    [Fact]
    public async Task It_lists_finds_and_sorts_all_of_them()
    {
        await using var opened = await chromium.OpenAsync(Large.Value, hash: "#/recipients?kind=sent");
        var main = opened.Page.Locator("main");
        await Assertions.Expect(main).ToContainTextAsync("200,000", new LocatorAssertionsToContainTextOptions { Timeout = 30_000 });
        await opened.Page.GetByRole(AriaRole.Searchbox).FillAsync($"person.{7919L * 123_456 % 999_983}@");
        await Assertions.Expect(main.Locator("tbody tr")).ToHaveCountAsync(1, new LocatorAssertionsToHaveCountOptions { Timeout = 30_000 });
        Assert.Empty(opened.Faults);
    }

    [Fact]
    public async Task Its_report_is_drawn_before_its_recipients_are_read()
    {
        await using var opened = await chromium.OpenAsync(Large.Value);
        await Assertions.Expect(opened.Page.Locator("#figure-delivery")).ToContainTextAsync("100");
        Assert.Empty(opened.Faults);
        var parts = await opened.Page.EvaluateAsync<int>("() => document.querySelectorAll('script[data-part^=\"recipients:\"]').length");
        Assert.Equal(Contacts / 2000, parts);
    }
}
