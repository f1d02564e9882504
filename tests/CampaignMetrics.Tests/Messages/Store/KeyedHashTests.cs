using System.Text;
using CampaignMetrics.Collections;

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

    [Fact]
    public void The_high_bits_of_numbers_in_order_fill_a_table_evenly() => Assert.All(Keys(), k => FillEvenly(n => Hash(n, k) >> 58));

    [Fact]
    public void The_low_bits_of_numbers_in_order_fill_a_table_evenly() => Assert.All(Keys(), k => FillEvenly(n => Hash(n, k) & 63));

    [Fact]
    public void The_low_bits_of_short_texts_that_count_fill_a_table_evenly() =>
        Assert.All(Keys(), k => FillEvenly(n => Hash($"{n}", k) & 63));

    [Fact]
    public void The_low_bits_of_long_texts_that_count_fill_a_table_evenly() =>
        Assert.All(Keys(), k => FillEvenly(n => Hash($"contact-{n}@example.com", k) & 63));

    private static ulong Hash(ulong number, ulong[] key) => KeyedHash.Hash(number, key[0], key[1], key[2], key[3]);

    private static ulong Hash(string text, ulong[] key) => KeyedHash.Hash(Encoding.UTF8.GetBytes(text), key[0], key[2], key[1]);

    /// <summary>
    /// The first two once left buckets empty, or fuller than others by a quarter; the rest are drawn, the same ones in each run.
    /// </summary>
    private static IEnumerable<ulong[]> Keys()
    {
        var random = new Random(20261122);
        ulong Draw() => (ulong)random.NextInt64(long.MinValue, long.MaxValue);
        ulong[] seconds = [0x62766b80b99a0949, 0x323235531b9a6eb3, .. Enumerable.Range(0, 30).Select(_ => Draw() | 1)];
        return seconds.Select(second => new[] { Draw(), second, Draw(), Draw() | 1 });
    }

    private static void FillEvenly(Func<ulong, ulong> bucketOf)
    {
        var buckets = new int[64];
        for (var i = 0UL; i < 64_000; i++) buckets[bucketOf(i)]++;
        Assert.All(buckets, count => Assert.InRange(count, 800, 1_200));
    }
}
