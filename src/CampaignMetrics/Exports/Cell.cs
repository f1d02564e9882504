using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace CampaignMetrics;

/// <summary>The value of a cell of a <see cref="Table"/>: a text, several texts, a number, true or false, an instant, or nothing.</summary>
/// <remarks>
/// <para>Numbers and instants are kept as they are written, so that all formats show the same digits.</para>
/// <para>The default value of this type is a cell without a value.</para>
/// </remarks>
[SuppressMessage("Usage", "CA2225:Operator overloads have named alternates", Justification = "A cell is made where a value is expected.")]
public readonly record struct Cell
{
    private Cell(string? written, bool isBare) => (Written, IsBare) = (written, isBare);

    /// <summary>The value as it is written; several texts with commas between them. Null for nothing.</summary>
    public string? Written { get; }

    /// <summary>Whether it is a number, true or false, which JSON writes without quotation marks.</summary>
    public bool IsBare { get; }

    /// <summary>The single texts where the cell is of several; otherwise the default array.</summary>
    public ImmutableArray<string> Texts { get; private init; }

    /// <summary>A cell of several texts: an array in JSON, one cell in CSV.</summary>
    /// <param name="texts">The texts.</param>
    public static Cell Of(IEnumerable<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ImmutableArray<string> all = [.. texts];
        return new Cell(string.Join(", ", Door.Given(all, nameof(texts))), isBare: false) { Texts = all };
    }

    /// <summary>A text, or nothing.</summary>
    /// <param name="text">The text.</param>
    public static implicit operator Cell(string? text) => new(text, isBare: false);

    /// <summary>A whole number, or nothing.</summary>
    /// <param name="number">The number.</param>
    public static implicit operator Cell(long? number) => new(number?.ToString(CultureInfo.InvariantCulture), isBare: true);

    /// <summary>A number with the digits that tell it from all others, or nothing.</summary>
    /// <param name="number">The number.</param>
    public static implicit operator Cell(double? number) => new(number?.ToString("R", CultureInfo.InvariantCulture), isBare: true);

    /// <summary>An exact number, or nothing.</summary>
    /// <param name="number">The number.</param>
    public static implicit operator Cell(decimal? number) => new(number?.ToString(CultureInfo.InvariantCulture), isBare: true);

    /// <summary>True, false, or nothing.</summary>
    /// <param name="flag">The value.</param>
    public static implicit operator Cell(bool? flag) =>
        new(flag switch { true => "true", false => "false", null => null }, isBare: true);

    /// <summary>An instant in UTC by RFC 3339, or nothing.</summary>
    /// <param name="at">The instant.</param>
    public static implicit operator Cell(DateTimeOffset? at) =>
        new(at?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture), isBare: false);

    /// <summary>Whether both hold the same value.</summary>
    /// <param name="other">The other cell.</param>
    public bool Equals(Cell other) =>
        Written == other.Written && IsBare == other.IsBare && Texts.IsDefault == other.Texts.IsDefault
        && (Texts.IsDefault || Texts.AsSpan().SequenceEqual(other.Texts.AsSpan()));

    /// <summary>A hash of the value.</summary>
    public override int GetHashCode() => HashCode.Combine(Written, IsBare);

    /// <summary>The value as it is written; empty for nothing.</summary>
    public override string ToString() => Written ?? "";
}
