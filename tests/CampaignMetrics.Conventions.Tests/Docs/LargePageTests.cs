namespace CampaignMetrics.Conventions.Tests.Docs;

/// <summary>The code of docs/guide/large.md, run.</summary>
public sealed class LargePageTests
{
    private static FileStream Sample() => File.OpenRead(Repository.PathOf("docs", "samples", "spring-sale.ndjson"));

    [Fact]
    public void Several_files_are_read_at_once()
    {
        using FileStream firstFile = Sample(), secondFile = Sample();
        // snippet
        using var messages = new MessageLedger(new LedgerOptions
        {
            MaxThreads = 4,
            Spill = new SpillOptions(
                MemoryLimit: 2_000_000_000, CreateStream: () => File.Create(Path.GetTempFileName(), 1, FileOptions.DeleteOnClose))
            {
                BytesPerMessage = 320, // the default is to look at the memory limit alone
            },
        });
        messages.ReadLines([firstFile, secondFile], onRejected: (file, rejection) =>
            Console.Error.WriteLine($"{file}:{rejection.Line}: {rejection.Reason}"));
        Console.WriteLine(messages.Report().Rates.Open);
        // end
        Assert.Equal(4, messages.Report().Input.RejectedCount);
    }

    [Fact]
    public async Task A_large_report_goes_to_a_stream()
    {
        var path = Path.GetTempFileName();
        using var messages = new MessageLedger();
        using (var stream = Sample()) messages.ReadLines(stream, cancellationToken: TestContext.Current.CancellationToken);
        var report = messages.Report(cancellationToken: TestContext.Current.CancellationToken);
        try
        {
#pragma warning disable xUnit1051 // a page shows no token of a test
            // snippet
            using (var output = File.Create(path))
                await report.WriteJsonAsync(output);
            // end
#pragma warning restore xUnit1051
            Assert.Equal(report.ToJson(), await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Many_threads_apply_events()
    {
        using var messages = new MessageLedger();
        using var stream = Sample();
        var incoming = EventLines.Read(stream).Select(read => read.Event).OfType<EmailEvent>().ToList();
        // snippet
        Parallel.ForEach(incoming, happened => messages.Apply(happened));
        Report now = messages.Report();
        // end
        Assert.Equal(854, now.Delivery.Sent);
    }

    [Fact]
    public void A_snapshot_is_read_again()
    {
        var path = Path.GetTempFileName();
        using var messages = new MessageLedger();
        using (var stream = Sample()) messages.ReadLines(stream);
        try
        {
            // snippet
            using (var file = File.Create(path))
                messages.WriteSnapshot(file);

            using var saved = File.OpenRead(path);
            if (!MessageLedger.TryReadSnapshot(saved, options: null, out var restored, out var error))
                throw new InvalidOperationException(error); // cut short, altered, or of another version
            // end
            Assert.Equal(messages.Report().ToJson(), restored.Report().ToJson());
        }
        finally
        {
            File.Delete(path);
        }
    }
}
