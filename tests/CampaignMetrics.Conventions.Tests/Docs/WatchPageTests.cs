namespace CampaignMetrics.Conventions.Tests.Docs;

/// <summary>The code of docs/guide/watch.md and docs/guide/dmarc.md, run.</summary>
public sealed class WatchPageTests
{
    [Fact]
    public void Receivers_numbers_stand_beside_the_ledger_s()
    {
        using var messages = new MessageLedger();
        using (var stream = File.OpenRead(Repository.PathOf("docs", "samples", "watch", "events.ndjson.gz"))) messages.ReadLines(stream);
        var path = Repository.PathOf("docs", "samples", "watch", "postmaster.json");
        // snippet
        var receivers = new ReceiverNumbers();
        using (FileStream file = File.OpenRead(path))
            foreach (ReceiverFault fault in receivers.AddPostmaster(path, file)) Console.Error.WriteLine(fault);

        WatchReport watch = messages.Watch(receivers.Days);
        foreach (WatchDay day in watch.Days.Where(day => day.Standing == LimitStanding.OverLimit))
            Console.WriteLine($"{day.Provider}, {day.Day:O}: {day.Complaints}");
        foreach (UnusualChange change in watch.Changes)
            Console.WriteLine($"{change.Key}, {change.Day:O}: {change.Metric} {change.Now}, before {change.Before}");
        // end
        Assert.Equal((2, 4), (watch.Receivers.Length, watch.Changes.Length));
        Assert.Equal("Yahoo", watch.Days.Single(day => day.Standing == LimitStanding.OverLimit).Provider);
    }

    [Fact]
    public void Reports_of_a_folder_are_added_up()
    {
        var folder = Repository.PathOf("docs", "samples", "dmarc");
        // snippet
        var reports = new DmarcReports();
        foreach (string path in Directory.GetFiles(folder))
        {
            using FileStream file = File.OpenRead(path);
            foreach (ReceiverFault fault in reports.Add(path, file)) Console.Error.WriteLine(fault);
        }

        DmarcSummary summary = reports.Summary();
        foreach (DmarcRow row in summary.Sources)
            Console.WriteLine($"{row.Key}: {row.Messages} messages, {row.Passed} passed");
        // end
        Assert.Equal((2L, 6_671L), (summary.Reports, summary.Total.Messages));
    }
}
