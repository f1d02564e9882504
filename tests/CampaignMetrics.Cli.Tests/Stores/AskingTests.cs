using System.Text.Json.Nodes;

namespace CampaignMetrics.Cli.Tests.Stores;

/// <summary>What the ledger of a store answers.</summary>
[Collection(InProcess.Collection)]
public sealed class AskingTests : IDisposable
{
    private readonly StoreFolder _folder = new StoreFolder().Filled();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("recipients delivered"), InlineData("breakdown --by email --format json"), InlineData("series sent,open --format csv")]
    [InlineData("times --format json"), InlineData("unsubscriptions --format json"), InlineData("sources --format json")]
    [InlineData("export"), InlineData("compare --format csv"), InlineData("recipients opened --email email-02 --definitions Mailchimp")]
    public void A_store_answers_as_its_files_do(string command)
    {
        var expected = InProcess.Run("", [.. command.Split(' '), _folder.Events]);
        Assert.Equal(0, expected.ExitCode);
        Assert.NotEqual("", expected.Output);
        Assert.Equal(expected, InProcess.Run("", [.. command.Split(' '), "--store", _folder.Store]));
    }

    [Fact]
    public void A_report_differs_only_in_what_it_says_of_the_input()
    {
        var (ofFiles, ofStore) = (Report(_folder.Events), Report("--store", _folder.Store));
        Assert.Equal(0, ofStore["input"]!["lines"]!.GetValue<long>());
        ofStore["input"] = ofFiles["input"]!.DeepClone();
        Assert.Equal(ofFiles.ToJsonString(), ofStore.ToJsonString());
    }

    [Fact]
    public void A_history_is_asked_of_a_store()
    {
        var contact = JsonNode.Parse(File.ReadLines(_folder.Events).First())!["recipient"]!.GetValue<string>();
        var expected = InProcess.Run("", "history", contact, _folder.Events);
        Assert.Equal(expected, InProcess.Run("", "history", contact, "--store", _folder.Store));
    }

    [Fact]
    public void Each_ledger_answers_for_itself()
    {
        var other = """{"type":"sent","at":"2026-03-02T09:00:00Z","email":"spring","recipient":"a@example.com"}""";
        InProcess.Run(other, "append", "-", "--store", _folder.Store, "--ledger", "other");
        var run = InProcess.Run("", "recipients", "sent", "--store", _folder.Store, "--ledger", "other");
        Assert.Contains("a@example.com", Assert.Single(run.Output.TrimEnd('\n').Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public void A_ledger_that_is_not_there_is_not_made_by_asking()
    {
        string[] asking = ["report", "--store", _folder.Store, "--ledger", "othr"];
        var expected = new ToolRun(2, "", "campaign-metrics: --ledger othr: the store has no ledger of this name\n");
        Assert.Equal(expected, InProcess.Run("", asking));
        Assert.Equal(expected, InProcess.Run("", asking));
    }

    [Fact]
    public void A_ledger_without_events_is_told()
    {
        _folder.Execute("INSERT INTO campaign_metrics_ledger (name, partitions) VALUES ('new', 3)");
        Fails("--ledger new: no event", "report", "--store", _folder.Store, "--ledger", "new");
    }

    [Fact]
    public void A_file_that_is_not_there_is_not_made_by_asking()
    {
        Fails($"{_folder["none.db"]}: no such file", "report", "--store", $"sqlite:{_folder["none.db"]}");
        Assert.False(File.Exists(_folder["none.db"]));
    }

    [Fact]
    public void Missing_tables_are_told_with_the_command_that_makes_them()
    {
        var empty = _folder["empty.db"];
        File.WriteAllBytes(empty, []);
        Fails(
            $"{empty}: has no tables of a store; 'campaign-metrics store setup --store sqlite:{empty}' makes them",
            "report", "--store", $"sqlite:{empty}");
    }

    [Fact]
    public void Newer_tables_are_told()
    {
        _folder.Execute("UPDATE campaign_metrics_schema SET version = 99");
        Fails(
            $"{_folder.Database}: has version 99 of the tables, and this tool knows version 1: use a newer tool",
            "report", "--store", _folder.Store);
    }

    [Fact]
    public void What_is_no_database_is_told()
    {
        var run = InProcess.Run("", "report", "--store", $"sqlite:{_folder.Events}");
        Assert.Equal((2, 1), (run.ExitCode, run.Error.Count(letter => letter == '\n')));
        Assert.Contains("is no SQLite database", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_store_is_not_overwritten_by_the_report() =>
        Fails(
            $"{_folder.Database}: is an input too ({_folder.Database}), and would be lost",
            "report", "--store", _folder.Store, "--output", _folder.Database);

    [Theory]
    [InlineData("report f --store sqlite:s", "FILE and --store exclude each other")]
    [InlineData("report f --ledger a", "--ledger: needs --store.")]
    [InlineData("report --store sqlite:s --strict", "--strict: is for FILE")]
    [InlineData("report --store sqlite:s --ledger \u0007", "--ledger: a name has 1 to 200 characters")]
    [InlineData("report --store mysql:s", "--store: is neither sqlite:FILE nor postgres:CONNECTION.")]
    [InlineData("report --store sqlite:", "--store: is neither sqlite:FILE nor postgres:CONNECTION.")]
    [InlineData("append f", "Option '--store' is required.")]
    [InlineData("store", "'store' needs one of setup, check, script, verify, export, catalog.")]
    [InlineData("store verfy", "'verfy' is no part of 'store'. Did you mean 'verify'?")]
    [InlineData("store check more --store sqlite:s", "'more' is one argument too many for 'store check'.")]
    public void Wrong_usage_is_told(string commandLine, string expected)
    {
        var run = InProcess.Run("", commandLine.Split(' '));
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"campaign-metrics: {expected}", run.Error, StringComparison.Ordinal);
    }

    private static void Fails(string expected, params string[] args) =>
        Assert.Equal(new ToolRun(2, "", $"campaign-metrics: {expected}\n"), InProcess.Run("", args));

    private static JsonObject Report(params string[] args) =>
        JsonNode.Parse(InProcess.Run("", ["report", "--format", "json", .. args]).Output)!.AsObject();
}
