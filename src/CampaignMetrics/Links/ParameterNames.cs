using System.Collections.Frozen;

namespace CampaignMetrics.Links;

/// <summary>A set of parameter names that recognises each name in all its spellings, percent-encoded ones too (RFC 3986 section
/// 2.1).</summary>
internal sealed class ParameterNames
{
    /// <summary>A UTF-16 character takes up to three bytes of UTF-8, and each byte three characters when escaped.</summary>
    private const int MostPerCharacter = 9;

    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _names;

    /// <param name="names">The names, decoded; case is part of them.</param>
    public ParameterNames(IEnumerable<string> names)
    {
        var all = names.ToFrozenSet(StringComparer.Ordinal);
        LongestSpelling = all.Count == 0 ? 0 : all.Max(name => name.Length) * MostPerCharacter;
        _names = all.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The longest spelling of any of the names, in characters.</summary>
    public int LongestSpelling { get; }

    /// <summary>Whether a spelling is that of one of the names.</summary>
    public bool Contains(ReadOnlySpan<char> spelling) => _names.Contains(Decode(spelling));

    /// <summary>Decodes the escapes of a name.</summary>
    public static ReadOnlySpan<char> Decode(ReadOnlySpan<char> spelling) =>
        spelling.Contains('%') ? Uri.UnescapeDataString(spelling) : spelling;

    /// <summary>The spelling of a parameter's name: what comes before its first <c>=</c>.</summary>
    public static ReadOnlySpan<char> In(ReadOnlySpan<char> parameter) =>
        parameter.IndexOf('=') is >= 0 and var end ? parameter[..end] : parameter;
}
