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

    [Fact]
    public void Numbers_in_order_fill_a_table_evenly()
    {
        var buckets = new int[64];
        for (var i = 0UL; i < 64_000; i++) buckets[KeyedHash.Hash64(i) >> 58]++;
        Assert.All(buckets, count => Assert.InRange(count, 800, 1_200));
    }

    [Fact]
    public void The_low_bits_of_numbers_in_order_fill_a_table_evenly()
    {
        var buckets = new int[64];
        for (var i = 0UL; i < 64_000; i++) buckets[KeyedHash.Hash64(i) & 63]++;
        Assert.All(buckets, count => Assert.InRange(count, 800, 1_200));
    }
}
