using System.IO.Compression;
using System.Text.Json.Nodes;

namespace CampaignMetrics.Cli.Tests;

[Collection(InProcess.Collection)]
public sealed class ReportCommandTests
{
    private const string Sent = """{"id":"1","type":"sent","at":"2026-03-02T09:00:00Z","email":"spring","recipient":"a@example.com"}""";
    private const string Delivered =
        """{"id":"2","type":"delivered","at":"2026-03-02T09:00:05Z","email":"spring","recipient":"a@example.com"}""";
    private const string Opened =
        """{"id":"3","type":"opened","at":"2026-03-02T10:00:00Z","email":"spring","recipient":"a@example.com","userAgent":"Thunderbird/115.0"}""";
    private const string Small = Sent + "\n" + Delivered + "\n" + Opened + "\n";

    private static JsonNode Json(ToolRun run)
    {
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return JsonNode.Parse(run.Output)!;
    }

    [Fact]
    public void The_default_is_a_readable_summary()
    {
        using var file = new TemporaryFile(Small);
        var run = InProcess.Run("", "report", file.Path);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("open rate", run.Output, StringComparison.Ordinal);
        Assert.Contains("1 of 1", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', run.Output);
    }

    [Fact]
    public void Json_has_every_property_in_its_order()
    {
        using var file = new TemporaryFile(Small);
        Assert.Equal(
            [
                "schema", "definitions", "scope", "caveats", "people", "delivery", "engagement", "rates", "viewing", "clickMap", "links",
                "clients", "devices", "countries", "placesBy", "sinceSending", "locations", "timeline", "localHours", "weekHours",
                "contacts", "emails", "domains", "revenue", "goals", "unattributed", "excluded", "input",
            ],
            Json(InProcess.Run("", "report", file.Path, "--format", "json")).AsObject().Select(property => property.Key));
    }

    [Fact]
    public void Two_runs_give_equal_bytes()
    {
        using var file = new TemporaryFile(Small);
        Assert.Equal(Tool.Run("report", file.Path, "--format", "json").Output, Tool.Run("report", file.Path, "--format", "json").Output);
    }

    [Fact]
    public void Standard_input_is_read()
        => Assert.Equal(1, (int)Json(Tool.RunWithInput(Small, "report", "-", "--format", "json"))["delivery"]!["delivered"]!);

    [Fact]
    public void Several_files_are_one_dataset()
    {
        using var first = new TemporaryFile(Sent);
        using var second = new TemporaryFile(Delivered + "\n" + Sent);
        var input = Json(InProcess.Run("", "report", first.Path, second.Path, "--format", "json"))["input"]!;
        Assert.Equal((3, 2, 1), ((int)input["lines"]!, (int)input["events"]!, (int)input["duplicates"]!));
    }

    [Fact]
    public void Gzip_is_read_as_it_is()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(System.Text.Encoding.UTF8.GetBytes(Small));
        using var file = new TemporaryFile(packed.ToArray());
        Assert.Equal(1, (int)Json(InProcess.Run("", "report", file.Path, "--format", "json"))["engagement"]!["uniqueOpens"]!);
    }

    [Fact]
    public void Damaged_gzip_is_input_that_cannot_be_read()
    {
        using var file = new TemporaryFile([0x1F, 0x8B, 8, 0, 1, 2, 3]);
        var run = InProcess.Run("", "report", file.Path);
        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith($"campaign-metrics: {file.Path}: cannot be read", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rejected_line_is_named_and_reading_goes_on()
    {
        using var file = new TemporaryFile(Sent + "\n{\"type\":\n" + Delivered + "\n");
        var run = InProcess.Run("", "report", file.Path, "--format", "json");
        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith($"{file.Path}:2: bad JSON", run.Error, StringComparison.Ordinal);
        Assert.Equal(2, (int)JsonNode.Parse(run.Output)!["input"]!["rejected"]![0]!["line"]!);
        Assert.Equal(1, (int)JsonNode.Parse(run.Output)!["delivery"]!["delivered"]!);
    }

    [Fact]
    public void Strict_stops_at_the_first_rejected_line()
    {
        using var file = new TemporaryFile(Sent + "\nnonsense\n" + Delivered + "\n");
        var run = InProcess.Run("", "report", file.Path, "--strict");
        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"campaign-metrics: {file.Path}:2: ", run.Error, StringComparison.Ordinal);
        Assert.Equal(1, run.Error.Count(letter => letter == '\n'));
    }

    [Fact]
    public void A_line_of_ten_megabytes_is_rejected_and_nothing_else_is_lost()
    {
        using var file = new TemporaryFile(Sent + "\n{\"id\":\"" + new string('x', 10_000_000) + "\"}\n" + Delivered + "\n");
        var run = InProcess.Run("", "report", file.Path, "--format", "json");
        Assert.Equal($"{file.Path}:2: line is longer than 1,048,576 bytes\n", run.Error);
        Assert.Equal(2, (int)JsonNode.Parse(run.Output)!["input"]!["events"]!);
    }

    [Theory]
    [InlineData("no/such/file", "no such file"), InlineData("/", "is a directory")]
    public void A_file_that_cannot_be_read_is_said_in_one_line(string file, string reason)
    {
        var run = InProcess.Run("", "report", file);
        Assert.Equal((2, $"campaign-metrics: {file}: {reason}\n"), (run.ExitCode, run.Error));
    }

    [Theory]
    [
        InlineData("--definitions", "HubSpott"), InlineData("--zone", "Europe/Nowhere"), InlineData("--from", "2026-02-30"),
        InlineData("--every", "minute"), InlineData("--format", "xml"), InlineData("--nonsense", "1"),
    ]
    public void Wrong_usage_is_exit_code_2(string option, string value)
    {
        using var file = new TemporaryFile(Small);
        var run = InProcess.Run("", "report", file.Path, option, value);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("campaign-metrics: ", run.Error, StringComparison.Ordinal);
        Assert.Equal(1, run.Error.Count(letter => letter == '\n'));
    }

    [Fact]
    public void A_reader_who_has_seen_enough_may_go()
    {
        using var file = new TemporaryFile(Small);
        using var process = Tool.Start("report", file.Path, "--format", "json");
        process.StandardInput.Close();
        process.StandardOutput.Close();
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.Equal((0, ""), (process.ExitCode, error));
    }

    [Fact]
    public void Control_characters_in_events_do_not_reach_the_terminal()
    {
        using var file = new TemporaryFile(
            Delivered + "\n"
                + """{"id":"9","type":"clicked","at":"2026-03-02T10:00:00Z","email":"spring","recipient":"a@example.com","url":"https://x.example/\u001b[2J"}""");
        var run = InProcess.Run("", "report", file.Path);
        Assert.Contains("https://x.example/", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', run.Output);
    }

    [Fact]
    public void Csv_is_a_row_a_number_and_escapes_formulas()
    {
        using var file = new TemporaryFile(
            Delivered + "\n"
                + """{"id":"9","type":"clicked","at":"2026-03-02T10:00:00Z","email":"spring","recipient":"=cmd()","url":"=1+1"}""");
        var run = InProcess.Run("", "report", file.Path, "--format", "csv");
        Assert.StartsWith("section,key,metric,value,numerator,denominator,note\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("total,,delivered,2,,,\n", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(",=", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Output_goes_to_a_file()
    {
        using var file = new TemporaryFile(Small);
        using var output = new TemporaryFile();
        Assert.Equal("", InProcess.Run("", "report", file.Path, "--format", "json", "--output", output.Path).Output);
        Assert.Equal("HubSpot", (string?)JsonNode.Parse(File.ReadAllText(output.Path))!["definitions"]);
    }

    [Fact]
    public void Filters_zone_and_buckets_are_taken()
    {
        using var file =
            new TemporaryFile(Small + """{"id":"1","type":"sent","at":"2026-03-02T09:00:00Z","email":"other","recipient":"b"}""");
        var report = Json(
            InProcess.Run(
                "", "report", file.Path, "--format", "json", "--email", "spring", "--from", "2026-03-01", "--to", "2026-03-03", "--zone",
                "Europe/Amsterdam", "--every", "hour", "--definitions", "pipedrive"));
        Assert.Equal("Pipedrive", (string?)report["definitions"]);
        Assert.Equal(1, (int)report["delivery"]!["selected"]!);
        Assert.Equal("2026-03-01T00:00:00+01:00", (string?)report["scope"]!["from"]);
        var buckets = report["timeline"]!["buckets"]!.AsArray().Select(bucket => (string?)bucket!["start"]).ToList();
        Assert.Equal(
            (48, "2026-03-01T00:00:00+01:00", "2026-03-02T23:00:00+01:00"), (buckets.Count, buckets[0], buckets[^1]));
    }

    [Fact]
    public void The_catalog_names_the_email()
    {
        using var file = new TemporaryFile(Small);
        using var catalog = new TemporaryFile("""[{"email":"spring","name":"Spring sale","tracking":false}]""");
        var report = Json(InProcess.Run("", "report", file.Path, "--emails", catalog.Path, "--format", "json"));
        Assert.Equal("Spring sale", (string?)report["emails"]![0]!["name"]);
        Assert.Equal("tracking off", (string?)report["rates"]!["open"]!["notMeasured"]);
    }

    [Fact]
    public void A_catalog_that_is_none_is_said_in_one_line()
    {
        using var file = new TemporaryFile(Small);
        using var catalog = new TemporaryFile("""[{"name":"Spring sale"}]""");
        var run = InProcess.Run("", "report", file.Path, "--emails", catalog.Path);
        Assert.Equal((2, $"campaign-metrics: {catalog.Path}: entry 1: no email\n"), (run.ExitCode, run.Error));
    }
}
