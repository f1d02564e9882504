using System.Text;
using CampaignMetrics.Bounces.Mime;

namespace CampaignMetrics.Bounces.Tests.Mime;

public sealed class Utf7Tests
{
    /// <summary>The examples of RFC 2152.</summary>
    [Theory]
    [InlineData("A+ImIDkQ.", "A≢Α.")]
    [InlineData("Hi Mom -+Jjo--!", "Hi Mom -☺-!")]
    [InlineData("+ZeVnLIqe-", "日本語")]
    [InlineData("Item 3 is +AKM-1.", "Item 3 is £1.")]
    [InlineData("1 +- 1 = 2", "1 + 1 = 2")]
    [InlineData("cut +", "cut ")]
    public void Shifted_runs_become_characters(string utf7, string text) =>
        Assert.Equal(text, Charsets.Decode(Encoding.ASCII.GetBytes(utf7), "UTF-7"));
}
