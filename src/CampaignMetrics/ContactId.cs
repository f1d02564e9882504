namespace CampaignMetrics;

/// <summary>The key of a contact, mostly the address. A key holding <c>@</c> is compared without case (kept in invariant lower case), any other ordinally.</summary>
/// <remarks>The default value of this type names nobody: its <see cref="Value"/> is the empty text.</remarks>
public readonly record struct ContactId
{
    /// <summary>What <see cref="Domain"/> is for a key that is no address.</summary>
    public const string NoDomain = "(none)";

    private readonly string? _value;

    /// <summary>A contact's key.</summary>
    /// <param name="value">The key, not empty; lower-cased when it holds <c>@</c>.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is null or empty.</exception>
    public ContactId(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        _value = value.Contains('@', StringComparison.Ordinal) ? value.ToLowerInvariant() : value;
    }

    /// <summary>The key's text, as it is compared.</summary>
    public string Value => _value ?? "";

    /// <summary>What follows the last <c>@</c>, in lower case; <see cref="NoDomain"/> for a key without one.</summary>
    public string Domain => Value.LastIndexOf('@') is >= 0 and var at ? Value[(at + 1)..] : NoDomain;

    /// <summary>The key with this text.</summary>
    /// <param name="value">The key, not empty.</param>
    public static implicit operator ContactId(string value) => new(value);

    /// <summary>The key's text.</summary>
    public override string ToString() => Value;
}
