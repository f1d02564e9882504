using Microsoft.Playwright;

namespace CampaignMetrics.Html.Tests.Browser;

[Collection(BrowserCollection.Name)]
public sealed class OpeningTests(ChromiumFixture chromium)
{
    private static readonly HtmlReportOptions WithBody = new() { BodyOf = Samples.SpringSaleBody };

    [Fact]
    public async Task It_opens_from_a_file_without_network_or_fault()
    {
        using var ledger = Samples.SpringSale();
        await using var opened = await chromium.OpenAsync(Samples.PageOf(ledger, WithBody));
        await opened.GoAsync("#/recipients");
        await opened.GoAsync("#/report");
        Assert.Empty(opened.Faults);
        Assert.Empty(opened.Requests);
        Assert.Equal("Spring sale", await opened.Page.Locator("h1").InnerTextAsync());
    }

    [Theory]
    [InlineData("#/overview")]
    [InlineData("#/emails")]
    [InlineData("#/watch")]
    [InlineData("#/report")]
    [InlineData("#/nowhere/at-all?x=%")]
    public async Task Each_view_of_many_emails_opens_without_fault(string hash)
    {
        using var ledger = Samples.Welcome();
        await using var opened = await chromium.OpenAsync(Samples.PageOf(ledger), hash: hash);
        Assert.NotEmpty((await opened.Page.Locator("main").InnerTextAsync()).Trim());
        Assert.Empty(opened.Faults);
    }

    [Fact]
    public async Task A_page_of_a_report_alone_opens_without_fault()
    {
        using var ledger = Samples.SpringSale();
        await using var opened = await chromium.OpenAsync(Samples.PageOf(ledger.Report()));
        Assert.Empty(opened.Faults);
    }

    [Fact]
    public async Task A_page_of_no_message_opens_without_fault()
    {
        using var ledger = new MessageLedger();
        await using var opened = await chromium.OpenAsync(Samples.PageOf(ledger));
        foreach (var hash in new[] { "#/overview", "#/emails", "#/watch", "#/recipients" }) await opened.GoAsync(hash);
        Assert.Empty(opened.Faults);
    }

    [Fact]
    public async Task It_fits_a_phone_without_scrolling_sideways()
    {
        using var ledger = Samples.SpringSale();
        var phone = new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 360, Height = 740 } };
        await using var opened = await chromium.OpenAsync(Samples.PageOf(ledger, WithBody), phone);
        Assert.True(await opened.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));
    }

    [Fact]
    public async Task The_definition_is_switched_by_keyboard()
    {
        using var ledger = Samples.SpringSale();
        await using var opened = await chromium.OpenAsync(Samples.PageOf(ledger));
        var rate = opened.Page.Locator("#figure-open .figure-value");
        var before = await rate.InnerTextAsync();
        await opened.DefinitionChoice.FocusAsync();
        await opened.Page.Keyboard.PressAsync("ArrowDown");
        await opened.Page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(rate).Not.ToHaveTextAsync(before);
        Assert.Empty(opened.Faults);
    }

    [Fact]
    public async Task Tabs_are_switched_by_keyboard_and_by_mouse()
    {
        using var ledger = Samples.SpringSale();
        await using var opened = await chromium.OpenAsync(Samples.PageOf(ledger));
        var tabs = opened.Page.Locator("#links [role=tab]");
        await tabs.First.FocusAsync();
        await opened.Page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(tabs.Nth(1)).ToHaveAttributeAsync("aria-selected", "true");
        await Assertions.Expect(tabs.Nth(1)).ToBeFocusedAsync();
        await tabs.Nth(2).ClickAsync();
        await Assertions.Expect(tabs.Nth(2)).ToHaveAttributeAsync("aria-selected", "true");
        await Assertions.Expect(tabs.Nth(0)).ToHaveAttributeAsync("aria-selected", "false");
    }

    [Fact]
    public async Task The_link_that_skips_to_the_content_leads_to_no_other_view()
    {
        using var ledger = Samples.Welcome();
        await using var opened = await chromium.OpenAsync(Samples.PageOf(ledger), hash: "#/emails");
        await opened.Page.Locator(".skip").FocusAsync();
        await opened.Page.Keyboard.PressAsync("Enter");
        await opened.DrawnAsync();
        await Assertions.Expect(opened.Page.Locator(".views [aria-current=page]")).ToHaveTextAsync("Emails");
        await Assertions.Expect(opened.Page.Locator("main")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Each_section_is_reached_from_the_list_of_them()
    {
        using var ledger = Samples.SpringSale();
        await using var opened = await chromium.OpenAsync(Samples.PageOf(ledger));
        var titles = await opened.Page.Locator(".sections > .card > header > h2").AllInnerTextsAsync();
        Assert.Equal(titles, await opened.Page.Locator(".contents a").AllInnerTextsAsync());
        await opened.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Data quality" }).ClickAsync();
        await Assertions.Expect(opened.Page.Locator("#quality h2")).ToBeFocusedAsync();
        await Assertions.Expect(opened.Page.Locator("#quality")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task The_address_of_a_section_opens_there()
    {
        using var ledger = Samples.SpringSale();
        await using var opened = await chromium.OpenAsync(Samples.PageOf(ledger), hash: "#/report?at=quality");
        await Assertions.Expect(opened.Page.Locator("#quality")).ToBeInViewportAsync();
    }

    [Theory]
    [InlineData("EURO")]
    [InlineData("€")]
    [InlineData("x")]
    public async Task A_currency_that_is_none_is_shown_as_it_is(string currency)
    {
        using var ledger = new MessageLedger();
        ledger.Apply(new Converted
        {
            At = new DateTimeOffset(2026, 3, 24, 9, 0, 0, TimeSpan.Zero), Email = "spring", Recipient = "ann@mail.example", Goal = "signUp",
            Amount = new Money(0.000123m, currency),
        });
        await using var opened = await chromium.OpenAsync(Samples.PageOf(ledger));
        await Assertions.Expect(opened.Page.Locator("#revenue")).ToContainTextAsync($"0.000123 {currency}", new() { IgnoreCase = true });
        await Assertions.Expect(opened.Page.Locator("#revenue")).ToContainTextAsync("signUp");
        Assert.Empty(opened.Faults);
    }

    [Fact]
    public async Task What_receivers_say_is_shown_of_one_email_too()
    {
        using var ledger = Samples.SpringSale();
        var day = new ReceiverDay("Gmail", null, new DateOnly(2026, 3, 2), [new ReceiverNumber(ReceiverNumber.SpamRate, 0.001)]);
        await using var opened = await chromium.OpenAsync(Samples.PageOf(ledger, new HtmlReportOptions { Receivers = [day] }));
        await opened.Page.Locator(".views a", new() { HasText = "Deliverability" }).ClickAsync();
        await Assertions.Expect(opened.Page.Locator("#watch-receivers tbody tr")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task The_language_is_switched_with_numbers_and_dates()
    {
        using var ledger = Samples.SpringSale();
        await using var opened = await chromium.OpenAsync(Samples.PageOf(ledger));
        await opened.Page.GetByLabel("Language").SelectOptionAsync("nl");
        Assert.Equal("nl", await opened.Page.EvaluateAsync<string>("() => document.documentElement.lang"));
        Assert.Contains("66,3", await opened.Page.Locator("#figure-open").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("Openpercentage", await opened.Page.Locator("#figure-open").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_headline_number_opens_its_definition_and_the_list_behind_it()
    {
        using var ledger = Samples.SpringSale();
        await using var opened = await chromium.OpenAsync(Samples.PageOf(ledger));
        await opened.Page.Locator("#figure-bounce summary").FocusAsync();
        await opened.Page.Keyboard.PressAsync("Enter");
        await opened.Page.Locator("#figure-bounce a").ClickAsync();
        await Assertions.Expect(opened.Page.GetByRole(AriaRole.Tab, new PageGetByRoleOptions { Selected = true }).First)
            .ToContainTextAsync("30");
        Assert.Empty(opened.Faults);
    }
}
