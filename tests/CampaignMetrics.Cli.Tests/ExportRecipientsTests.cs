using System.Text.Json.Nodes;
using CampaignMetrics.Cli.Tests.Stores;
using Parquet.Serialization;

namespace CampaignMetrics.Cli.Tests;

/// <summary><c>export recipients</c>: lists of any length.</summary>
[Collection(InProcess.Collection)]
public sealed class ExportRecipientsTests : IDisposable
{
    private readonly StoreFolder _folder = new();

    public ExportRecipientsTests() => Assert.Equal(
        0,
        InProcess.Run("", "generate", "--recipients", "60", "--emails", "2", "--seed", "4", "--output", _folder["events.ndjson"]).ExitCode);

    public void Dispose() => _folder.Dispose();

    [Theory, InlineData("csv"), InlineData("ndjson")]
    public void It_has_the_rows_of_the_list_in_another_order(string format) => Assert.Equal(
        Lines(Run("recipients", "opened", "--format", format)), Lines(Run("export", "recipients", "opened", "--format", format)));

    [Fact]
    public void Rows_of_a_contact_are_together()
    {
        var contacts = Run("export", "recipients", "sent").Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Skip(1).Select(line => line.Split(',')[1]).ToList();
        var changes = contacts.Zip(contacts.Skip(1)).Count(pair => pair.First != pair.Second);
        Assert.Equal(contacts.Distinct().Count() - 1, changes);
    }

    [Fact]
    public async Task Parquet_goes_to_a_file()
    {
        Run("export", "recipients", "clicked", "--format", "parquet", "--output", _folder["clicked.parquet"]);
        await using var file = File.OpenRead(_folder["clicked.parquet"]);
        var rows = await ParquetSerializer.DeserializeUntypedAsync(file, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(Lines(Run("recipients", "clicked")).Length, rows.Data.Count);
    }

    [Fact]
    public void A_link_selects_who_clicked_it()
    {
        var url = JsonNode.Parse(Lines(Run("recipients", "clicked"))[0])!["url"]!.GetValue<string>();
        Assert.Equal(
            Lines(Run("recipients", "clicked", "--link", url, "--format", "csv")),
            Lines(Run("export", "recipients", "clicked", "--link", url)));
    }

    [Fact]
    public void An_unknown_kind_is_named() => Assert.Contains(
        "opend", InProcess.Run("", "export", "recipients", "opend", _folder["events.ndjson"]).Error, StringComparison.Ordinal);

    private string Run(params string[] args)
    {
        var run = InProcess.Run("", [.. args, _folder["events.ndjson"]]);
        Assert.Equal(0, run.ExitCode);
        return run.Output;
    }

    private static string[] Lines(string output) =>
        [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)];
}
