namespace CampaignMetrics.Cli.Tests.Stores;

/// <summary><c>store</c>: the store itself.</summary>
[Collection(InProcess.Collection)]
public sealed class StoreCommandTests : IDisposable
{
    private readonly StoreFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Tables_are_made()
    {
        var told = $"{_folder.Database}: has version 1 of the tables, which is up to date\n";
        Assert.Equal(new ToolRun(0, told, ""), Store("setup"));
        Assert.Equal(new ToolRun(0, told, ""), Store("check"));
    }

    [Fact]
    public void Tables_that_are_made_already_stay()
    {
        _folder.Filled();
        Assert.Equal(0, Store("setup").ExitCode);
        Assert.Equal(File.ReadAllText(_folder.Events), Store("export").Output);
    }

    [Fact]
    public void A_check_shows_the_SQL_that_is_missing()
    {
        File.WriteAllBytes(_folder.Database, []);
        var script = Store("script").Output;
        var expected = $"campaign-metrics: {_folder.Database}: has no tables of a store; 'campaign-metrics store setup' makes them, or the "
            + "SQL above\n";
        Assert.Equal(new ToolRun(2, script, expected), Store("check"));
        _folder.Execute(script);
        Assert.Equal(0, Store("check").ExitCode);
    }

    [Fact]
    public void The_script_needs_no_store()
    {
        Assert.Equal(Sqlite.SqliteStore.Script(), Store("script").Output);
        Assert.Equal(PostgreSql.PostgreSqlStore.Script(), InProcess.Run("", "store", "script", "--store", "postgres:Host=none").Output);
        Assert.False(File.Exists(_folder.Database));
    }

    [Fact]
    public void Events_are_exported_as_they_are_kept()
    {
        _folder.Filled();
        Assert.Equal(new ToolRun(0, File.ReadAllText(_folder.Events), ""), Store("export"));
    }

    [Fact]
    public void Events_are_exported_to_a_file()
    {
        _folder.Filled();
        Assert.Equal(new ToolRun(0, "", ""), Store("export", "--output", _folder["out"]));
        Assert.Equal(File.ReadAllBytes(_folder.Events), File.ReadAllBytes(_folder["out"]));
    }

    [Fact]
    public void A_sound_ledger_is_told_with_its_counts()
    {
        _folder.Filled();
        Assert.Equal(new ToolRun(0, "ledger default: 1 partition, 3 blocks, 2,300 events\n", ""), Store("verify"));
    }

    [Theory]
    [InlineData("DELETE FROM campaign_metrics_block WHERE position = 2", "partition 0, block 2 is missing")]
    [InlineData(
        "UPDATE campaign_metrics_block SET batch = zeroblob(32) WHERE position = 2",
        "partition 0, block 2: its lines are not those of its id: the SHA-256 differs")]
    [InlineData(
        "UPDATE campaign_metrics_block SET events = 999 WHERE position = 1", "partition 0, block 1: has 1000 lines, and says 999 events")]
    [InlineData("UPDATE campaign_metrics_block SET content = x'00' WHERE position = 1", "partition 0, block 1: is damaged: ")]
    [InlineData("UPDATE campaign_metrics_block SET events = -1 WHERE position = 1", "partition 0, after block 0: ")]
    public void What_is_wrong_is_told_with_its_place(string sql, string expected)
    {
        _folder.Filled().Execute(sql);
        var run = Store("verify");
        Assert.StartsWith(expected, run.Output, StringComparison.Ordinal);
        Assert.Equal((2, $"campaign-metrics: {_folder.Database}: is damaged: 1 fault\n"), (run.ExitCode, run.Error));
    }

    [Fact]
    public void A_lost_end_is_noticed_by_the_snapshot()
    {
        _folder.Filled().Execute("INSERT INTO campaign_metrics_snapshot (ledger, positions) VALUES ('default', '[7]')");
        _folder.Execute("DELETE FROM campaign_metrics_block WHERE position > 1");
        var run = Store("verify");
        Assert.StartsWith("partition 0, blocks 2 to 7 are missing, which the snapshot covers\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_ledger_is_not_exported()
    {
        _folder.Filled().Execute("UPDATE campaign_metrics_block SET batch = zeroblob(32) WHERE position = 2");
        var run = Store("export", "--output", _folder["out"]);
        Assert.Equal(
            (2, $"campaign-metrics: {_folder.Database}: partition 0, block 2: its lines are not those of its id: the SHA-256 differs\n"),
            (run.ExitCode, run.Error));
        Assert.False(File.Exists(_folder["out"]));
    }

    [Fact]
    public void An_export_does_not_overwrite_the_store()
    {
        _folder.Filled();
        Assert.Equal(2, Store("export", "--output", _folder.Database).ExitCode);
        Assert.Equal(0, Store("verify").ExitCode);
    }

    private ToolRun Store(string part, params string[] more) => InProcess.Run("", ["store", part, "--store", _folder.Store, .. more]);
}
