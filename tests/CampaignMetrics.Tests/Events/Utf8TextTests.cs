using System.Text;
using CampaignMetrics.Events;
using FsCheck;
using FsCheck.Fluent;

namespace CampaignMetrics.Tests.Events;

/// <summary>Strings become the bytes that the framework makes of them.</summary>
public sealed class Utf8TextTests
{
    [Fact]
    public void Any_text_becomes_what_the_framework_makes_of_it() =>
        Prop.ForAll(
            Gen.ArrayOf(Gen.Frequency((20, Gen.Choose(0, 0x7F)), (1, Gen.Choose(0x80, 0xFFFF))))
                .Select(units => string.Concat(units.Select(unit => (char)unit)))
                .ToArbitrary(),
            IsWritten)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2_000).WithEndSize(80));

    [Fact]
    public void An_unusual_character_is_seen_wherever_it_stands()
    {
        for (var length = 1; length <= 40; length++)
            for (var at = 0; at < length; at++)
                Assert.True(IsWritten(new string('a', at) + "\u0080" + new string('a', length - at - 1)));
    }

    private static bool IsWritten(string text)
    {
        var target = new byte[text.Length * Utf8Text.MaxBytesPerCharacter];
        return target.AsSpan(0, Utf8Text.Write(text, target)).SequenceEqual(Encoding.UTF8.GetBytes(text));
    }
}
