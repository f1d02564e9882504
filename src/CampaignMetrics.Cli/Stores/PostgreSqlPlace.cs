using CampaignMetrics.PostgreSql;

namespace CampaignMetrics.Cli.Stores;

/// <summary>A store in a PostgreSQL database.</summary>
internal sealed class PostgreSqlPlace(string connection) : StorePlace
{
    public override string Name => "the PostgreSQL database";

    public override string Option => "postgres:…";

    public override string? File => null;

    public override string Script => PostgreSqlStore.Script();

    protected override void RequirePlace() { }

    protected override void RequireThere() { }

    protected override Task<StoreSchema> CheckAsync(CancellationToken cancellationToken) =>
        PostgreSqlStore.CheckAsync(connection, cancellationToken: cancellationToken);

    protected override Task SetUpAsync(CancellationToken cancellationToken) =>
        PostgreSqlStore.SetUpAsync(connection, cancellationToken: cancellationToken);

    protected override async Task<OpenStore> OpenAsync(SchemaCreation schema, CancellationToken cancellationToken)
    {
        var options = new PostgreSqlStoreOptions { Schema = schema };
        var store = await PostgreSqlStore.OpenAsync(connection, options, cancellationToken).ConfigureAwait(false);
        return new OpenStore(store, store, store, store, store);
    }
}
