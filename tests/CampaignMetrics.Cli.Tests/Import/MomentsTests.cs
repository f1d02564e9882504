using CampaignMetrics.Cli.Import;

namespace CampaignMetrics.Cli.Tests.Import;

public sealed class MomentsTests
{
    private static readonly TimeZoneInfo Amsterdam = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    private static string Read(string text, Moments moments) =>
        moments.TryRead(text, out var at)
            ?? at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFF", System.Globalization.CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("2026-03-24T09:00:00Z"), InlineData("2026-03-24T10:00:00+01:00"), InlineData("2026-03-24 10:00:00+0100")]
    [InlineData("2026-03-24 10:00:00 +01:00"), InlineData("2026-03-24 09:00:00 UTC")]
    [InlineData("2026-03-24 09:00:00 GMT"), InlineData("2026-03-24T09:00Z"), InlineData("1774342800"), InlineData("1774342800.000")]
    [InlineData("1774342800000"), InlineData("2026-03-24T09:00:00.0000000000Z")]
    public void A_time_that_states_its_zone_needs_no_other(string text) =>
        Assert.Equal("2026-03-24T09:00:00", Read(text, new Moments([], null)));

    [Theory]
    [InlineData("2026-03-24 10:00:00"), InlineData("2026-03-24T10:00:00"), InlineData("2026-03-24 10:00")]
    public void A_time_that_states_none_is_of_the_zone_that_is_given(string text) =>
        Assert.Equal("2026-03-24T09:00:00", Read(text, new Moments([], Amsterdam)));

    [Fact]
    public void Without_a_zone_nobody_guesses() =>
        Assert.Contains(
            "--zone",
            Assert.Throws<UnusableException>(() => Read("2026-03-24 10:00:00", new Moments([], null))).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Of_an_hour_that_comes_twice_the_earlier_is_taken_and_said()
    {
        var moments = new Moments([], Amsterdam);
        Assert.Null(moments.Doubt);
        Assert.Equal("2026-10-25T00:30:00", Read("2026-10-25 02:30:00", moments));
        Assert.Equal("of times that stood twice on the clock of Europe/Amsterdam the earlier one was taken: 1", moments.Doubt);
    }

    [Fact]
    public void An_hour_that_never_was_is_no_time() =>
        Assert.StartsWith(
            "a time that does not exist in Europe/Amsterdam",
            Read("2026-03-29 02:30:00", new Moments([], Amsterdam)),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("01/02/2026 10:00"), InlineData("24-03-2026 10:00:00"), InlineData("2026-03-24"), InlineData("yesterday"), InlineData("3")]
    [InlineData("2026-02-30 10:00:00"), InlineData("")]
    public void What_could_be_read_in_two_ways_or_none_is_no_time(string text) =>
        Assert.StartsWith("no time of a known form", Read(text, new Moments([], Amsterdam)), StringComparison.Ordinal);

    [Fact]
    public void A_form_that_is_stated_is_read() =>
        Assert.Equal("2026-02-01T09:00:00", Read("01/02/2026 10:00", new Moments(["dd/MM/yyyy HH:mm"], Amsterdam)));

    [Theory]
    [InlineData("1969-12-31T23:59:59Z"), InlineData("2200-01-01T00:00:00Z"), InlineData("0001-01-01 00:00:00")]
    [InlineData("9999-12-31 23:59:59")]
    public void A_time_lies_within_the_years_of_events(string text) =>
        Assert.Contains("1970 to 2199", Read(text, new Moments([], Amsterdam)), StringComparison.Ordinal);

    [Theory]
    [InlineData("sv-SE"), InlineData("ar-SA"), InlineData("th-TH"), InlineData("fa-IR")]
    public void Culture_never_matters(string culture)
    {
        var before = System.Globalization.CultureInfo.CurrentCulture;
        System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.GetCultureInfo(culture);
        try
        {
            Assert.Equal("2026-03-24T09:00:00", Read("24-03-2026 10:00:00", new Moments(["dd-MM-yyyy HH:mm:ss"], Amsterdam)));
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }
}
