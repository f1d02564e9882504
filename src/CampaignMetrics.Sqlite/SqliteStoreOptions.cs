namespace CampaignMetrics.Sqlite;

/// <summary>The settings of a <see cref="SqliteStore"/>.</summary>
public sealed record SqliteStoreOptions
{
    /// <summary>The defaults.</summary>
    public static SqliteStoreOptions Default { get; } = new();

    /// <summary>When the store waits for the disk.</summary>
    /// <value>The default value is <see cref="SqliteSynchronous.Full"/>: at each append.</value>
    public SqliteSynchronous Synchronous { get; init => field = Door.Known(value); }

    /// <summary>Whether the store makes its tables.</summary>
    /// <value>The default value is <see cref="SchemaCreation.AtStart"/>.</value>
    public SchemaCreation Schema { get; init => field = Door.Known(value); }

    /// <summary>About how long a call waits for another program that writes to the file: more than 0, at most a day.</summary>
    /// <value>The default value is 30 seconds.</value>
    public TimeSpan BusyTimeout
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero, nameof(BusyTimeout));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, TimeSpan.FromDays(1), nameof(BusyTimeout));
            field = value;
        }
    } = TimeSpan.FromSeconds(30);
}
