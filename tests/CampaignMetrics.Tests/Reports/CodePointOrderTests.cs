namespace CampaignMetrics.Tests.Reports;

/// <summary>"Ordinally" is by code point: what lies beyond the basic plane comes after what lies in it, other than in UTF-16.</summary>
public sealed class CodePointOrderTests
{
    /// <summary>Private use, U+E000, and Deseret, U+10400: in UTF-16 the second comes first.</summary>
    private const string Smaller = "\uE000", Larger = "\U00010400";

    [Fact]
    public void Of_two_events_at_one_instant_the_smaller_id_is_first()
    {
        var report = Some.Report(
            Some.Opened(600, id: Larger, place: new Place("NL", null, null)),
            Some.Opened(600, id: Smaller, place: new Place("BE", null, null)));
        Assert.Equal("BE", report.Locations.Single().Place.Country);
    }

    [Fact]
    public void Of_two_bounces_at_one_instant_the_larger_id_is_the_latest() => Assert.Equal(
        1, Some.Report(Some.Bounced(5, "hard", id: Larger), Some.Bounced(5, "soft", id: Smaller)).Delivery.BouncedAs(BounceClass.Hard));

    [Fact]
    public void Contacts_with_equal_counts() => Assert.Equal(
        [Smaller, Larger],
        Some.Report(Some.Opened(to: Larger), Some.Opened(to: Smaller)).Contacts.ByOpens.Select(row => row.Contact.Value));

    [Fact]
    public void Links_with_equal_counts() => Assert.Equal(
        [Smaller, Larger],
        Some.Report(Some.Clicked(700, Larger, to: "a"), Some.Clicked(800, Smaller, to: "b")).Links.Select(row => row.Url));

    [Fact]
    public void Emails_with_equal_counts() => Assert.Equal(
        [Smaller, Larger], Some.Report(Some.Sent(email: Larger), Some.Sent(email: Smaller)).Emails.Select(row => row.Email.Value));

    [Fact]
    public void Lists_of_reasons_with_equal_counts() => Assert.Equal(
        [Smaller, Larger],
        Some.Report(Some.NotSent(Larger, to: "a"), Some.NotSent(Smaller, to: "b")).Delivery.NotSentReasons.Select(row => row.Reason));
}
