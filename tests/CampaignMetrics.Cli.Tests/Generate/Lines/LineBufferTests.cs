using System.Text;
using CampaignMetrics.Cli.Generate.Lines;

namespace CampaignMetrics.Tests.Generate.Lines;

public sealed class LineBufferTests
{
    [Theory]
    [InlineData(0, "1970-01-01T00:00:00Z")]
    [InlineData(1_774_342_800_000, "2026-03-24T09:00:00Z")]
    [InlineData(1_774_342_800_050, "2026-03-24T09:00:00.05Z")]
    [InlineData(1_774_342_800_120, "2026-03-24T09:00:00.12Z")]
    [InlineData(1_774_342_800_999, "2026-03-24T09:00:00.999Z")]
    public void A_time_has_no_zeros_at_its_end(long milliseconds, string expected) =>
        Assert.Equal(expected, Written(line => line.AddTime(milliseconds)));

    [Theory]
    [InlineData(1500, "1.5")]
    [InlineData(30_000, "30")]
    [InlineData(507, "0.507")]
    [InlineData(9, "0.009")]
    public void Thousandths_are_seconds(long thousandths, string expected) =>
        Assert.Equal(expected, Written(line => line.AddThousandths(thousandths)));

    [Fact]
    public void An_address_has_four_octets() => Assert.Equal("192.0.2.25", Written(line => line.AddAddress(0xC0000219)));

    [Fact]
    public void A_buffer_grows()
    {
        var text = new string('a', 300_000);
        Assert.Equal(string.Concat(text, text, text, text, text), Written(line =>
        {
            for (var i = 0; i < 5; i++) line.Add(Encoding.UTF8.GetBytes(text));
        }));
    }

    private static string Written(Action<LineBuffer> write)
    {
        var line = new LineBuffer();
        write(line);
        return Encoding.UTF8.GetString(line[..]);
    }
}
