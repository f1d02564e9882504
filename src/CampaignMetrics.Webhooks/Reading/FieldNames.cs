using System.Text;
using System.Text.Json;

namespace CampaignMetrics.Webhooks.Reading;

/// <summary>The property names of one object that the table asks for: a level of the tree of paths.</summary>
internal sealed class FieldNames
{
    public const int LongestName = 64;

    // Grouped by length: mostly one or no comparison for each property, without hashing.
    private readonly List<FieldName>[] _byLength = [.. Enumerable.Range(0, LongestName + 1).Select(_ => new List<FieldName>())];
    private FieldName? _any;

    public void Add(ReadOnlySpan<string> path, int index)
    {
        var name = path[0] == "*" ? _any ??= new FieldName([]) : Named(Encoding.UTF8.GetBytes(path[0]));
        if (path.Length == 1) name.Path = index;
        else (name.Inner ??= new FieldNames()).Add(path[1..], index);
    }

    /// <summary>The entry of the property name at which the reader is positioned; null where nobody asks for it.</summary>
    public FieldName? Find(ref Utf8JsonReader json)
    {
        if (!json.ValueIsEscaped) return Find(json.ValueSpan);
        // Every character of an escaped name takes at most six bytes.
        if (json.ValueSpan.Length > LongestName * 6) return _any;
        Span<byte> name = stackalloc byte[LongestName * 6];
        return JsonText.TryCopy(ref json, name, out var length) ? Find(name[..length]) : _any;
    }

    private FieldName? Find(ReadOnlySpan<byte> name)
    {
        if (name.Length <= LongestName)
            foreach (var known in _byLength[name.Length])
                if (name.SequenceEqual(known.Utf8)) return known;
        return _any;
    }

    private FieldName Named(byte[] utf8)
    {
        var names = _byLength[utf8.Length];
        var found = names.Find(known => known.Utf8.AsSpan().SequenceEqual(utf8));
        if (found is null) names.Add(found = new FieldName(utf8));
        return found;
    }
}

/// <summary>A property name of a path, and the names below it.</summary>
internal sealed class FieldName(byte[] utf8)
{
    public const int NoPath = -1;

    public byte[] Utf8 => utf8;

    /// <summary>The index of the path that ends at this name.</summary>
    public int Path { get; set; } = NoPath;

    /// <summary>The names inside, where the value is an object.</summary>
    public FieldNames? Inner { get; set; }
}
