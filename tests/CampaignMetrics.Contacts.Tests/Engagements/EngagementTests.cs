using CampaignMetrics.Contacts.Consents;
using CampaignMetrics.Contacts.Engagements;

namespace CampaignMetrics.Contacts.Tests.Engagements;

public sealed class EngagementTests
{
    private const double Day = 24 * 60;

    private static EngagementProfile Profile(EngagementOptions? options, double asOf, params EmailEvent[] events) =>
        EngagementProfile.Of(Some.Contact, events, Some.At(asOf), options);

    private static MessageLedger Ledger(params EmailEvent[] events) => Ledger(null, events);

    private static MessageLedger Ledger(LedgerOptions? options, params EmailEvent[] events)
    {
        var ledger = new MessageLedger(options);
        foreach (var told in events) ledger.Apply(told);
        return ledger;
    }

    private static IEnumerable<EmailEvent> Mailed(ContactId contact, EmailId? email = null) =>
        [Some.Sent(0, email, contact), Some.Delivered(1, email, contact)];

    [Fact]
    public void The_last_open_is_a_date_in_the_zone()
    {
        var auckland = new EngagementOptions { Zone = TimeZoneInfo.FindSystemTimeZoneById("Pacific/Auckland") };
        EmailEvent[] events = [Some.Sent(), Some.Delivered(), Some.Opened(10), Some.Opened(13 * 60)];
        Assert.Equal(new DateOnly(2026, 3, 2), Profile(null, Day, events).LastOpen);
        Assert.Equal(new DateOnly(2026, 3, 3), Profile(auckland, Day, events).LastOpen);
    }

    [Fact]
    public void Who_never_opened_has_no_last_open() => Assert.Null(Profile(null, Day, Some.Sent(), Some.Delivered()).LastOpen);

    [Fact]
    public void A_programs_open_is_not_the_contacts() =>
        Assert.Null(Profile(null, Day, Some.Sent(), Some.Delivered(), Some.Opened(10, actor: Actor.Automation)).LastOpen);

    [Fact]
    public void The_definition_decides_whether_a_click_is_an_open()
    {
        EmailEvent[] events = [Some.Sent(), Some.Delivered(), Some.Clicked(10)];
        Assert.NotNull(Profile(null, Day, events).LastOpen);
        Assert.Null(Profile(new EngagementOptions { Definition = Definition.Pipedrive }, Day, events).LastOpen);
    }

    [Fact]
    public void The_last_click_is_a_persons()
    {
        var profile = Profile(
            null, Day, Some.Sent(), Some.Delivered(), Some.Clicked(10), Some.Clicked(12), Some.Clicked(50, actor: Actor.Automation));
        Assert.Equal(Some.At(12), profile.LastClick);
    }

    [Fact]
    public void Windows_count_calendar_days_the_day_of_asking_included()
    {
        EmailEvent[] events =
            [.. Mailed(Some.Contact), Some.Opened(1 * Day), Some.Opened(2 * Day), Some.Opened(9 * Day), Some.Clicked(9 * Day)];
        var profile = Profile(new EngagementOptions { WindowDays = [1, 8, 9, 30] }, 9 * Day + 60, events);
        Assert.Equal([1, 2, 3, 3], profile.Windows.Select(window => (int)window.Counts.Opens));
        Assert.Equal([1, 1, 1, 1], profile.Windows.Select(window => (int)window.Counts.Clicks));
        Assert.Equal(new EngagementCounts(1, 1, 3, 1, 1), profile.Total);
    }

    [Fact]
    public void A_window_may_reach_back_before_all_events() =>
        Assert.Equal(
            1,
            Profile(
                new EngagementOptions { WindowDays = [100_000] }, Day, Some.Sent(), Some.Delivered(),
                Some.Opened()).Windows[0].Counts.Opens);

    [Fact]
    public void A_window_without_days_is_a_mistake() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new EngagementOptions { WindowDays = [30, 0] });

    [Fact]
    public void What_happened_later_is_not_looked_at() =>
        Assert.Equal(1, Profile(null, 20, Some.Sent(), Some.Delivered(), Some.Opened(20), Some.Opened(21)).Total.Opens);

    [Fact]
    public void Opens_under_denied_consent_are_not_looked_at()
    {
        var consents = new TrackingConsents();
        consents.Add(Some.Contact, new ConsentStatement(Some.At(15), TrackingConsent.Denied));
        Assert.Equal(
            1,
            Profile(
                new EngagementOptions { Consents = consents }, Day, Some.Sent(), Some.Delivered(), Some.Opened(10),
                Some.Opened(20)).Total.Opens);
    }

    [Fact]
    public void Who_got_mail_and_opened_none_never_opened()
    {
        var ledger = Ledger(
            [
                .. Mailed("ann@example.com"), .. Mailed("bob@example.com"), Some.Opened(5, to: "bob@example.com"),
                Some.Bounced("550 5.1.1 unknown", to: "eve@example.com"),
            ]);
        Assert.Equal(["ann@example.com"], EngagementSegments.NeverOpened(ledger).Select(contact => contact.Value));
    }

    [Fact]
    public void Who_got_only_untracked_mail_is_not_said_to_have_opened_nothing()
    {
        var untracked = new LedgerOptions { Catalog = new EmailCatalog([new Email { Id = Some.Email, Tracking = Tracking.Off }]) };
        Assert.Empty(EngagementSegments.NeverOpened(Ledger(untracked, [.. Mailed("ann@example.com")])));
    }

    [Fact]
    public void Who_opened_and_clicked_in_another_email_did_click()
    {
        var ledger = Ledger([
            .. Mailed("ann@example.com"), Some.Opened(5, to: "ann@example.com"),
            .. Mailed("bob@example.com"), Some.Opened(5, to: "bob@example.com"), .. Mailed("bob@example.com", "summer"),
            Some.Clicked(9, "summer", "bob@example.com")]);
        Assert.Equal(["ann@example.com"], EngagementSegments.OpenedNotClicked(ledger).Select(contact => contact.Value));
    }

    [Fact]
    public void Non_openers_of_an_email_may_have_opened_another()
    {
        var ledger = Ledger(
            [
                .. Mailed("ann@example.com"), .. Mailed("ann@example.com", "summer"), Some.Opened(5, "summer", "ann@example.com"),
                .. Mailed("bob@example.com"), Some.Opened(5, to: "bob@example.com"),
            ]);
        Assert.Equal(["ann@example.com"], EngagementSegments.NonOpeners(ledger, Some.Email).Select(contact => contact.Value));
    }

    [Fact]
    public void Who_may_not_be_profiled_is_in_no_segment() =>
        Assert.Empty(EngagementSegments.NeverOpened(Ledger([.. Mailed("ann@example.com")]), mayProfile: static _ => false));
}
