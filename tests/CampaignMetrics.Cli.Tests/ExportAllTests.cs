using System.Security.Cryptography;
using System.Text.Json.Nodes;
using CampaignMetrics.Cli.Tests.Stores;
using Parquet.Serialization;

namespace CampaignMetrics.Cli.Tests;

/// <summary><c>export all</c>: everything in a folder.</summary>
[Collection(InProcess.Collection)]
public sealed class ExportAllTests : IDisposable
{
    private readonly StoreFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory, InlineData("csv"), InlineData("ndjson"), InlineData("parquet")]
    public void The_manifest_names_every_file_with_its_hash(string format)
    {
        var manifest = Export("--format", format);
        var files = manifest["files"]!.AsArray();
        Assert.Equal("campaign-metrics/export/v1", manifest["schema"]!.GetValue<string>());
        Assert.All(files, file => Assert.Equal(
            Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Out(file!["file"]!.GetValue<string>())))),
            file["sha256"]!.GetValue<string>()));
        Assert.Equal(
            Directory.GetFiles(_folder["out"]).Select(Path.GetFileName).Order(StringComparer.Ordinal),
            files.Select(file => file!["file"]!.GetValue<string>()).Append("manifest.json").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_is_exported_reads_back_to_the_same_numbers()
    {
        Export("--format", "ndjson");
        var report = File.ReadAllText(Out("report.json"));
        var again = InProcess.Run(
            "", "report", Out("events.ndjson"), "--emails", Out("emails.json"), "--max-rows", $"{int.MaxValue}", "--format", "json").Output;
        Assert.Equal(BeforeInput(report), BeforeInput(again));
    }

    [Fact]
    public void Rows_are_as_many_as_are_told()
    {
        var manifest = Export("--format", "ndjson");
        foreach (var file in manifest["files"]!.AsArray().Where(file => file!["rows"] is not null))
            Assert.Equal(
                file!["rows"]!.GetValue<int>(), File.ReadLines(Out(file["file"]!.GetValue<string>())).Count());
    }

    [Fact]
    public void Emails_are_all_emails_however_many()
    {
        var emails = string.Join(',', Enumerable.Range(0, EmailQuery.MaxLimit + 1).Select(number => $"{{\"email\":\"draft-{number}\"}}"));
        File.WriteAllText(_folder["emails"], $"[{emails}]");
        Export("--format", "csv", "--emails", _folder["emails"]);
        Assert.InRange(File.ReadLines(Out("emails.csv")).Count(), EmailQuery.MaxLimit + 2, int.MaxValue);
    }

    [Theory]
    [InlineData("all"), InlineData("recipients", "sent")]
    public void Files_stand_behind_what_is_exported(params string[] part)
    {
        var run = InProcess.Run("", ["export", _folder.Events, .. part, _folder.Events, "--output", _folder["out"]]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"stands before '{part[0]}'", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_format_of_events_is_told() => Assert.Contains(
        "'foo' is no format", InProcess.Run("", "export", _folder.Events, "--format", "foo").Error, StringComparison.Ordinal);

    [Fact]
    public void Recipients_are_all_messages()
    {
        Export();
        var report = JsonNode.Parse(File.ReadAllText(Out("report.json")))!;
        Assert.Equal(report["delivery"]!["selected"]!.GetValue<int>(), File.ReadLines(Out("recipients.csv")).Count() - 1);
    }

    [Fact]
    public async Task Parquet_has_the_values_of_the_lines()
    {
        Export("--format", "parquet");
        Export("--format", "ndjson");
        foreach (var content in new[] { "by-email", "recipients", "times", "series" })
        {
            using var file = File.OpenRead(Out($"{content}.parquet"));
            var rows = await ParquetSerializer.DeserializeUntypedAsync(file, cancellationToken: TestContext.Current.CancellationToken);
            var lines = File.ReadLines(Out($"{content}.ndjson")).Select(line => JsonNode.Parse(line)!.AsObject()).ToList();
            Assert.Equal(lines.Count, rows.Data.Count);
            foreach (var (row, line) in rows.Data.Zip(lines))
                Assert.All(
                    line,
                    member => Assert.Equal(Text(member.Value), Text(row.TryGetValue(member.Key, out var value) ? value : null)));
        }
    }

    [Fact]
    public void The_filters_that_are_set_hold_in_every_file()
    {
        var manifest = Export("--email", "email-02");
        Assert.Equal("email-02", manifest["scope"]!["emails"]![0]!.GetValue<string>());
        Assert.All(File.ReadLines(Out("recipients.csv")).Skip(1), row => Assert.StartsWith("email-02,", row, StringComparison.Ordinal));
    }

    [Fact]
    public void A_name_stands_in_the_manifest_and_before_each_file()
    {
        var run = InProcess.Run("", "export", "all", _folder.Events, "--output", _folder["out"], "--name", "may");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var files = Directory.GetFiles(_folder["out"]).Select(Path.GetFileName);
        Assert.All(files, file => Assert.StartsWith("may-", file, StringComparison.Ordinal));
        Assert.Equal("may", JsonNode.Parse(File.ReadAllText(Out("may-manifest.json")))!["name"]!.GetValue<string>());
    }

    [Theory, InlineData("../x"), InlineData("a/b"), InlineData(""), InlineData(".x"), InlineData("a\nb")]
    public void A_name_that_cannot_begin_a_files_is_refused(string name) => Assert.Equal(
        2, InProcess.Run("", "export", "all", _folder.Events, "--output", _folder["out"], "--name", name).ExitCode);

    [Fact]
    public void The_same_events_give_the_same_bytes()
    {
        Export("--format", "parquet");
        var first = File.ReadAllText(Out("manifest.json"));
        Export("--format", "parquet");
        Assert.Equal(first, File.ReadAllText(Out("manifest.json")));
    }

    [Fact]
    public void Filters_that_select_nothing_are_told_and_leave_no_manifest()
    {
        Export();
        var run = InProcess.Run("", "export", "all", _folder.Events, "--output", _folder["out"], "--email", "nope");
        Assert.Equal(2, run.ExitCode);
        Assert.False(File.Exists(Out("manifest.json")));
    }

    [Fact]
    public void A_file_is_no_folder() => Assert.Equal(
        2, InProcess.Run("", "export", "all", _folder.Events, "--output", _folder.Events).ExitCode);

    [Fact]
    public void A_folder_is_missing() =>
        Assert.Equal(2, InProcess.Run("", "export", "all", _folder.Events).ExitCode);

    private static string BeforeInput(string report) => report[..report.LastIndexOf("\"input\"", StringComparison.Ordinal)];

    private static string Text(object? value) => value switch
    {
        null => "",
        JsonArray array => string.Join(',', array.Select(one => one!.GetValue<string>())),
        JsonValue json when json.TryGetValue<DateTimeOffset>(out var at) => $"{at.UtcDateTime:O}",
        JsonValue json => json.ToString(),
        DateTime at => $"{at:O}",
        bool flag => flag ? "true" : "false",
        double number => number.ToString("R", System.Globalization.CultureInfo.InvariantCulture),
        // An instant with an offset is a text in Parquet, too.
        string text => Text(JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(text))),
        ReadOnlyMemory<char> text => Text(text.ToString()),
        System.Collections.IEnumerable list => string.Join(',', list.Cast<object>().Select(Text)),
        IFormattable number => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    private JsonNode Export(params string[] options)
    {
        var run = InProcess.Run("", ["export", "all", _folder.Events, "--output", _folder["out"], .. options]);
        Assert.Equal((0, "", ""), (run.ExitCode, run.Output, run.Error));
        return JsonNode.Parse(File.ReadAllText(Out("manifest.json")))!;
    }

    private string Out(string file) => Path.Combine(_folder["out"], file);
}
