using System.Net;
using System.Text;

namespace CampaignMetrics.Geolocation.Tests.MaxMindDb;

/// <summary>Files made to harm their reader.</summary>
public class HostileFileTests
{
    private static readonly IPAddress s_address = IPAddress.Parse("82.10.0.1");

    public static TheoryData<string, byte[]> CorruptRecords => new()
    {
        { "a pointer to itself", [0x20, 0x00] },
        { "a pointer out of the section", [0x27, 0xFF] },
        { "a pointer that is cut off", [0x38, 0x00] },
        { "a pointer beyond 2 GiB", [0x38, 0xFF, 0xFF, 0xFF, 0xFF] },
        { "a map that holds itself", [0xE1, 0x41, (byte)'a', 0x20, 0x00] },
        { "an array that holds itself", [0x01, 0x04, 0x20, 0x00] },
        { "a map of more entries than the section has bytes", [0xFF, 0xFF, 0xFF, 0xFF] },
        { "an array of more items than the section has bytes", [0x1F, 0x04, 0xFF, 0xFF, 0xFF] },
        { "a text longer than the section", [0x5F, 0xFF, 0xFF, 0xFF] },
        { "a text that is not UTF-8", [0x42, 0xC3, 0x28] },
        { "a map with a key twice", [0xE2, 0x41, (byte)'a', 0xA0, 0x41, (byte)'a', 0xA0] },
        { "a key that is a number", [0xE1, 0xA1, 0x01, 0xA1, 0x01] },
        { "a key that is a long array", [0xE1, 0x1F, 0x04, 0xFF, 0xFF, 0xFF] },
        { "a double of four bytes", [0x64, 0x00, 0x00, 0x00, 0x00] },
        { "a float of eight bytes", [0x08, 0x08, 0, 0, 0, 0, 0, 0, 0, 0] },
        { "a short of three bytes", [0xA3, 0x00, 0x00, 0x00] },
        { "a boolean of two", [0x02, 0x07] },
        { "a map that is written as an extended type", [0x00, 0x00] },
        { "a cache container", [0x00, 0x05] },
        { "an end marker", [0x00, 0x06] },
        { "a type that does not exist", [0x00, 0xFF] },
        { "a size that is cut off", [0x5D] },
    };

    public static TheoryData<string, object?> CorruptMetadata => new()
    {
        { "binary_format_major_version", (ushort)3 },
        { "build_epoch", ulong.MaxValue },
        { "build_epoch", "yesterday" },
        { "database_type", null },
        { "ip_version", (ushort)5 },
        { "node_count", 2u },
        { "node_count", uint.MaxValue },
        { "node_count", ulong.MaxValue },
        { "record_size", (ushort)26 },
        { "record_size", null },
    };

    [Theory]
    [MemberData(nameof(CorruptRecords))]
    public void A_corrupt_record_causes_an_invalid_database_exception(string what, byte[] data)
    {
        var database = GeoDatabase.FromBytes(HandMade.WithData(data));
        Assert.True(Record.Exception(() => database.Read(s_address)) is InvalidDatabaseException, what);
    }

    [Theory]
    [MemberData(nameof(CorruptMetadata))]
    public void Corrupt_metadata_causes_an_invalid_database_exception(string key, object? value) =>
        Assert.Throws<InvalidDatabaseException>(() => GeoDatabase.FromBytes(HandMade.WithMetadata(key, value)));

    [Theory]
    [InlineData(0)] // to itself
    [InlineData(2)] // into the zeros between tree and data
    [InlineData(16)]
    [InlineData(18)] // behind the data
    [InlineData(255)]
    public void A_tree_that_leads_nowhere_causes_an_invalid_database_exception(byte record)
    {
        var database = GeoDatabase.FromBytes(HandMade.WithTree([0, 0, record, 0, 0, record], [0xE0]));
        Assert.Throws<InvalidDatabaseException>(() => database.Locate(s_address));
        Assert.Throws<InvalidDatabaseException>(() => database.CountryCode(s_address));
        Assert.Throws<InvalidDatabaseException>(() => database.Read(s_address));
    }

    [Fact]
    public void Arrays_of_pointers_to_arrays_of_pointers_do_not_fill_the_memory()
    {
        // Twenty levels of sixteen pointers to the level before: 16^20 values.
        var data = new List<byte> { 0xA0 };
        var below = 0;
        for (var level = 0; level < 20; level++)
        {
            var here = data.Count;
            data.AddRange([0x10, 0x04]);
            for (var item = 0; item < 16; item++) data.AddRange([(byte)(0x20 | below >> 8), (byte)below]);
            below = here;
        }
        var file = HandMade.WithTree([0, (byte)((17 + below) >> 8), (byte)(17 + below), 0, 0, 17], [.. data]);
        AssertTooManyValues(() => GeoDatabase.FromBytes(file).Read(IPAddress.Parse("1.1.1.1")));
    }

    [Fact]
    public void A_key_repeated_without_end_does_not_hang_a_look_up()
    {
        // A map of 60,000 countries, each of which is that same map.
        byte[] entry = [0x20, 0x03, 0x20, 0x00];
        byte[] data = [0xFE, 0xE9, 0x43, 0x47, .. "country"u8, 0x20, 0x00, .. Enumerable.Repeat(entry, 59_999).SelectMany(bytes => bytes)];
        var database = GeoDatabase.FromBytes(HandMade.WithData(data));
        AssertTooManyValues(() => database.Locate(s_address));
        AssertTooManyValues(() => database.CountryCode(s_address));
    }

    [Fact]
    public void Pointers_that_are_passed_over_again_and_again_do_not_hang_a_look_up()
    {
        // An area whose first entry is an array of 60,000 pointers, and a record of 1,000 countries, each of which is that area.
        byte[] area = [0xE1, 0x41, (byte)'x', 0x1E, 0x04, 0xE9, 0x43, .. Enumerable.Repeat((byte)0x20, 120_000)];
        byte[] key = [0x47, .. "country"u8];
        byte[] entries = [.. Enumerable.Repeat<byte[]>([.. key, 0x20, 0x00], 1_000).SelectMany(bytes => bytes)];
        var start = 17 + area.Length;
        byte[] record = [(byte)(start >> 16), (byte)(start >> 8), (byte)start];
        var file = HandMade.WithTree([.. record, .. record], [.. area, 0xFE, 0x02, 0xCB, .. entries]);
        AssertTooManyValues(() => GeoDatabase.FromBytes(file).Locate(s_address));
    }

    [Fact]
    public void Bytes_pointed_to_again_and_again_do_not_fill_the_memory()
    {
        // 1 MB of bytes, then an array of 500 pointers to it.
        byte[] bytes = [0x9F, 0x0E, 0x41, 0x23, .. new byte[1_000_000]];
        byte[] pointers = [.. Enumerable.Repeat<byte[]>([0x20, 0x00], 500).SelectMany(pointer => pointer)];
        var start = 17 + bytes.Length;
        byte[] record = [(byte)(start >> 16), (byte)(start >> 8), (byte)start];
        var file = HandMade.WithTree([.. record, .. record], [.. bytes, 0x1E, 0x04, 0x00, 0xD7, .. pointers]);
        AssertTooManyValues(() => GeoDatabase.FromBytes(file).Read(s_address));
    }

    [Fact]
    public void Groups_within_groups_are_not_followed()
    {
        byte[] data = [0xE2, 0x46, .. "traits"u8, 0x20, 0x00, 0x4C, .. "country_code"u8, 0x42, .. "NL"u8];
        Assert.Equal("NL", GeoDatabase.FromBytes(HandMade.WithData(data)).Locate(s_address).Country.Code);
    }

    [Fact]
    public void A_long_text_is_given_in_full()
    {
        var city = new string('x', 70_000);
        Assert.Equal(city, Some.DatabaseOf(Some.Map(("city", city))).Locate("82.10.0.1").City);
    }

    [Fact]
    public void A_file_that_is_cut_off_anywhere_causes_an_invalid_database_exception_or_a_plain_answer()
    {
        var file = Some.FlatCities().ToArray();
        for (var length = 0; length < file.Length; length++) Assert.NotEmpty(Probe.Outcome(file[..length]));
    }

    [Fact]
    public void A_text_file_is_no_database() =>
        Assert.Throws<InvalidDatabaseException>(() => GeoDatabase.FromBytes(Encoding.UTF8.GetBytes("ip,country\n82.10.0.0/16,NL\n")));

    private static void AssertTooManyValues(Func<object?> lookUp) =>
        Assert.Equal("A record has too many values.", Assert.Throws<InvalidDatabaseException>(lookUp).Message);
}
