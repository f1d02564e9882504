using System.Text;
using CampaignMetrics.Webhooks.Reading;

namespace CampaignMetrics.Webhooks.Tests.Reading;

public sealed class InstantTests
{
    [Theory]
    [InlineData("1772442000", "2026-03-02T09:00:00.0000000+00:00")]
    [InlineData("1772442000.123456", "2026-03-02T09:00:00.1230000+00:00")]
    [InlineData("1772442000123", "2026-03-02T09:00:00.1230000+00:00")]
    [InlineData("1.772442E9", "2026-03-02T09:00:00.0000000+00:00")]
    [InlineData("0", "1970-01-01T00:00:00.0000000+00:00")]
    [InlineData("2026-03-02T09:00:00Z", "2026-03-02T09:00:00.0000000+00:00")]
    [InlineData("2026-03-02T10:00:00.1234567+01:00", "2026-03-02T10:00:00.1234567+01:00")]
    [InlineData("2026-03-02T09:00:00.123456789Z", "2026-03-02T09:00:00.1234567+00:00")]
    [InlineData("2026-03-02 09:00:00", "2026-03-02T09:00:00.0000000+00:00")]
    [InlineData("2026-03-02T09:00:00", "2026-03-02T09:00:00.0000000+00:00")]
    public void A_time_is_read(string text, string instant) =>
        Assert.Equal(instant, Instant.Read(Encoding.UTF8.GetBytes(text))?.ToString("O", System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [
        InlineData(""), InlineData("now"), InlineData("09:00"), InlineData("-1"), InlineData("1e999"), InlineData("99999999999999999"),
        InlineData("2200-01-01T00:00:00Z"),
    ]
    [
        InlineData("1969-12-31T23:59:59Z"), InlineData("2026-02-30T09:00:00Z"), InlineData("2026-03-02"), InlineData("true"),
        InlineData("0001-01-01T00:00:00+14:00"),
    ]
    public void What_is_no_time_of_these_years_is_none(string text) => Assert.Null(Instant.Read(Encoding.UTF8.GetBytes(text)));
}
