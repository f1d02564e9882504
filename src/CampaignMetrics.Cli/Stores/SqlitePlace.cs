using CampaignMetrics.Cli.Input;
using CampaignMetrics.Sqlite;

namespace CampaignMetrics.Cli.Stores;

/// <summary>A store in a SQLite file.</summary>
internal sealed class SqlitePlace(string file) : StorePlace
{
    public override string Name => file;

    public override string Option => $"sqlite:{file}";

    public override string File => file;

    public override string Script => SqliteStore.Script();

    protected override void RequirePlace()
    {
        if (Directory.Exists(file)) throw new UnusableException($"{file}: is a directory");
        if (Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder && !Directory.Exists(folder))
            throw new UnusableException($"{file}: cannot be made: there is no folder {folder}");
    }

    protected override void RequireThere() => EventFiles.Refuse(file);

    protected override Task<StoreSchema> CheckAsync(CancellationToken cancellationToken) =>
        SqliteStore.CheckAsync(file, cancellationToken: cancellationToken);

    protected override Task SetUpAsync(CancellationToken cancellationToken) =>
        SqliteStore.SetUpAsync(file, cancellationToken: cancellationToken);

    protected override async Task<OpenStore> OpenAsync(SchemaCreation schema, CancellationToken cancellationToken)
    {
        var store = await SqliteStore.OpenAsync(file, new SqliteStoreOptions { Schema = schema }, cancellationToken).ConfigureAwait(false);
        return new OpenStore(store, store, store, store, store);
    }
}
