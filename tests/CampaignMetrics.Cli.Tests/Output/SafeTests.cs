using CampaignMetrics.Cli.Output;
using CampaignMetrics.Shared;

namespace CampaignMetrics.Cli.Tests.Output;

public sealed class SafeTests
{
    [Theory]
    [
        InlineData('\u0000'), InlineData('\u001b'), InlineData('\u007f'), InlineData('\u0085'), InlineData('\u009b'), InlineData('\n'),
        InlineData('\r'), InlineData('\t'),
    ]
    [
        InlineData('\u202a'), InlineData('\u202e'), InlineData('\u2066'), InlineData('\u2069'), InlineData('\u200e'), InlineData('\u200f'),
        InlineData('\u061c'),
    ]
    [
        InlineData('\u200b'), InlineData('\u2060'), InlineData('\ufeff'), InlineData('\u00ad'), InlineData('\u2028'), InlineData('\u2029'),
        InlineData('\ue000'),
    ]
    public void What_a_terminal_acts_on_is_replaced(char letter) => Assert.Equal("a\ufffdb", Safe.Text($"a{letter}b"));

    [Fact]
    public void Half_a_surrogate_pair_is_replaced() => Assert.Equal("a\ufffdb", Safe.Text("a" + '\ud83d' + "b"));

    [Theory]
    [InlineData("Zoë"), InlineData("寒中"), InlineData("👩‍👧"), InlineData("עברית"), InlineData("e\u0301")]
    public void What_people_write_stays(string text) => Assert.Equal(text, Safe.Text(text));

    [Fact]
    public void A_long_text_ends_in_an_ellipsis() => Assert.Equal("abcd…", Safe.Text("abcdefgh", 5));

    [Fact]
    public void A_pair_is_not_cut_in_two() => Assert.Equal("ab…", Safe.Text("ab😀def", 4));

    [Fact]
    public void A_carriage_return_alone_goes_back_over_a_line() => Assert.Equal("a\ufffdb\r\nc", HarmlessText.Cell("a\rb\r\nc"));

    [Fact]
    public void A_cell_keeps_its_line_breaks() => Assert.Equal("a\tb\r\nc\ufffd", HarmlessText.Cell("a\tb\r\nc\u001b"));
}
