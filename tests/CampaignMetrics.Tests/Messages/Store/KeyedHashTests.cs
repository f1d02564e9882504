using System.Text;
using CampaignMetrics.Messages.Store;

namespace CampaignMetrics.Tests.Messages.Store;

/// <summary>Hashes that tables are made of.</summary>
public sealed class KeyedHashTests
{
    [Fact]
    public void Every_byte_of_a_text_of_any_length_counts()
    {
        for (var length = 1; length <= 70; length++)
        {
            var text = new byte[length];
            var hash = KeyedHash.Hash64(text);
            for (var i = 0; i < length; i++)
            {
                text[i] ^= 1;
                Assert.NotEqual(hash, KeyedHash.Hash64(text));
                text[i] ^= 1;
            }
        }
    }

    [Fact]
    public void Zeros_of_different_lengths_differ() =>
        Assert.Equal(70, Enumerable.Range(0, 70).Select(length => KeyedHash.Hash64(new byte[length])).Distinct().Count());

    [Fact]
    public void The_same_text_within_two_things_has_two_hashes() =>
        Assert.NotEqual(KeyedHash.Hash128("id"u8, 1), KeyedHash.Hash128("id"u8, 2));

    [Theory]
    [MemberData(nameof(Keys))]
    public void The_high_bits_of_numbers_in_order_fill_a_table_evenly(ulong first, ulong second, ulong third, ulong fourth) =>
        FillEvenly(number => KeyedHash.Hash(number, first, second, third, fourth) >> 58);

    [Theory]
    [MemberData(nameof(Keys))]
    public void The_low_bits_of_numbers_in_order_fill_a_table_evenly(ulong first, ulong second, ulong third, ulong fourth) =>
        FillEvenly(number => KeyedHash.Hash(number, first, second, third, fourth) & 63);

    [Theory]
    [MemberData(nameof(Keys))]
    public void The_low_bits_of_texts_that_count_fill_a_table_evenly(ulong first, ulong second, ulong third, ulong fourth)
    {
        FillEvenly(number => KeyedHash.Hash(Encoding.UTF8.GetBytes($"{number}"), first, second, third) & 63);
        FillEvenly(number => KeyedHash.Hash(Encoding.UTF8.GetBytes($"contact-{number}@example.com"), fourth, third, second) & 63);
    }

    /// <summary>The first two once left buckets empty, or twice as full as others; the rest are drawn, the same ones in each run.</summary>
    public static TheoryData<ulong, ulong, ulong, ulong> Keys()
    {
        var random = new Random(20261122);
        ulong Draw() => (ulong)random.NextInt64(long.MinValue, long.MaxValue);
        var keys = new TheoryData<ulong, ulong, ulong, ulong>
        {
            { Draw(), 0x62766b80b99a0949, Draw(), Draw() | 1 },
            { Draw(), 0x323235531b9a6eb3, Draw(), Draw() | 1 },
        };
        for (var i = 0; i < 50; i++) keys.Add(Draw(), Draw() | 1, Draw(), Draw() | 1);
        return keys;
    }

    private static void FillEvenly(Func<ulong, ulong> bucketOf)
    {
        var buckets = new int[64];
        for (var i = 0UL; i < 64_000; i++) buckets[bucketOf(i)]++;
        Assert.All(buckets, count => Assert.InRange(count, 800, 1_200));
    }
}
