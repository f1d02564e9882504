using System.Text;
using CampaignMetrics.Links;
using FsCheck;
using FsCheck.Fluent;

namespace CampaignMetrics.Tests.Links;

/// <summary>The recipient's values of a link, in few bytes.</summary>
public sealed class PackedValuesTests
{
    private static readonly Gen<string> Letters = Gen.Elements(
        "0123456789", "0123456789abcdef", "0123456789abcdef-", "0123456789ABCDEF-&", "abc0", "AZaz09-_", "g0&", "é %=.");

    private static readonly Arbitrary<string> Values =
        (from alphabet in Letters
        from length in Gen.Choose(1, 60)
        from letters in Gen.Elements(alphabet.ToCharArray()).ArrayOf(length)
        select new string(letters)).ToArbitrary();

    [Fact]
    public void Values_come_back() =>
        Prop.ForAll(Values, values => Encoding.UTF8.GetString(PackedValues.Unpack(Packed(values))) == values)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));

    [Fact]
    public void Values_take_at_most_a_byte_more() =>
        Prop.ForAll(Values, values => Packed(values).Length <= Encoding.UTF8.GetByteCount(values) + 1)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));

    [Theory]
    [InlineData("0", 2)]
    [InlineData("123456", 5)]
    [InlineData("0123456789", 7)]
    [InlineData("f00ba4f00b", 7)]
    [InlineData("9b2f3c1e-5d0a-4c77-8e21-0f6a2b9c4d55", 21)]
    [InlineData("9B2F3C1E-5D0A-4C77-8E21-0F6A2B9C4D55", 21)]
    [InlineData("d41d8cd98f00b204e9800998ecf8427e", 19)]
    [InlineData("Zm9vYmFyYmF6cXV4MTIzNDU2", 20)]
    [InlineData("ann@shop.example", 17)]
    public void So_long_is(string values, int bytes) => Assert.Equal(bytes, Packed(values).Length);

    [Fact]
    public void The_longest_values_fit()
    {
        var values = new string('%', LinkTemplates.MaxValues);
        Assert.Equal(PackedValues.MaxLength, Packed(values).Length);
    }

    private static byte[] Packed(string values)
    {
        var utf8 = Encoding.UTF8.GetBytes(values);
        var target = new byte[utf8.Length + 16];
        return target[..PackedValues.Pack(utf8, target)];
    }
}
