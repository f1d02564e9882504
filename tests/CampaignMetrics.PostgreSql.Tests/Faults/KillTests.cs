using CampaignMetrics.Tests.Support.Stores;

namespace CampaignMetrics.PostgreSql.Tests.Faults;

/// <summary>Processes, connections and servers that end without a warning: what was acknowledged is there, and nothing half.</summary>
public sealed class KillTests(Server server)
{
    [Fact]
    public Task What_was_acknowledged_survives_any_kill_of_the_writer() =>
        new KillCampaign<PostgreSqlStore>(
            server.NewDatabase(), connection => PostgreSqlStore.OpenAsync(connection), Subject.OfMessages).AppendAsync();

    [Fact]
    public async Task What_was_acknowledged_survives_a_kill_of_the_server()
    {
        using var own = new Server();
        var connection = own.NewDatabase();
        await using var store = await PostgreSqlStore.OpenAsync(connection);
        await using var ledger = await DurableLedger.OpenAsync(
            Some.Ledger, store, store, new DurableLedgerOptions { SnapshotEveryBytes = 4_000 });
        var (random, next) = (new Random(Mutations.Seed(18)), 0);
        for (var kills = 0; kills < Kills.OfServers; kills++)
        {
            var killing = Task.Run(async () =>
            {
                await Task.Delay(random.Next(20, 400));
                own.KillAndStart();
            });
            while (!killing.IsCompleted) next += await IsAcknowledgedAsync(ledger, next) ? 1 : 0;
            await killing;
            Assert.Equal(Some.ReportOf(next), ledger.Messages.Report().ToJson());
        }
        // The batch in flight may be in the log, and is sent again.
        while (!await IsAcknowledgedAsync(ledger, next)) { }
        await using var again = await DurableLedger.OpenAsync(Some.Ledger, store, store);
        Assert.Null(again.SnapshotProblem);
        Assert.Equal(Some.ReportOf(next + 1), again.Messages.Report().ToJson());
        Kills.Found($"{Kills.OfServers} kills: {next:N0} acknowledged batches, all there once");
    }

    [Fact]
    public async Task A_full_disk_of_the_server_fails_the_append_and_keeps_what_was_acknowledged()
    {
        if (!PostgreSqlProgram.IsThere) server.NewDatabase(); // ends the test
        using var disk = new SmallDisk(megabytes: 160);
        using var own = new Server(disk.Folder);
        var connection = own.NewDatabase();
        var next = 0;
        await using (var store = await PostgreSqlStore.OpenAsync(connection))
        await using (var ledger = await DurableLedger.OpenAsync(Some.Ledger, store, store))
        {
            disk.FillTo(1 << 20);
            while (await IsAcknowledgedAsync(ledger, next)) next++;
            Assert.Equal(Some.ReportOf(next), ledger.Messages.Report().ToJson());
        }
        disk.MakeRoom();
        // A server that could not write its own log has stopped.
        own.Start();
        await using var there = await PostgreSqlStore.OpenAsync(connection);
        await using var again = await DurableLedger.OpenAsync(Some.Ledger, there, there);
        await again.AppendAsync(Some.Batch(next));
        Assert.Equal(Some.ReportOf(next + 1), again.Messages.Report().ToJson());
        Kills.Found($"{next:N0} acknowledged batches until the disk was full, all there once");
    }

    [Fact]
    public async Task A_lost_connection_is_told_and_leaves_nothing()
    {
        var connection = server.NewDatabase();
        await using var store = await PostgreSqlStore.OpenAsync(connection);
        await using var ledger = await DurableLedger.OpenAsync(Some.Ledger, store, store);
        await ledger.AppendAsync(Some.Batch(0));
        Server.Execute(
            connection,
            """
            CREATE FUNCTION campaign_metrics.cut() RETURNS trigger LANGUAGE plpgsql AS
              $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NEW; END $$;
            CREATE TRIGGER cut BEFORE UPDATE ON campaign_metrics.partition FOR EACH ROW EXECUTE FUNCTION campaign_metrics.cut();
            """);
        var e = await Assert.ThrowsAsync<IOException>(() => ledger.AppendAsync(Some.Batch(1)));
        Assert.StartsWith("The PostgreSQL database '", e.Message, StringComparison.Ordinal);
        Assert.Equal(Some.ReportOf(1), ledger.Messages.Report().ToJson());
        Server.Execute(connection, "DROP TRIGGER cut ON campaign_metrics.partition");
        Assert.Equal(0, await ledger.RefreshAsync());
        await ledger.AppendAsync(Some.Batch(1));
        Assert.Equal(Some.ReportOf(2), ledger.Messages.Report().ToJson());
    }

    private static async Task<bool> IsAcknowledgedAsync(DurableLedger ledger, int batch)
    {
        try
        {
            await ledger.AppendAsync(Some.Batch(batch));
            return true;
        }
        catch (IOException)
        {
            await Task.Delay(20);
            return false;
        }
    }
}
