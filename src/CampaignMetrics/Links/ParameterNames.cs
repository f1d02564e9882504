using System.Collections.Frozen;

namespace CampaignMetrics.Links;

/// <summary>Names of parameters, each known in all its spellings: percent-encoding hides none (RFC 3986 section 2.1).</summary>
internal sealed class ParameterNames
{
    /// <summary>A character of a name has up to three bytes of UTF-8, and a byte three characters as an escape.</summary>
    private const int MostPerCharacter = 9;

    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _names;

    /// <param name="names">The names, decoded; case is part of them.</param>
    public ParameterNames(IEnumerable<string> names)
    {
        var all = names.ToFrozenSet(StringComparer.Ordinal);
        LongestSpelling = all.Count == 0 ? 0 : all.Max(name => name.Length) * MostPerCharacter;
        _names = all.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>What is longer spells none of them.</summary>
    public int LongestSpelling { get; }

    /// <summary>Whether a name as it is spelled is one of them.</summary>
    public bool Contains(ReadOnlySpan<char> spelling) => _names.Contains(Decode(spelling));

    /// <summary>A name without escapes.</summary>
    public static ReadOnlySpan<char> Decode(ReadOnlySpan<char> spelling) =>
        spelling.Contains('%') ? Uri.UnescapeDataString(spelling) : spelling;

    /// <summary>How a parameter's name is spelled: what stands before its first <c>=</c>.</summary>
    public static ReadOnlySpan<char> In(ReadOnlySpan<char> parameter) =>
        parameter.IndexOf('=') is >= 0 and var end ? parameter[..end] : parameter;
}
