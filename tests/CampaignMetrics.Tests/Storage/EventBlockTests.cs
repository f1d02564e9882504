using System.IO.Compression;

namespace CampaignMetrics.Tests.Storage;

/// <summary>What a log holds: gzip of lines, and ids and partitions that are the same everywhere.</summary>
public sealed class EventBlockTests
{
    private static readonly LogPartition Partition = new("news", 0);

    [Fact]
    public void Anybody_can_read_a_block()
    {
        var content = new MemoryStream(EventBlock.Of(Partition, "a\nb\n"u8).Content.ToArray());
        using var gzip = new GZipStream(content, CompressionMode.Decompress);
        Assert.Equal("a\nb\n", new StreamReader(gzip).ReadToEnd());
    }

    [Fact]
    public void A_block_counts_its_lines() => Assert.Equal(2, EventBlock.Of(Partition, "a\nb\n"u8).Events);

    [Fact]
    public void A_block_gives_its_lines_back() => Assert.Equal("a\nb\n"u8, EventBlock.Of(Partition, "a\nb\n"u8).ToLines());

    [Fact]
    public void A_block_with_any_byte_cut_off_is_damaged()
    {
        var block = EventBlock.Of(Partition, "some lines, and some lines more\n"u8);
        for (var length = 2; length < block.Content.Length; length++)
            Assert.Throws<InvalidDataException>(() => new EventBlock(Partition, block.Id, 1, block.Content[..length]).ToLines());
    }

    [Fact]
    public void An_id_is_the_SHA_256_of_the_lines() => Assert.Equal(
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", BatchId.Of("abc"u8).ToString());

    [Fact]
    public void An_id_is_read_back() => Assert.Equal(BatchId.Of("abc"u8), new BatchId(BatchId.Of("abc"u8).ToBytes()));

    [Fact]
    public void An_id_has_32_bytes() => Assert.Throws<ArgumentException>("sha256", () => new BatchId([1, 2, 3]));

    /// <summary>From the published vectors of FNV-1a with 64 bits; a store depends on them.</summary>
    [Theory]
    [InlineData("a", 0xAF63DC4C8601EC8C), InlineData("foobar", 0x85944171F73967E8)]
    public void A_contact_is_in_the_partition_of_its_FNV_hash(string contact, ulong hash) =>
        Assert.All(new[] { 1, 2, 7, 64, 65_536 }, count => Assert.Equal((int)(hash % (ulong)count), LogPartition.NumberOf(contact, count)));

    [Fact]
    public void Spellings_of_an_address_are_in_one_partition() =>
        Assert.Equal(LogPartition.NumberOf("ann@example.com", 1024), LogPartition.NumberOf(" Ann@Example.com", 1024));

    [Fact]
    public void Contacts_are_spread_evenly()
    {
        var counts = new int[64];
        for (var i = 0; i < 64_000; i++) counts[LogPartition.NumberOf($"contact{i}@example.com", 64)]++;
        Assert.All(counts, count => Assert.InRange(count, 850, 1150));
    }

    [Theory]
    [InlineData(""), InlineData("a\nb"), InlineData("half a pair")]
    public void A_name_that_a_store_could_not_keep_is_refused(string ledger) =>
        Assert.Throws<ArgumentException>(
            "ledger", () => new LogPartition(ledger.Replace("half a pair", "\ud800", StringComparison.Ordinal), 0));
}
