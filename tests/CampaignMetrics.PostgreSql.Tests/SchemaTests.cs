using Npgsql;

namespace CampaignMetrics.PostgreSql.Tests;

/// <summary>How the tables come into a database.</summary>
public sealed class SchemaTests(Server server)
{
    private static readonly PostgreSqlStoreOptions Checked = new() { Schema = SchemaCreation.Never };

    [Fact]
    public async Task A_new_database_gets_the_tables()
    {
        var connection = server.NewDatabase();
        await OpenAsync(connection);
        await OpenAsync(connection, Checked);
    }

    [Fact]
    public async Task Tables_are_not_made_where_that_is_forbidden_and_the_SQL_is_shown()
    {
        var connection = server.NewDatabase();
        var e = await Assert.ThrowsAsync<InvalidOperationException>(() => OpenAsync(connection, Checked));
        Assert.Contains(PostgreSqlStore.Script(), e.Message, StringComparison.Ordinal);
        Assert.Equal(DBNull.Value, Server.Scalar(connection, "SELECT to_regnamespace('campaign_metrics')::text"));
    }

    [Fact]
    public async Task The_script_makes_what_is_needed()
    {
        var connection = server.NewDatabase();
        Server.Execute(connection, PostgreSqlStore.Script());
        await OpenAsync(connection, Checked);
    }

    [Fact]
    public async Task A_check_tells_what_is_missing_and_changes_nothing()
    {
        var connection = server.NewDatabase();
        var own = new PostgreSqlStoreOptions { SchemaName = "own" };
        var schema = await PostgreSqlStore.CheckAsync(connection, own);
        Assert.Equal(new StoreSchema(0, schema.Known, PostgreSqlStore.Script(own)), schema);
        Assert.Equal(schema, await PostgreSqlStore.CheckAsync(connection, own));
    }

    [Fact]
    public async Task Setting_up_makes_the_tables_whatever_the_options_say()
    {
        var connection = server.NewDatabase();
        await PostgreSqlStore.SetUpAsync(connection, Checked);
        Assert.True((await PostgreSqlStore.CheckAsync(connection)).IsUpToDate);
        await OpenAsync(connection, Checked);
    }

    [Fact]
    public async Task Each_schema_has_ledgers_of_its_own()
    {
        var connection = server.NewDatabase();
        await using var one = await PostgreSqlStore.OpenAsync(connection, new PostgreSqlStoreOptions { SchemaName = "one" });
        await using var other = await PostgreSqlStore.OpenAsync(connection, new PostgreSqlStoreOptions { SchemaName = "user" });
        Assert.Equal((3, 5), (await one.CreateAsync("a", 3), await other.CreateAsync("a", 5)));
    }

    [Fact]
    public async Task A_newer_version_is_refused()
    {
        var connection = server.NewDatabase();
        await OpenAsync(connection);
        Server.Execute(connection, "UPDATE campaign_metrics.schema_version SET version = 99");
        var e = await Assert.ThrowsAsync<InvalidDataException>(() => OpenAsync(connection));
        Assert.EndsWith(
            $"at 127.0.0.1:{server.Port} has version 99 of the tables, and this library knows version 1: use a newer library.",
            e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hosts_that_set_up_at_once_make_the_tables_once()
    {
        var connection = server.NewDatabase();
        await Parallel.ForEachAsync(Enumerable.Range(0, 8), async (_, _) => await OpenAsync(connection));
        await OpenAsync(connection, Checked);
    }

    [Fact]
    public async Task A_refused_statement_is_shown()
    {
        var connection = server.NewDatabase();
        Server.Execute(connection, "CREATE SCHEMA campaign_metrics; CREATE TABLE campaign_metrics.block (a integer)");
        var e = await Assert.ThrowsAsync<IOException>(() => OpenAsync(connection));
        Assert.Contains("42P07", e.Message, StringComparison.Ordinal);
        Assert.Contains("CREATE TABLE \"campaign_metrics\".block (", e.Message, StringComparison.Ordinal);
        Assert.Equal(DBNull.Value, Server.Scalar(connection, "SELECT to_regclass('campaign_metrics.ledger')::text"));
    }

    [Fact]
    public async Task Who_may_make_no_schema_uses_one_that_is_there()
    {
        var connection = server.NewDatabase();
        Server.Execute(
            connection, "CREATE ROLE plain LOGIN PASSWORD 'plain'; CREATE SCHEMA campaign_metrics AUTHORIZATION plain");
        await OpenAsync(new NpgsqlConnectionStringBuilder(connection) { Username = "plain", Password = "plain" }.ConnectionString);
    }

    [Theory]
    [InlineData(""), InlineData("a.b"), InlineData("1a"), InlineData("A"), InlineData("a\"b"), InlineData("pg_a")]
    public void A_name_that_is_none_is_refused(string name) =>
        Assert.Equal("SchemaName", Assert.ThrowsAny<ArgumentException>(() => new PostgreSqlStoreOptions { SchemaName = name }).ParamName);

    private static async Task OpenAsync(string connection, PostgreSqlStoreOptions? options = null)
    {
        await using var store = await PostgreSqlStore.OpenAsync(connection, options);
    }
}
