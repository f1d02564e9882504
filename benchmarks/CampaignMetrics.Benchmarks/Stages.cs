using System.Diagnostics;
using CampaignMetrics.Engine.Lines;
using CampaignMetrics.Events;

namespace CampaignMetrics.Benchmarks;

/// <summary>Where the time of a whole report goes: cutting lines, parsing them, folding them, adding up.</summary>
internal static class Stages
{
    public static int Run(string file, int threads)
    {
        Time("cut lines", () => Cut(file, static (_, _) => { }));
        var parser = new EventLineParser();
        var fields = new EventFields();
        Time("and parse", () => Cut(file, (line, _) =>
        {
            parser.Parse(line, fields);
        }));
        var ledger = new MessageLedger(new LedgerOptions { MaxThreads = threads });
        Time("and fold", () =>
        {
            using var stream = File.OpenRead(file);
            ledger.ReadLines(stream);
        });
        Time("fold again", () =>
        {
            using var stream = File.OpenRead(file);
            new MessageLedger(new LedgerOptions { MaxThreads = threads }).ReadLines(stream);
        });
        Time("report", () => ledger.Report());
        Time("report again", () => ledger.Report());
        return 0;
    }

    private delegate void OnLine(ArraySegment<byte> line, long number);

    private static void Cut(string file, OnLine onLine)
    {
        using var stream = File.OpenRead(file);
        var blocks = new LineBlocks(stream, 1 << 20);
        var block = new LineBlock();
        while (blocks.TryRead(block))
        {
            var lines = block.Lines(1 << 20);
            while (lines.MoveNext()) onLine(lines.Segment, lines.Number);
        }
    }

    private static void Time(string stage, Action work)
    {
        var watch = Stopwatch.StartNew();
        var cpu = Environment.CpuUsage.TotalTime;
        work();
        Console.WriteLine(
            $"{stage,-14} {watch.Elapsed.TotalSeconds:0.00} s, of processors {(Environment.CpuUsage.TotalTime - cpu).TotalSeconds:0.00} s, {GC.GetTotalMemory(false) / 1_000_000} MB, {GC.CollectionCount(2)} full collections");
    }
}
