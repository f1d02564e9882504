using CampaignMetrics.Cli.Output;
using CampaignMetrics.Cli.Tests.Stores;
using Parquet;
using Parquet.Schema;

namespace CampaignMetrics.Cli.Tests.Parquet;

/// <summary><c>store export --format parquet</c>, read back by Parquet.Net.</summary>
[Collection(InProcess.Collection)]
public sealed class ParquetExportTests : IDisposable
{
    private readonly StoreFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_events_are_those_of_the_lines()
    {
        _folder.Filled();
        Assert.Equal(File.ReadAllLines(_folder.Events), await ExportedAsync());
    }

    [Fact]
    public async Task Partitions_follow_each_other_as_in_lines()
    {
        InProcess.Run("", "append", _folder.Events, "--store", _folder.Store, "--partitions", "3");
        var lines = InProcess.Run("", "store", "export", "--store", _folder.Store).Output;
        Assert.Equal(lines.TrimEnd('\n').Split('\n'), await ExportedAsync());
    }

    [Fact]
    public async Task Every_property_comes_back() =>
        Assert.Equal(EveryProperty.Events.Select(happened => happened.ToString()), await WrittenAsync(EveryProperty.Events));

    [Fact]
    public async Task Every_column_has_a_value_in_that_test()
    {
        using var file = Written(EveryProperty.Events);
        await using var reader = await ParquetReader.CreateAsync(file, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(EventLines.Properties.Keys, reader.Schema.Fields.Select(field => field.Name).Order(StringComparer.Ordinal));
        var lines = string.Concat(EveryProperty.Events);
        // Lines may be read with "bot", and are written with "actor".
        var names = reader.Schema.Fields.Select(field => field.Name).Except(["bot"]);
        Assert.All(names, name => Assert.Contains($"\"{name}\":", lines, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Columns_have_types()
    {
        using var file = Written([]);
        await using var reader = await ParquetReader.CreateAsync(file, cancellationToken: TestContext.Current.CancellationToken);
        Field Of(string name) => reader.Schema.Fields.Single(field => field.Name == name);
        var at = Assert.IsType<DateTimeDataField>(Of("at"));
        Assert.Equal((true, DateTimeTimeUnit.Millis), (at.IsAdjustedToUTC, at.Unit));
        var amount = Assert.IsType<DecimalDataField>(Of("amount"));
        Assert.Equal((38, 9), (amount.Precision, amount.Scale));
        Assert.Equal(3, Assert.IsType<DecimalDataField>(Of("seconds")).Scale);
        Assert.Equal(typeof(bool), Assert.IsType<DataField>(Of("bot"), exactMatch: false).ClrType);
        Assert.IsType<ListField>(Of("list"));
        Assert.IsType<MapField>(Of("tags"));
    }

    [Fact]
    public void The_same_ledger_gives_the_same_bytes()
    {
        _folder.Filled();
        Export("one");
        Export("two");
        Assert.Equal(File.ReadAllBytes(_folder["one"]), File.ReadAllBytes(_folder["two"]));
    }

    [Fact]
    public async Task A_ledger_without_events_gives_a_file_without_rows() => Assert.Empty(await WrittenAsync([]));

    [Fact]
    public async Task Many_rows_are_written_in_groups()
    {
        const int rows = 200_001;
        var at = DateTimeOffset.UnixEpoch;
        using var file = Written(
            Enumerable.Range(0, rows).Select(i => (EmailEvent)new Sent { At = at, Email = $"{i}", Recipient = "a@b.c" }));
        await using var reader = await ParquetReader.CreateAsync(file, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal([100_000, 100_000, 1], reader.RowGroups.Select(group => group.RowCount));
        var emails = new string?[1];
        await reader.RowGroups[2].ReadAsync(
            reader.Schema.FindDataField("email"), emails.AsMemory(), cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(["200000"], emails);
    }

    [Fact]
    public async Task Large_rows_are_written_in_smaller_groups()
    {
        var reason = new string('x', 1 << 20);
        using var file = Written(Enumerable.Range(0, 40).Select(i => (EmailEvent)new NotSent
        {
            At = DateTimeOffset.UnixEpoch, Email = $"{i}", Recipient = "a@b.c", Reason = reason,
        }));
        await using var reader = await ParquetReader.CreateAsync(file, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(Enumerable.Repeat(8L, 5), reader.RowGroups.Select(group => group.RowCount));
    }

    [Fact]
    public void A_line_that_is_no_event_is_told_and_leaves_no_file()
    {
        _folder.Filled();
        var lines = EventBlock.Of(new LogPartition("default", 0), "{}\n"u8);
        _folder.Execute(
            $"""
            UPDATE campaign_metrics_block SET content = x'{Convert.ToHexString(lines.Content.Span)}', batch = x'{lines.Id}', events = 1
            WHERE position = 2
            """);
        var expected = new ToolRun(2, "", $"campaign-metrics: {_folder.Database}: a line is no event: no type\n");
        Assert.Equal(expected, Export("out"));
        Assert.False(File.Exists(_folder["out"]));
    }

    private static MemoryStream Written(IEnumerable<EmailEvent> events)
    {
        var file = new MemoryStream();
        var columns = new EventColumns(file);
        foreach (var happened in events) columns.Write(happened);
        columns.Finish();
        file.Position = 0;
        return file;
    }

    private static async Task<List<string>> WrittenAsync(IEnumerable<EmailEvent> events)
    {
        using var file = Written(events);
        return await ParquetRows.LinesAsync(file);
    }

    private ToolRun Export(string name) =>
        InProcess.Run("", "store", "export", "--store", _folder.Store, "--format", "parquet", "--output", _folder[name]);

    private async Task<List<string>> ExportedAsync()
    {
        Assert.Equal(new ToolRun(0, "", ""), Export("out.parquet"));
        using var file = File.OpenRead(_folder["out.parquet"]);
        return await ParquetRows.LinesAsync(file);
    }
}
