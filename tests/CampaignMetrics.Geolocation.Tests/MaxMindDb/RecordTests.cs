using System.Net;
using CampaignMetrics.Geolocation.Tests.Samples;
using CampaignMetrics.Geolocation.Tests.Writer;
using FsCheck;
using FsCheck.Fluent;

namespace CampaignMetrics.Geolocation.Tests.MaxMindDb;

public class RecordTests
{
    private static readonly IPAddress s_address = IPAddress.Parse("82.10.0.1");

    public static TheoryData<object> Scalars =>
    [
        "", "x", "ünïcødé ☯", new string('y', 28), new string('y', 29), new string('y', 284), new string('y', 285),
        new string('y', 65_820), new string('y', 65_821), 0.0, -1.5, double.MaxValue, 1.1f, float.Epsilon, (ushort)0, ushort.MaxValue,
        0u, 256u, uint.MaxValue, 0, 1, -1, int.MinValue, int.MaxValue,
        0ul, ulong.MaxValue, UInt128.Zero, UInt128.MaxValue, true, false,
    ];

    [Theory]
    [MemberData(nameof(Scalars))]
    public void A_value_is_read_as_it_was_written(object value)
    {
        var read = Some.DatabaseOf(value).Read(s_address);
        Assert.Equal(value, read);
        Assert.IsType(value.GetType(), read);
    }

    [Fact]
    public void Bytes_are_read_as_they_were_written() =>
        Assert.Equal(new byte[] { 0, 42, 255 }, Some.DatabaseOf(new byte[] { 0, 42, 255 }).Read(s_address));

    [Fact]
    public void Every_record_is_read_as_it_was_written() =>
        Prop.ForAll(Records().ToArbitrary(), record =>
            Actual.Canonical(Some.DatabaseOf(record).Read(s_address)) == Actual.Canonical(record))
            .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(2_000)]
    [InlineData(500_000)]
    [InlineData(2_000_000)]
    public void Pointers_reach_as_far_as_they_must(int distance)
    {
        var writer = new DatabaseWriter()
            .Add("82.9.0.0/16", new List<object> { new byte[distance], "far away" })
            .Add("82.10.0.0/16", Some.Map(("city", "far away"), ("timezone", "far away")));
        Assert.Equal("far away", Some.Database(writer).Locate("82.10.0.1").City);
    }

    private static Gen<object> Records() => Gen.Sized(size => Value(Math.Min(size, 40)));

    private static Gen<object> Value(int size)
    {
        var text = Gen.ArrayOf(Gen.Elements('a', 'b', 'é', '☯', ' ', '0')).Select(letters => (object)new string(letters));
        var scalar = Gen.OneOf(
            text,
            ArbMap.Default.GeneratorFor<ushort>().Select(value => (object)value),
            ArbMap.Default.GeneratorFor<uint>().Select(value => (object)value),
            ArbMap.Default.GeneratorFor<int>().Select(value => (object)value),
            ArbMap.Default.GeneratorFor<bool>().Select(value => (object)value),
            ArbMap.Default.GeneratorFor<NormalFloat>().Select(value => (object)value.Get));
        if (size == 0) return scalar;
        var inner = Value(size / 3);
        var array = Few(inner).Select(items => (object)items.ToList());
        var entry = text.SelectMany(key => inner.Select(value => ((string)key, value)));
        var map = Few(entry).Select(entries => (object)Some.Map([.. entries.DistinctBy(pair => pair.Item1)]));
        return Gen.OneOf(scalar, array, map);
    }

    // The generator's own size would make records beyond all measure.
    private static Gen<IReadOnlyList<T>> Few<T>(Gen<T> item) =>
        Gen.Choose(0, 5).SelectMany(count => Gen.ArrayOf(item, count)).Select(items => (IReadOnlyList<T>)items);
}
