namespace CampaignMetrics.Tests.Laws;

/// <summary>Whatever comes, memory grows in proportion to it: for reading, for the report, and for its JSON.</summary>
public sealed class GrowthLaws
{
    private const int Few = 1 << 18, Times = 8, Many = Few * Times;

    /// <summary>Tables that double make it up to twice, a logarithm a little more; a square would make it eight times.</summary>
    private const double MostGrowth = 2.5;

    /// <summary>The most bytes that are taken, and mostly given back, for one of input.</summary>
    private const int MostForOne = 120;

    public static TheoryData<string> Names => [.. Families.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Memory_grows_in_proportion(string family)
    {
        var lines = Families.Lines(Families.All[family], Many);
        var last = Array.IndexOf(lines, (byte)'\n', Few);
        Measure(lines[..(last + 1)]);
        long few = Measure(lines[..(last + 1)]), many = Measure(lines);
        Assert.InRange(many, 0, (long)(few * (Times * MostGrowth)));
        Assert.InRange(many / lines.Length, 0, MostForOne);
    }

    /// <summary>One thread does all, so that what it takes can be told from what other tests take.</summary>
    private static long Measure(byte[] lines)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        using var ledger = new MessageLedger(new LedgerOptions { MaxThreads = 1 });
        ledger.ReadLines(new MemoryStream(lines));
        ledger.Report().WriteJson(Stream.Null);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
