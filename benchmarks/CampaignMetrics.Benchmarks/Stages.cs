using System.Diagnostics;
using CampaignMetrics.Events;
using CampaignMetrics.Messages;

namespace CampaignMetrics.Benchmarks;

/// <summary>Where the time of a whole report goes: cutting lines, parsing them, folding them, adding up.</summary>
internal static class Stages
{
    public static int Run(string file)
    {
        Time("cut lines", () => Cut(file, static (_, _) => { }));
        var parser = new EventLineParser();
        Time("and parse", () => Cut(file, (line, _) =>
        {
            var fields = new EventFields();
            parser.Parse(line, ref fields);
        }));
        var ledger = new MessageLedger();
        Time("and fold", () =>
        {
            using var stream = File.OpenRead(file);
            ledger.ReadLines(stream);
        });
        Time("report", () => ledger.Report());
        Time("report again", () => ledger.Report());
        return 0;
    }

    private delegate void OnLine(ReadOnlySpan<byte> line, long number);

    private static void Cut(string file, OnLine onLine)
    {
        using var stream = File.OpenRead(file);
        var reader = new LineReader(1 << 20);
        for (var count = 1; count > 0;)
        {
            count = stream.Read(reader.Free().Span);
            reader.Filled(count);
            while (reader.TryNext(out var line, out _)) onLine(line, reader.Line);
        }
    }

    private static void Time(string stage, Action work)
    {
        var watch = Stopwatch.StartNew();
        work();
        Console.WriteLine($"{stage,-14} {watch.Elapsed.TotalSeconds:0.00} s, {GC.GetTotalMemory(false) / 1_000_000} MB, {GC.CollectionCount(2)} full collections");
    }
}
