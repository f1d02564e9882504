namespace CampaignMetrics.Cli.Tests;

/// <summary>Compiled to native code, the command says what it says otherwise, byte by byte.</summary>
public sealed class NativeCommandTests(NativeCommand native) : IClassFixture<NativeCommand>, IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Theory]
    [InlineData("json"), InlineData("csv"), InlineData("table")]
    public void A_report_is_the_same(string format) => Same("report", Events(), "--format", format);

    [Fact]
    public void A_report_from_temporary_files_is_the_same() => Same("report", Events(), "--format", "json", "--memory", "1");

    [Fact]
    public void A_list_of_recipients_is_the_same() => Same("recipients", "hardBounced", Events());

    [Fact]
    public void A_comparison_is_the_same() => Same("compare", Events(), "--definitions", "HubSpot,Pipedrive");

    [Fact]
    public void Rejected_lines_are_named_the_same()
    {
        File.WriteAllText(_file, "nothing\n{\"id\":1}\n");
        Same("report", _file);
    }

    [Fact]
    public void Wrong_usage_and_help_are_the_same()
    {
        Same("report", "no-such-file.ndjson");
        Same("report", "--help");
        Same("repotr");
    }

    [Fact]
    public void Definitions_are_the_same() => Same("definitions", "mailchimp");

    [Fact]
    public void A_reply_of_a_server_is_classified_the_same() => SameWithInput("550 5.1.1 User unknown\n", "bounce", "--replies", "-");

    [Fact]
    public void A_user_agent_is_described_the_same() =>
        Same("agent", "Mozilla/5.0 (X11; Linux x86_64; rv:115.0) Gecko/20100101 Thunderbird/115.6.0");

    [Fact]
    public void A_webhook_is_imported_the_same() =>
        SameWithInput(
            input: """[{"email":"ann@example.com","timestamp":1772442000,"event":"open","sg_event_id":"b3Blbg","sg_message_id":"m1.filter0001"},7]""",
            "import", "SendGrid", "-");

    [Fact]
    public void A_store_is_filled_and_asked_the_same()
    {
        var folder = Directory.CreateTempSubdirectory("campaign-metrics-native-store-");
        string[] store = ["--store", $"sqlite:{Path.Combine(folder.FullName, "events.db")}"];
        Assert.Equal(0, native.Run(null, ["append", Events(), .. store]).ExitCode);
        Same(["report", "--format", "json", .. store]);
        Same(["store", "verify", .. store]);
        Same("report", "--store", "postgres:Host=127.0.0.1;Port=1;Username=app");
        folder.Delete(recursive: true);
    }

    private string Events()
    {
        Assert.Equal(
            new ToolRun(0, "", ""),
            native.Run(null, "generate", "--recipients", "500", "--emails", "2", "--seed", "5", "--rejects", "3", "--output", _file));
        return _file;
    }

    private void Same(params string[] args) => SameWithInput(input: null, args);

    // Of another name: as an overload it would take the first argument for the input.
    private void SameWithInput(string? input, params string[] args)
    {
        var expected = Tool.RunWithInput(input, args);
        Assert.NotEqual("", expected.Output + expected.Error);
        Assert.Equal(expected, native.Run(input, args));
    }
}
