using System.Text;
using CampaignMetrics.Engine.Store;
using FsCheck;
using FsCheck.Fluent;

namespace CampaignMetrics.Tests.Messages.Store;

/// <summary>Ids as they are kept: one code for each id, and the id back from it.</summary>
public sealed class EventIdCodeTests
{
    private static readonly Arbitrary<string> Ids = Gen.OneOf(
        Gen.Elements("0123456789abcdef".ToCharArray()).ArrayOf(64).Select(hex => "~" + new string(hex)),
        Gen.Elements("0123456789abcdef".ToCharArray()).ArrayOf().Select(hex => "0" + new string(hex)),
        Gen.Elements("0123456789abcdef".ToCharArray()).ArrayOf(32).Select(Hyphenated),
        Gen.Elements("0123456789abcdeA-".ToCharArray()).ArrayOf(32).Select(Hyphenated),
        Gen.Elements("0123456789abcdefABCg-é漢".ToCharArray()).ArrayOf().Select(text => "x" + new string(text))).ToArbitrary();

    [Fact]
    public void Every_id_comes_back_from_its_code() =>
        Prop.ForAll(Ids, id => Back(Code(id)) == id).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    [Fact]
    public void Codes_are_equal_only_for_equal_ids() =>
        Prop.ForAll(Ids, Ids, (one, other) => Code(one).AsSpan().SequenceEqual(Code(other)) == (one == other))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    [Theory]
    [InlineData("757b7fa0bf46fe0a", 9)]
    [InlineData("757B7FA0BF46FE0A", 17)]
    [InlineData("abc", 4)]
    [InlineData("17d799d0-6d1a-4f2b-9c3e-0123456789ab", 17)]
    [InlineData("17D799D0-6d1a-4f2b-9c3e-0123456789ab", 38)]
    [InlineData("17d799d06-d1a-4f2b-9c3e-0123456789ab", 38)]
    [InlineData("~00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff", 34)]
    [InlineData("~00112233445566778899AABBCCDDEEFF00112233445566778899aabbccddeeff", 67)]
    public void Lower_case_hexadecimal_and_UUIDs_take_half(string id, int length) => Assert.Equal(length, Code(id).Length);

    [Fact]
    public void The_longest_id_has_room()
    {
        var id = new string('漢', EventId.MaxLength);
        Assert.Equal(id, Back(Code(id)));
    }

    private static string Hyphenated(char[] digits) => new string(digits).Insert(20, "-").Insert(16, "-").Insert(12, "-").Insert(8, "-");

    private static byte[] Code(string id)
    {
        var code = new byte[EventIdCode.MaxLength];
        return code[..EventIdCode.Write(code, Encoding.UTF8.GetBytes(id))];
    }

    private static string Back(byte[] code)
    {
        Assert.Equal(code.Length, EventIdCode.LengthAt(code));
        return Encoding.UTF8.GetString(EventIdCode.Read(code, new byte[EventIdCode.MaxLength]));
    }
}
