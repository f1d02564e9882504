using System.Text;

namespace CampaignMetrics;

/// <summary>One partition of a ledger's log. All events of a contact are in the same partition, so partitions can be read apart.</summary>
/// <remarks>The default value of this type is partition 0 of a ledger without a name, which no log has.</remarks>
public readonly record struct LogPartition
{
    /// <summary>The most characters that the name of a ledger may have.</summary>
    public const int MaxLedgerLength = 200;

    /// <summary>The most partitions that a ledger may have.</summary>
    public const int MaxPartitions = 1 << 16;

    private readonly string? _ledger;

    /// <summary>Names a partition.</summary>
    /// <param name="ledger">The ledger's name: 1 to 200 characters, compared letter for letter.</param>
    /// <param name="number">The partition's number, from 0; below 65,536.</param>
    /// <exception cref="ArgumentException"><paramref name="ledger"/> is null, empty, too long, or holds a control character or half a
    /// surrogate pair.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="number"/> is no number of a partition.</exception>
    public LogPartition(string ledger, int number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(number, MaxPartitions);
        (_ledger, Number) = (Checked(ledger, nameof(ledger)), number);
    }

    /// <summary>The ledger's name.</summary>
    public string Ledger => _ledger ?? "";

    /// <summary>The partition's number, from 0.</summary>
    public int Number { get; }

    /// <summary>The number of the partition that holds a contact's events: the 64-bit FNV-1a hash of the contact's key in UTF-8, modulo
    /// the number of partitions. It is the same in every process and on every machine.</summary>
    /// <param name="contact">The contact.</param>
    /// <param name="partitions">How many partitions the ledger has: 1 to 65,536.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="partitions"/> is no number of partitions.</exception>
    public static int NumberOf(ContactId contact, int partitions)
    {
        CheckedCount(partitions, nameof(partitions));
        return partitions == 1 ? 0 : (int)(Hash(Encoding.UTF8.GetBytes(contact.Value)) % (ulong)partitions);
    }

    /// <summary>Requires the name of a ledger.</summary>
    internal static string Checked(string ledger, string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(ledger, name);
        if (ledger.Length > MaxLedgerLength) throw new ArgumentException("A ledger's name has at most 200 characters.", name);
        if (ledger.Any(char.IsControl)) throw new ArgumentException("A ledger's name has no control characters.", name);
        return Door.Unicode(ledger, name);
    }

    /// <summary>Requires a number of partitions.</summary>
    internal static int CheckedCount(int partitions, string name)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(partitions, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(partitions, MaxPartitions, name);
        return partitions;
    }

    /// <summary>FNV-1a with 64 bits (Fowler, Noll, Vo), which must never change: it decides where events are.</summary>
    private static ulong Hash(ReadOnlySpan<byte> text)
    {
        var hash = 0xCBF29CE484222325;
        foreach (var character in text) hash = (hash ^ character) * 0x100000001B3;
        return hash;
    }
}
