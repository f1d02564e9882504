using System.Diagnostics;

namespace CampaignMetrics.Benchmarks;

/// <summary>
/// Whether the time of a line stays the same however many there are: a ledger
/// and a report of its own for each file, in turn, in a process that is warm.
/// </summary>
internal static class Growth
{
    private const int Rounds = 3;

    public static int Run(IReadOnlyList<string> files)
    {
        for (var round = 0; round < Rounds; round++) Measure(files[0]);
        var measured = files.Select(_ => new List<(long Lines, double Seconds)>()).ToList();
        for (var round = 0; round < Rounds; round++)
            for (var file = 0; file < files.Count; file++)
                measured[file].Add(Measure(files[file]));
        var medians = measured.ConvertAll(runs => runs.OrderBy(run => run.Seconds).ElementAt(Rounds / 2));
        var first = medians[0].Seconds / medians[0].Lines;
        foreach (var (lines, seconds) in medians)
            Console.WriteLine(
                FormattableString.Invariant(
                    $"| {lines:N0} | {seconds:0.00} | {seconds * 1e9 / lines:0} | {seconds / lines / first:0.00} |"));
        return 0;
    }

    private static (long Lines, double Seconds) Measure(string file)
    {
        GC.Collect();
        var watch = Stopwatch.StartNew();
        using var ledger = new MessageLedger();
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        ledger.ReadLines(stream);
        var report = ledger.Report();
        report.ToJson();
        Console.Error.WriteLine(
            FormattableString.Invariant($"{Path.GetFileName(file)}: {report.Input.Lines} lines in {watch.Elapsed.TotalSeconds:0.00} s"));
        return (report.Input.Lines, watch.Elapsed.TotalSeconds);
    }
}
