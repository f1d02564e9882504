namespace CampaignMetrics.Cli.Stores;

/// <summary>Where a store is, as <c>--store</c> names it. Every failure of the store ends the command with one line.</summary>
internal abstract class StorePlace
{
    /// <summary>What messages call it: never a connection string, which may hold a password.</summary>
    public abstract string Name { get; }

    /// <summary>How <c>--store</c> names it, for a command that is proposed.</summary>
    public abstract string Option { get; }

    /// <summary>Its file; null for a database on a server.</summary>
    public abstract string? File { get; }

    /// <summary>The SQL that makes the tables.</summary>
    public abstract string Script { get; }

    /// <summary>Reads <c>sqlite:FILE</c> or <c>postgres:CONNECTION</c>.</summary>
    /// <returns>Null for any other text.</returns>
    public static StorePlace? Find(string text) => text.Split(':', 2) switch
    {
        ["sqlite", { Length: > 0 } file] => new SqlitePlace(file),
        ["postgres", var connection] when !string.IsNullOrWhiteSpace(connection) => new PostgreSqlPlace(connection),
        _ => null,
    };

    /// <summary>Looks which tables there are.</summary>
    public StoreSchema Check(CancellationToken cancellationToken)
    {
        RequireThere();
        return Guarded(() => CheckAsync(cancellationToken));
    }

    /// <summary>Makes the tables, or brings them up to date.</summary>
    public void SetUp(CancellationToken cancellationToken)
    {
        RequirePlace();
        Guarded(async () =>
        {
            await SetUpAsync(cancellationToken).ConfigureAwait(false);
            return true;
        });
    }

    /// <summary>Opens a store that is there, and makes nothing.</summary>
    /// <exception cref="UnusableException">It is not there, or lacks tables; it says how to make them.</exception>
    public OpenStore Open(CancellationToken cancellationToken)
    {
        if (Missing(Check(cancellationToken)) is { } missing)
            throw new UnusableException($"{missing}; 'campaign-metrics store setup --store {Option}' makes them");
        return Guarded(() => OpenAsync(SchemaCreation.Never, cancellationToken));
    }

    /// <summary>Opens a store, and makes what it lacks.</summary>
    public OpenStore OpenOrMake(CancellationToken cancellationToken)
    {
        RequirePlace();
        return Guarded(() => OpenAsync(SchemaCreation.AtStart, cancellationToken));
    }

    /// <summary>What a store lacks of the tables; null for nothing.</summary>
    /// <exception cref="UnusableException">They are newer than this tool.</exception>
    public string? Missing(StoreSchema schema)
    {
        if (schema.IsUpToDate) return null;
        if (schema.Version > schema.Known)
            throw new UnusableException(
                $"{Name}: has version {schema.Version} of the tables, and this tool knows version {schema.Known}: use a newer tool");
        return schema.Version == 0
            ? $"{Name}: has no tables of a store"
            : $"{Name}: has version {schema.Version} of the tables, and version {schema.Known} is needed";
    }

    /// <summary>Does something with the store.</summary>
    /// <exception cref="UnusableException">The store fails.</exception>
    public static T Guarded<T>(Func<Task<T>> work)
    {
        try
        {
            return work().GetAwaiter().GetResult();
        }
        catch (ArgumentException e)
        {
            throw new UnusableException($"--store: {e.Message.Replace($" (Parameter '{e.ParamName}')", "", StringComparison.Ordinal)}");
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException or InvalidOperationException)
        {
            // The SQL that some messages end with is what 'store script' prints.
            throw new UnusableException(e.Message.Split('\n')[0].Replace(" The SQL was:", "", StringComparison.Ordinal));
        }
    }

    /// <summary>Throws where there can be no store.</summary>
    protected abstract void RequirePlace();

    /// <summary>Throws where there is no store.</summary>
    protected abstract void RequireThere();

    protected abstract Task<StoreSchema> CheckAsync(CancellationToken cancellationToken);

    protected abstract Task SetUpAsync(CancellationToken cancellationToken);

    protected abstract Task<OpenStore> OpenAsync(SchemaCreation schema, CancellationToken cancellationToken);
}
