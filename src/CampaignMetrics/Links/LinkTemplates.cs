using System.Text;

namespace CampaignMetrics.Links;

/// <summary>
/// Separates URLs into a template and the recipient's values. A link that carries the recipient has a different URL for each of them. The
/// values, which differ, are stored with each event; the template, which is the same for all, is stored once.
/// </summary>
/// <remarks>
/// A template has the same <see cref="LinkIdentity"/> as the URLs made from it, whatever the values are: they belong to parameters that the
/// identity leaves out. A URL for which this cannot be told without decoding is its own template.
/// </remarks>
internal sealed class LinkTemplates
{
    /// <summary>Stands for a value in a template. The byte occurs in no UTF-8 text.</summary>
    public const byte Mark = 0xFF;

    /// <summary>The most bytes that the values of one URL take together; further values stay in the template.</summary>
    public const int MaxValues = 1024;

    /// <summary>Separates two values. No value holds it, since a parameter ends at it.</summary>
    private const byte Separator = (byte)'&';

    /// <summary>The names of the recipient's parameters, by their length: most names of others are ruled out by that alone.</summary>
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

    /// <summary>Cuts out the parameters of email products only.</summary>
    public static LinkTemplates Default { get; } = new();

    /// <summary>Cuts the recipient's values out of a URL.</summary>
    /// <param name="url">The URL.</param>
    /// <param name="template">Receives the template; at least as long as the URL.</param>
    /// <param name="values">Receives the values; at least <see cref="MaxValues"/> long.</param>
    /// <param name="valuesLength">The length of the values; 0 if there are none, and then no template is written either.</param>
    /// <returns>The length of the template.</returns>
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

    /// <summary>Puts the values back into a template, which gives the URL.</summary>
    /// <param name="template">The template.</param>
    /// <param name="values">The values.</param>
    public static byte[] Fill(ReadOnlySpan<byte> template, ReadOnlySpan<byte> values)
    {
        // Each value takes the place of a mark, and the separators, one less than values, are not written.
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

    /// <summary>The first parameter whose value was cut out of a template, although it is none of this instance's; null for none. Such a
    /// template was made with other ignored parameters.</summary>
    public string? UnknownIn(ReadOnlySpan<byte> template)
    {
        for (var at = FirstParameter(template); at >= 0; at = NextParameter(template, at))
        {
            var parameter = ParameterAt(template, at);
            if (parameter.Contains(Mark) && ValueIn(parameter) == 0) return Encoding.UTF8.GetString(NameOf(parameter));
        }
        return null;
    }

    /// <summary>Whether a name is recognised by its plain spelling: the identity decodes spellings before it compares them, which may
    /// change one with a <c>%</c>.</summary>
    private static bool IsWrittenPlainly(string name) => !name.Contains('%', StringComparison.Ordinal);

    /// <summary>The index of the first parameter; −1 if there is none, or if a character reference may come before it.</summary>
    private static int FirstParameter(ReadOnlySpan<byte> url)
    {
        var query = url.IndexOfAny("?#&"u8);
        return query >= 0 && url[query] == '?' && IsOfWeb(url) ? query + 1 : -1;
    }

    /// <summary>Whether the URL has a scheme of web links; URLs with others are not cut.</summary>
    private static bool IsOfWeb(ReadOnlySpan<byte> url) => StartsWith(url, "https://"u8) || StartsWith(url, "http://"u8);

    private static bool StartsWith(ReadOnlySpan<byte> url, ReadOnlySpan<byte> scheme) =>
        url.Length >= scheme.Length && Ascii.EqualsIgnoreCase(url[..scheme.Length], scheme);

    /// <summary>The index of the next parameter, after <c>&amp;</c> or <c>&amp;amp;</c>; −1 if there is none, or if another character
    /// reference may come before it.</summary>
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

    /// <summary>The index of the recipient's value in a parameter; 0 if it has none.</summary>
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
