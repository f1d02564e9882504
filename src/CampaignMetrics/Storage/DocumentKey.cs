namespace CampaignMetrics;

/// <summary>What names a document of a ledger, such as a saved report.</summary>
/// <remarks>The default value of this type names no document.</remarks>
public readonly record struct DocumentKey
{
    /// <summary>The most characters that a kind or a name may have.</summary>
    public const int MaxLength = 200;

    private readonly string? _ledger, _kind, _name;

    /// <summary>Names a document.</summary>
    /// <param name="ledger">The ledger's name, as <see cref="LogPartition(string, int)"/> takes it. The ledger need not exist.</param>
    /// <param name="kind">What it is, such as <c>report</c> or <c>definition</c>: 1 to 200 characters, compared letter for letter.</param>
    /// <param name="name">Its name among those of its kind: 1 to 200 characters, compared letter for letter.</param>
    /// <exception cref="ArgumentException">A text is null, empty, too long, or holds a control character or half a surrogate
    /// pair.</exception>
    public DocumentKey(string ledger, string kind, string name) =>
        (_ledger, _kind, _name) = (LogPartition.Checked(ledger, nameof(ledger)), Checked(kind, nameof(kind)), Checked(name, nameof(name)));

    /// <summary>The ledger's name.</summary>
    public string Ledger => _ledger ?? "";

    /// <summary>What it is.</summary>
    public string Kind => _kind ?? "";

    /// <summary>Its name.</summary>
    public string Name => _name ?? "";

    private static string Checked(string text, string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(text, name);
        if (text.Length > MaxLength) throw new ArgumentException("A kind or name has at most 200 characters.", name);
        if (text.Any(char.IsControl)) throw new ArgumentException("A kind or name has no control characters.", name);
        return Door.Unicode(text, name);
    }
}
