using FsCheck;
using FsCheck.Fluent;

namespace CampaignMetrics.Bounces.Tests;

public sealed class EnhancedStatusCodeTests
{
    [Fact]
    public void What_is_written_is_read_again() =>
        Check.One(
            Config.QuickThrowOnFailure,
            Prop.ForAll(Gen.Choose(0, 7).Zip(Gen.Choose(0, 999)).Zip(Gen.Elements(2, 4, 5)).ToArbitrary(), parts =>
        {
            var code = new EnhancedStatusCode(parts.Item2, parts.Item1.Item1, parts.Item1.Item2);
            return EnhancedStatusCode.TryParse(code.ToString(), out var again) && again == code;
        }));

    [Theory]
    [InlineData("5.1.1", "Bad destination mailbox address", "RFC 3463")]
    [InlineData("4.2.2", "Mailbox full", "RFC 3463")]
    [InlineData("5.1.10", "Recipient address has null MX", "RFC 7505")]
    [InlineData("5.7.26", "Multiple authentication checks failed", "RFC 7372")]
    public void Registered_codes_have_a_name_and_a_source(string text, string name, string source)
    {
        Assert.True(EnhancedStatusCode.TryParse(text, out var code));
        Assert.Equal((name, source), (code.Name, code.Source));
    }

    [Theory]
    [InlineData("")]
    [InlineData("3.1.1")]
    [InlineData("5.1")]
    [InlineData("5.1.1.1")]
    [InlineData("5.1.1000")]
    [InlineData("x5.1.1")]
    public void Other_texts_are_no_codes(string text)
    {
        Assert.False(EnhancedStatusCode.TryParse(text, out var code));
        Assert.True(code.IsNone);
    }

    [Fact]
    public void Numbers_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new EnhancedStatusCode(3, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new EnhancedStatusCode(5, -1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new EnhancedStatusCode(5, 1, 1000));
    }

    [Fact]
    public void The_default_value_is_no_code() =>
        Assert.Equal(
            (true, "", null),
            (default(EnhancedStatusCode).IsNone, default(EnhancedStatusCode).ToString(), default(EnhancedStatusCode).Name));
}
