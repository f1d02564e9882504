using Microsoft.Data.Sqlite;

namespace CampaignMetrics.Sqlite.Tests;

/// <summary>How the tables come into a file.</summary>
public sealed class SchemaTests : IDisposable
{
    private static readonly SqliteStoreOptions Checked = new() { Schema = SchemaCreation.Never };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_new_file_gets_the_tables()
    {
        await OpenAsync();
        await OpenAsync(Checked);
    }

    [Fact]
    public async Task A_file_is_not_made_where_that_is_forbidden()
    {
        await Assert.ThrowsAsync<IOException>(() => OpenAsync(Checked));
        Assert.False(File.Exists(_folder.File()));
    }

    [Fact]
    public async Task Tables_are_not_made_where_that_is_forbidden_and_the_SQL_is_shown()
    {
        Execute("CREATE TABLE mine (a)");
        var e = await Assert.ThrowsAsync<InvalidOperationException>(() => OpenAsync(Checked));
        Assert.Contains(SqliteStore.Script(), e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_script_makes_what_is_needed()
    {
        Execute(SqliteStore.Script());
        await OpenAsync(Checked);
    }

    [Fact]
    public async Task Tables_of_others_may_be_in_the_file()
    {
        Execute("CREATE TABLE block (a); CREATE TABLE ledger (a); CREATE TABLE snapshot (a)");
        await OpenAsync();
    }

    [Fact]
    public async Task A_check_tells_what_is_missing_and_changes_nothing()
    {
        Execute("CREATE TABLE mine (a)");
        var schema = await SqliteStore.CheckAsync(_folder.File());
        Assert.Equal(new StoreSchema(0, schema.Known, SqliteStore.Script()), schema);
        Assert.Equal(schema, await SqliteStore.CheckAsync(_folder.File()));
    }

    [Fact]
    public async Task A_check_makes_no_file()
    {
        await Assert.ThrowsAsync<IOException>(() => SqliteStore.CheckAsync(_folder.File()));
        Assert.False(File.Exists(_folder.File()));
    }

    [Fact]
    public async Task Setting_up_makes_the_tables_whatever_the_options_say()
    {
        await SqliteStore.SetUpAsync(_folder.File(), Checked);
        Assert.True((await SqliteStore.CheckAsync(_folder.File())).IsUpToDate);
        await OpenAsync(Checked);
    }

    [Fact]
    public async Task A_newer_version_is_refused()
    {
        await OpenAsync();
        Execute("UPDATE campaign_metrics_schema SET version = 99");
        var e = await Assert.ThrowsAsync<InvalidDataException>(() => OpenAsync());
        Assert.Equal(
            $"The file '{_folder.File()}' has version 99 of the tables, and this library knows version 1: use a newer library.", e.Message);
    }

    [Fact]
    public async Task Many_that_open_a_new_file_at_once_make_it_once()
    {
        await Parallel.ForEachAsync(Enumerable.Range(0, 16), async (_, _) => await OpenAsync());
        await OpenAsync(Checked);
    }

    [Theory]
    [InlineData(""), InlineData(" "), InlineData(":memory:"), InlineData("file::memory:"), InlineData("file:a?mode=memory")]
    [InlineData("Data Source=events.db")]
    public async Task What_is_no_file_is_refused(string path) =>
        Assert.Equal("path", (await Assert.ThrowsAsync<ArgumentException>(() => SqliteStore.OpenAsync(path))).ParamName);

    private async Task OpenAsync(SqliteStoreOptions? options = null)
    {
        await using var store = await SqliteStore.OpenAsync(_folder.File(), options);
    }

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_folder.File()};Pooling=False");
        connection.Open();
        connection.Execute(sql);
    }
}
