using System.Globalization;
using CampaignMetrics.Events;
using CampaignMetrics.Time;
using FsCheck;
using FsCheck.Fluent;

namespace CampaignMetrics.Tests.Events;

public sealed class Rfc3339Tests
{
    [Fact]
    public void Times_are_read_as_the_framework_reads_them() =>
        Prop.ForAll(
            Time.ToArbitrary(), text => Read(text) == DateTimeOffset.Parse(text, CultureInfo.InvariantCulture).ToUnixTimeMilliseconds())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(Trials.Of(10_000)));

    [Theory]
    [InlineData("2016-12-31T23:59:60Z", "2017-01-01T00:00:00Z")] // a leap second is the next one's first
    [InlineData("2016-12-31T23:59:60.5+00:00", "2017-01-01T00:00:00.5Z")]
    [InlineData("2016-12-31T15:59:60-08:00", "2017-01-01T00:00:00Z")]
    [InlineData("2026-03-01t10:00:00z", "2026-03-01T10:00:00Z")]
    [InlineData("2026-03-01 10:00:00Z", "2026-03-01T10:00:00Z")]
    [InlineData("2026-03-01T10:00:00-00:00", "2026-03-01T10:00:00Z")]
    [InlineData("2026-03-01T10:00:00.123456789123456789123456789Z", "2026-03-01T10:00:00.123Z")]
    [InlineData("2026-03-01T10:00:00.9999Z", "2026-03-01T10:00:00.999Z")]
    [InlineData("2026-03-01T10:00:00+23:59", "2026-02-28T10:01:00Z")]
    [InlineData("2024-02-29T00:00:00Z", "2024-02-29T00:00:00Z")]
    [InlineData("1969-12-31T23:59:59-00:01", "1970-01-01T00:00:59Z")]
    [InlineData("2200-01-01T00:00:00+00:01", "2199-12-31T23:59:00Z")]
    public void The_edges_of_the_format_are_read(string text, string meant) =>
        Assert.Equal(DateTimeOffset.Parse(meant, CultureInfo.InvariantCulture).ToUnixTimeMilliseconds(), Read(text));

    /// <summary>The commonest form is read another way than the others: both say the same of whatever stands there.</summary>
    [Fact]
    public void The_commonest_form_is_read_as_any_other()
    {
        var random = new Random(20260329);
        for (var i = 0; i < 50_000; i++)
        {
            var text = Lines.Utf8("2026-02-28T23:59:59.987");
            for (var change = 0; change < random.Next(5); change++)
                text[random.Next(text.Length)] = (byte)(random.Next(8) == 0 ? random.Next(256) : '0' + random.Next(10));
            var usual = Rfc3339.Parse([.. text, (byte)'Z'], out var at);
            Assert.Equal(Rfc3339.Parse([.. text, .. "+00:00"u8], out var same), usual);
            Assert.Equal(same, at);
        }
    }

    [Fact]
    public void Every_day_is_read_as_the_framework_reads_it()
    {
        for (var at = new DateTimeOffset(1970, 1, 1, 12, 34, 56, 789, TimeSpan.Zero); at.Year < 2200; at = at.AddDays(1))
            Assert.Equal(at.ToUnixTimeMilliseconds(), Read(at.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Random_bytes_never_throw()
    {
        var random = new Random(20260301);
        for (var i = 0; i < 20_000; i++)
        {
            var text = Lines.Utf8("2026-03-01T10:00:00.123+01:00"[..random.Next(30)]);
            for (var change = 0; change < random.Next(4) && text.Length > 0; change++)
                text[random.Next(text.Length)] = (byte)random.Next(256);
            Assert.True(Rfc3339.Parse(text, out var at) is not null || Instants.InRange(at));
        }
    }

    private static Gen<string> Time =>
        from at in AnyEvent.Instant
        from digits in Gen.Choose(0, 7)
        from isUtc in Gen.Elements(true, false)
        let local = at.Year is > 1970 and < 2199 ? at : DateTimeOffset.UnixEpoch.AddDays(400)
        let fraction = digits == 0 ? "" : "." + local.ToString("fffffff", CultureInfo.InvariantCulture)[..digits]
        let utc = isUtc ? local.ToUniversalTime() : local
        select utc.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture) + fraction
            + (isUtc ? "Z" : local.ToString("zzz", CultureInfo.InvariantCulture));

    private static long Read(string text)
    {
        Assert.Null(Rfc3339.Parse(Lines.Utf8(text), out var at));
        return at;
    }
}
