using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace CampaignMetrics.Cli.Tests.Stores;

/// <summary>How events come into the ledger of a store.</summary>
[Collection(InProcess.Collection)]
public sealed class AppendingTests : IDisposable
{
    private readonly StoreFolder _folder = new();

    private string[] Lines => File.ReadAllLines(_folder.Events);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void New_and_known_events_are_counted()
    {
        var known = Lines.Length - Lines.Distinct().Count();
        Assert.Equal(new ToolRun(0, Counts(Lines.Length - known, known), ""), Append(_folder.Events));
    }

    [Fact]
    public void The_same_file_again_brings_nothing_new()
    {
        Append(_folder.Events);
        Assert.Equal(new ToolRun(0, Counts(0, Lines.Length), ""), Append(_folder.Events));
        Assert.Equal(File.ReadAllText(_folder.Events), Exported());
    }

    [Fact]
    public void The_same_file_is_known_whatever_comes_before_it()
    {
        var one = _folder["one.ndjson"];
        File.WriteAllText(one, """{"type":"sent","at":"2026-03-02T09:00:00Z","email":"spring","recipient":"a@example.com"}""" + "\n");
        Append(one, _folder.Events);
        Append(_folder.Events);
        Assert.Equal(File.ReadAllText(one) + File.ReadAllText(_folder.Events), Exported());
    }

    [Fact]
    public void Packed_lines_are_read()
    {
        using (var packed = new GZipStream(File.Create(_folder["events.gz"]), CompressionLevel.Fastest))
            packed.Write(File.ReadAllBytes(_folder.Events));
        Assert.Equal(0, Append(_folder["events.gz"]).ExitCode);
        Assert.Equal(File.ReadAllText(_folder.Events), Exported());
    }

    [Fact]
    public void An_array_is_read_from_standard_input()
    {
        var run = InProcess.Run($"[{string.Join(",\n", Lines)}]", "append", "-", "--store", _folder.Store);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(File.ReadAllText(_folder.Events), Exported());
    }

    [Fact]
    public void Rejected_lines_are_named_and_counted_by_reason()
    {
        var file = _folder["mixed.ndjson"];
        File.WriteAllLines(file, ["{}", Lines[0], "{}", """{"type":"x"}"""]);
        var run = Append(file);
        Assert.Equal((0, "new 1, duplicate 0, rejected 3 (2 × no type; 1 × unknown type 'x')\n"), (run.ExitCode, run.Output));
        Assert.Equal($"{file}:1: no type\n{file}:3: no type\n{file}:4: unknown type 'x'\n", run.Error);
    }

    [Fact]
    public void The_first_rejected_line_stops_it_where_that_is_asked_for_and_whole_batches_stay()
    {
        var file = _folder["mixed.ndjson"];
        File.WriteAllLines(file, [.. Lines.Take(1500), "{}", .. Lines.Skip(1500)]);
        var run = Append(file, "--strict");
        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.EndsWith($"campaign-metrics: {file}:1501: no type\n", run.Error, StringComparison.Ordinal);
        Assert.Equal(string.Concat(Lines.Take(1000).Select(line => line + "\n")), Exported());
    }

    [Fact]
    public void Nothing_is_appended_if_a_file_is_not_there()
    {
        Assert.Equal(new ToolRun(2, "", $"campaign-metrics: {_folder["none"]}: no such file\n"), Append(_folder.Events, _folder["none"]));
        Assert.Equal("", Exported());
    }

    [Fact]
    public void A_file_of_another_kind_is_told()
    {
        File.WriteAllText(_folder["export.csv"], "email,status\nann@example.com,delivered\n");
        var run = Append(_folder["export.csv"]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("export.csv: no event: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_told() =>
        Assert.Equal(
            new ToolRun(2, "", $"campaign-metrics: {_folder["no/e.db"]}: cannot be made: there is no folder {_folder["no"]}\n"),
            InProcess.Run("", "append", _folder.Events, "--store", $"sqlite:{_folder["no/e.db"]}"));

    [Fact]
    public async Task Ctrl_C_leaves_whole_batches()
    {
        if (!OperatingSystem.IsLinux()) Needs.Missing("a way to send Ctrl-C to one process (env and kill of Linux)");
        var process = Tool.StartListening(_folder["."], "append", "-", "--store", _folder.Store);
        foreach (var line in Lines) process.StandardInput.WriteLine(line);
        process.StandardInput.Flush();
        var error = process.StandardError.ReadToEndAsync();
        // Until the first batch is there; the others may be on their way.
        for (var patience = Stopwatch.StartNew(); patience.Elapsed < TimeSpan.FromSeconds(60) && !HasBlock(); Thread.Sleep(50)) { }
        using (var kill = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)])) kill.WaitForExit();
        if (!process.WaitForExit(TimeSpan.FromSeconds(30))) process.Kill(entireProcessTree: true);
        Assert.Equal(1, process.ExitCode);
        process.Dispose();
        var kept = Exported().Count(letter => letter == '\n');
        Assert.True(kept > 0 && kept % 1000 == 0, $"{kept} events are kept.");
        Assert.Matches(new Regex("^until then: new [0-9,]+, duplicate [0-9,]+, rejected 0\ncampaign-metrics: stopped\n$"), await error);
    }

    [Fact]
    public void An_import_goes_into_a_store()
    {
        var body = """
            [{"email":"ann@example.com","timestamp":1772442000,"event":"open","sg_event_id":"b3Blbg","sg_message_id":"m1.filter0001"}]
            """;
        var run = InProcess.Run(body, "import", "SendGrid", "-", "--email", "spring", "--store", _folder.Store);
        Assert.Equal(new ToolRun(0, "", "events 1 (opened 1), skipped 0, others 0, new 1, duplicate 0\n"), run);
        Assert.Contains("\"ann@example.com\"", Exported(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_ledger_is_made_with_the_partitions_that_are_asked_for()
    {
        Append(_folder.Events, "--partitions", "3");
        var verified = InProcess.Run("", "store", "verify", "--store", _folder.Store).Output;
        Assert.Contains(": 3 partitions, ", verified, StringComparison.Ordinal);
    }

    [Fact]
    public void Partitions_do_not_change_a_report()
    {
        Append(_folder.Events, "--partitions", "7");
        Append(_folder.Events, "--ledger", "one");
        Assert.Equal(Report("--ledger", "one"), Report());
        Assert.Equal(Lines.Order(StringComparer.Ordinal), Exported().TrimEnd('\n').Split('\n').Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_ledger_takes_events_whether_its_partitions_are_stated_or_not()
    {
        Append(_folder.Events, "--partitions", "3");
        Assert.Equal(0, Append(_folder.Events, "--partitions", "3").ExitCode);
        Assert.Equal(0, Append(_folder.Events).ExitCode);
    }

    [Fact]
    public void A_ledger_with_another_number_of_partitions_is_told_and_nothing_is_appended()
    {
        Append(_folder.Events);
        const string told =
            "campaign-metrics: --partitions 3: the ledger default was made with 1 partition, which cannot be changed\n";
        Assert.Equal(new ToolRun(2, "", told), Append(_folder.Events, "--partitions", "3"));
        Assert.Equal(File.ReadAllText(_folder.Events), Exported());
    }

    [Fact]
    public void A_number_of_partitions_that_is_none_is_told() =>
        Assert.Contains(
            "--partitions: '0' is no number from 1 to 65536.", Append(_folder.Events, "--partitions", "0").Error, StringComparison.Ordinal);

    [Fact]
    public void An_import_into_no_store_makes_no_partitions() =>
        Assert.Contains(
            "--partitions: needs --store.", InProcess.Run("[]", "import", "SendGrid", "-", "--partitions", "3").Error,
            StringComparison.Ordinal);

    private string Report(params string[] args) =>
        InProcess.Run("", ["report", "--store", _folder.Store, "--format", "json", .. args]).Output;

    private static string Counts(long added, long known) =>
        string.Create(CultureInfo.InvariantCulture, $"new {added:N0}, duplicate {known:N0}, rejected 0\n");

    private ToolRun Append(params string[] args) => InProcess.Run("", ["append", .. args, "--store", _folder.Store]);

    private string Exported() => InProcess.Run("", "store", "export", "--store", _folder.Store).Output;

    private bool HasBlock() => File.Exists(_folder.Database) && Exported().Length > 0;
}
