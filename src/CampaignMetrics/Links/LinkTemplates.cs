using System.Text;

namespace CampaignMetrics.Links;

/// <summary>
/// Spellings of links without their recipients. A link that carries the recipient has another spelling for each: what differs, the values
/// of some parameters, is kept with each event, and what is alike, the template, once.
/// </summary>
/// <remarks>
/// A template has the identity of its spellings, whatever the values are (<see cref="LinkIdentity"/>): the values belong to parameters that
/// it takes off, and end where it ends them. Spellings of which that cannot be told without decoding are their own templates.
/// </remarks>
internal sealed class LinkTemplates
{
    /// <summary>Stands for a value; in no text, since no UTF-8 has such a byte.</summary>
    public const byte Mark = 0xFF;

    /// <summary>The most bytes of one spelling's values together: those beyond stay in the template.</summary>
    public const int MaxValues = 1024;

    /// <summary>Between two values; in none, since parameters end there.</summary>
    private const byte Separator = (byte)'&';

    /// <summary>The parameters, by the length of their names.</summary>
    private readonly byte[][]?[] _names;

    /// <param name="ignored">The user's own parameters that carry the recipient; those of email products are known.</param>
    public LinkTemplates(IEnumerable<string>? ignored = null)
    {
        var names = RecipientParameters.OfRecipients(ignored)
            .Distinct(StringComparer.Ordinal)
            .Where(IsWrittenPlainly)
            .Select(Encoding.UTF8.GetBytes)
            .ToList();
        _names = new byte[names.Max(name => name.Length) + 1][][];
        foreach (var name in names) _names[name.Length] = [.. _names[name.Length] ?? [], name];
    }

    /// <summary>By the parameters of email products alone.</summary>
    public static LinkTemplates Default { get; } = new();

    /// <summary>Takes the recipient's values out of a spelling.</summary>
    /// <param name="url">The spelling.</param>
    /// <param name="template">Receives the template; at least as long as the spelling.</param>
    /// <param name="values">Receives the values; at least <see cref="MaxValues"/> long.</param>
    /// <param name="valuesLength">How long they are; 0 where there are none, and then there is no template either.</param>
    /// <returns>How long the template is.</returns>
    public int Cut(ReadOnlySpan<byte> url, Span<byte> template, Span<byte> values, out int valuesLength)
    {
        int copied = 0, length = 0;
        valuesLength = 0;
        if (url.Contains(Mark)) return 0;
        for (var at = FirstParameter(url); at >= 0; at = NextParameter(url, at))
        {
            var parameter = ParameterAt(url, at);
            var start = ValueIn(parameter);
            if (start == 0) continue;
            var value = parameter[start..];
            if (valuesLength + 1 + value.Length > MaxValues) break;
            if (valuesLength > 0) values[valuesLength++] = Separator;
            valuesLength += Copy(value, values[valuesLength..]);
            length += Copy(url[copied..(at + start)], template[length..]);
            template[length++] = Mark;
            copied = at + parameter.Length;
        }
        return valuesLength == 0 ? 0 : length + Copy(url[copied..], template[length..]);
    }

    /// <summary>The spelling again.</summary>
    /// <param name="template">Its template.</param>
    /// <param name="values">Its values.</param>
    public static byte[] Fill(ReadOnlySpan<byte> template, ReadOnlySpan<byte> values)
    {
        // A mark goes for each value, and a separator for each but the last.
        var url = new byte[template.Length + values.Length - values.Count(Separator) * 2 - 1];
        var length = 0;
        while (template.IndexOf(Mark) is >= 0 and var mark)
        {
            var end = values.IndexOf(Separator) is >= 0 and var separator ? separator : values.Length;
            length += Copy(template[..mark], url.AsSpan(length));
            length += Copy(values[..end], url.AsSpan(length));
            values = values[Math.Min(end + 1, values.Length)..];
            template = template[(mark + 1)..];
        }
        Copy(template, url.AsSpan(length));
        return url;
    }

    /// <summary>The first parameter whose value is not in a template, although by these it does not carry the recipient; null for none.
    /// </summary>
    public string? UnknownIn(ReadOnlySpan<byte> template)
    {
        for (var at = FirstParameter(template); at >= 0; at = NextParameter(template, at))
        {
            var parameter = ParameterAt(template, at);
            if (parameter.Contains(Mark) && ValueIn(parameter) == 0) return Encoding.UTF8.GetString(NameOf(parameter));
        }
        return null;
    }

    /// <summary>Names are decoded before they are compared: of one with escapes that tells nothing.</summary>
    private static bool IsWrittenPlainly(string name) => !name.Contains('%', StringComparison.Ordinal);

    /// <summary>Where the first parameter begins; −1 for none, and where a character reference may stand before it.</summary>
    private static int FirstParameter(ReadOnlySpan<byte> url)
    {
        var query = url.IndexOfAny("?#&"u8);
        return query >= 0 && url[query] == '?' && IsOfWeb(url) ? query + 1 : -1;
    }

    /// <summary>Whether it has the scheme that links in mails have: of what has none, nothing is looked for.</summary>
    private static bool IsOfWeb(ReadOnlySpan<byte> url) => StartsWith(url, "https://"u8) || StartsWith(url, "http://"u8);

    private static bool StartsWith(ReadOnlySpan<byte> url, ReadOnlySpan<byte> scheme) =>
        url.Length >= scheme.Length && Ascii.EqualsIgnoreCase(url[..scheme.Length], scheme);

    /// <summary>Where the next begins, <c>&amp;</c> or <c>&amp;amp;</c> before it; −1 for none, and where another character reference
    /// may stand.</summary>
    private static int NextParameter(ReadOnlySpan<byte> url, int at)
    {
        var end = at + ParameterAt(url, at).Length;
        if (end == url.Length || url[end] == '#') return -1;
        var next = url[(end + 1)..].StartsWith("amp;"u8) ? end + "&amp;"u8.Length : end + 1;
        return NameOf(ParameterAt(url, next)).Contains((byte)';') ? -1 : next;
    }

    private static ReadOnlySpan<byte> ParameterAt(ReadOnlySpan<byte> url, int at) =>
        url[at..].IndexOfAny((byte)'&', (byte)'#') is >= 0 and var length ? url.Slice(at, length) : url[at..];

    private static ReadOnlySpan<byte> NameOf(ReadOnlySpan<byte> parameter) =>
        parameter.IndexOf((byte)'=') is >= 0 and var end ? parameter[..end] : parameter;

    /// <summary>Where the recipient's value begins in a parameter; 0 where it has none.</summary>
    private int ValueIn(ReadOnlySpan<byte> parameter)
    {
        var name = NameOf(parameter);
        return name.Length + 1 < parameter.Length && IsOfRecipient(name) ? name.Length + 1 : 0;
    }

    private bool IsOfRecipient(ReadOnlySpan<byte> name)
    {
        if (name.Length >= _names.Length || _names[name.Length] is not { } alike) return false;
        foreach (var known in alike)
            if (name.SequenceEqual(known)) return true;
        return false;
    }

    private static int Copy(ReadOnlySpan<byte> bytes, Span<byte> target)
    {
        bytes.CopyTo(target);
        return bytes.Length;
    }
}
