namespace CampaignMetrics.Benchmarks;

/// <summary>What a ledger takes when all lines of a file are read, without the rest of the process: bytes a message and bytes an
/// event.</summary>
/// <remarks>Names of parameters that carry the recipient may follow the files, each after <c>--ignore-parameter</c>.</remarks>
internal static class Memory
{
    private const string Ignore = "--ignore-parameter";

    public static int Run(IReadOnlyList<string> args)
    {
        var ignored = args.Where((_, i) => i > 0 && args[i - 1] == Ignore).ToList();
        foreach (var file in args.TakeWhile(arg => arg != Ignore)) Measure(file, new LedgerOptions { IgnoredParameters = [.. ignored] });
        return 0;
    }

    private static void Measure(string file, LedgerOptions options)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        using var ledger = new MessageLedger(options);
        using (var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0)) ledger.ReadLines(stream);
        var bytes = (double)(GC.GetTotalMemory(forceFullCollection: true) - before);
        var report = ledger.Report();
        var messages = report.Counts[Metric.Sent];
        Console.WriteLine(FormattableString.Invariant(
            $"| {Path.GetFileName(file)} | {messages:N0} | {report.Input.Events:N0} | {bytes / messages:0} | {bytes / report.Input.Events:0} |"));
    }
}
