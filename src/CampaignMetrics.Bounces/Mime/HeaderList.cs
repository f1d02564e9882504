namespace CampaignMetrics.Bounces.Mime;

/// <summary>
/// The header fields of a mail or part (RFC 5322, section 2.2), in their order. Only positions are stored; values are unfolded on demand.
/// </summary>
internal sealed class HeaderList
{
    /// <summary>How many fields are kept.</summary>
    public const int MaxFields = 100_000;

    /// <summary>
    /// Only these three. The text holds bytes, and a byte such as 0xA0, white space to Unicode, may be the end of a letter in UTF-8.
    /// </summary>
    private const string WhiteSpace = " \t\n";

    private readonly string _text;
    private readonly List<(int Start, int NameLength, int End)> _fields = [];

    private HeaderList(string text) => _text = text;

    public int Count => _fields.Count;

    /// <summary>Whether there were more fields than are kept.</summary>
    public bool IsCut { get; private set; }

    /// <summary>The names and unfolded values in their order.</summary>
    public IEnumerable<KeyValuePair<string, string>> All =>
        _fields.Select(f => new KeyValuePair<string, string>(_text.Substring(f.Start, f.NameLength), Value(f)));

    /// <summary>The unfolded value of the first field of that name; empty where there is none.</summary>
    public string this[string name] => TryGet(name, out var value) ? value : "";

    /// <summary>
    /// Reads fields up to the empty line that ends them, or up to the first line that cannot be a header. A damaged line is passed over
    /// where a field about the content follows: texts do not begin like that.
    /// </summary>
    /// <param name="text">The text of the whole mail.</param>
    /// <param name="start">Where the fields begin.</param>
    /// <param name="end">Where the text that may be read ends.</param>
    /// <param name="bodyStart">Where the body begins.</param>
    public static HeaderList Read(string text, int start, int end, out int bodyStart)
    {
        var headers = new HeaderList(text);
        for (bodyStart = start; bodyStart < end;)
        {
            var lineEnd = Lines.EndOf(text, bodyStart, end);
            if (lineEnd == bodyStart) { bodyStart++; break; }
            if (!headers.AddLine(bodyStart, lineEnd) && !IsContentField(text.AsSpan(Math.Min(lineEnd + 1, end)))) break;
            bodyStart = Math.Min(lineEnd + 1, end);
        }

        return headers;
    }

    private static bool IsContentField(ReadOnlySpan<char> text) =>
        text.StartsWith("Content-Type:", StringComparison.OrdinalIgnoreCase)
        || text.StartsWith("Content-Transfer-Encoding:", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether there is a field of that name.</summary>
    public bool Has(string name)
    {
        foreach (var field in _fields)
        {
            if (IsNamed(field, name)) return true;
        }

        return false;
    }

    public bool TryGet(string name, out string value)
    {
        foreach (var field in _fields)
        {
            if (!IsNamed(field, name)) continue;
            value = Value(field);
            return true;
        }

        value = "";
        return false;
    }

    /// <summary>The unfolded values of all fields of that name.</summary>
    public IEnumerable<string> Values(string name) =>
        _fields.Where(field => IsNamed(field, name)).Select(Value);

    /// <summary>Divides the fields where one of two names comes a second time: groups whose separating empty line is missing.</summary>
    public IEnumerable<HeaderList> SplitAtRepeated(string name, string otherName)
    {
        if (!IsRepeated(name) && !IsRepeated(otherName))
        {
            yield return this;
            yield break;
        }

        var (group, hasName, hasOther) = (new HeaderList(_text), false, false);
        foreach (var field in _fields)
        {
            var (isName, isOther) = (IsNamed(field, name), IsNamed(field, otherName));
            if ((isName && hasName) || (isOther && hasOther))
            {
                yield return group;
                (group, hasName, hasOther) = (new HeaderList(_text), false, false);
            }

            (hasName, hasOther) = (hasName || isName, hasOther || isOther);
            group._fields.Add(field);
        }

        yield return group;
    }

    /// <summary>
    /// The length of a field name at the start of a line, its colon not counted; 0 where the line does not begin with one.
    /// </summary>
    public static int NameLength(ReadOnlySpan<char> line)
    {
        var length = 0;
        while (length < line.Length && line[length] is > ' ' and not ':' and < '\u007f') length++;
        var colon = length;
        // Obsolete syntax allows white space before the colon (RFC 5322, section 4.5); two characters of it are accepted.
        while (colon < line.Length && line[colon] is ' ' or '\t' && colon - length < 3) colon++;
        return length is > 0 and < 128 && colon < line.Length && line[colon] == ':' ? length : 0;
    }

    private bool IsRepeated(string name)
    {
        var times = 0;
        foreach (var field in _fields) times += IsNamed(field, name) ? 1 : 0;
        return times > 1;
    }

    private bool IsNamed((int Start, int NameLength, int End) field, string name) =>
        field.NameLength == name.Length && _text.AsSpan(field.Start, field.NameLength).Equals(name, StringComparison.OrdinalIgnoreCase);

    private bool AddLine(int start, int end)
    {
        var line = _text.AsSpan(start, end - start);
        if (line[0] is ' ' or '\t')
        {
            if (_fields.Count == 0) return line.Trim().IsEmpty;
            _fields[^1] = _fields[^1] with { End = end };
            return true;
        }

        // The separator line of an mbox file is no header field, but the fields go on behind it.
        if (line.StartsWith("From ") || line.StartsWith(">From ")) return true;
        var length = NameLength(line);
        if (length == 0) return false;
        if (_fields.Count == MaxFields) IsCut = true;
        else _fields.Add((start, length, end));
        return true;
    }

    private string Value((int Start, int NameLength, int End) field)
    {
        var colon = _text.IndexOf(':', field.Start + field.NameLength);
        var value = _text.AsSpan(colon + 1, field.End - colon - 1).Trim(WhiteSpace);
        return value.Contains('\n') ? Unfold(value) : value.ToString();
    }

    private static string Unfold(ReadOnlySpan<char> value)
    {
        var unfolded = new System.Text.StringBuilder(value.Length);
        foreach (var line in value.Split('\n')) unfolded.Append(unfolded.Length > 0 ? " " : "").Append(value[line].Trim(WhiteSpace));
        return unfolded.ToString();
    }
}
