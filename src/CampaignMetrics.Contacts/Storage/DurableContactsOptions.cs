using CampaignMetrics.Contacts.Subscriptions;

namespace CampaignMetrics.Contacts.Storage;

/// <summary>The settings of a <see cref="DurableContacts"/>.</summary>
public sealed record DurableContactsOptions
{
    /// <summary>The defaults.</summary>
    public static DurableContactsOptions Default { get; } = new();

    /// <summary>The rules by which subscriptions change. They are not stored: events are kept, and states follow from them by the present
    /// rules. What an email's event means for subscriptions is decided when it is appended, and so are the limits of requests.</summary>
    /// <value>The default value is <see cref="SubscriptionOptions.Default"/>.</value>
    public SubscriptionOptions Subscriptions { get; init => field = Door.Given(value); } = SubscriptionOptions.Default;

    /// <summary>How many partitions the log has: 1 to <see cref="LogPartition.MaxPartitions"/>. The number is fixed when the contacts' log
    /// is made; opening one that has another number fails.</summary>
    /// <value>The default value is null: the number that the log was made with, and 1 for a new one.</value>
    /// <exception cref="ArgumentOutOfRangeException">It is no number of partitions.</exception>
    public int? Partitions
    {
        get;
        init
        {
            if (value is { } count)
            {
                Door.Positive(count);
                ArgumentOutOfRangeException.ThrowIfGreaterThan(count, LogPartition.MaxPartitions, nameof(Partitions));
            }
            field = value;
        }
    }

    /// <summary>How many bytes of blocks, as the log holds them, are read or appended before a snapshot is saved by itself; 0 for never. A
    /// snapshot waits for at least half as many bytes as the last one had.</summary>
    /// <value>The default value is 8,388,608 (8 MiB).</value>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public int SnapshotEveryBytes { get; init => field = Door.NotNegative(value); } = 8 << 20;
}
