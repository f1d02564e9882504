using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace CampaignMetrics.Webhooks.Reading;

/// <summary>The fields of one element, decoded on demand: a field that nobody asks for costs nothing.</summary>
/// <remarks>Do not keep an instance: it is reused for the next element.</remarks>
public sealed class Fields
{
    /// <summary>The most members of an array inside an element that are read; no provider sends more.</summary>
    public const int MaxItems = JsonList.Most;

    private readonly FieldTable _table;
    // By the index of the path. Reused for every element of a body, so that an element needs no new array.
    private readonly JsonValue[] _values;
    private readonly string?[] _texts = new string?[FieldTable.FieldCount];
    private readonly string?[] _jsons = new string?[FieldTable.FieldCount];
    private readonly List<(JsonValue Name, JsonValue Value)> _others = [];
    private ReadOnlyMemory<byte> _json;
    private string? _digest;
    private ulong _known; // a bit a field: its text was decoded, or put in its place

    internal Fields(FieldTable table) => (_table, _values) = (table, new JsonValue[table.Count]);

    /// <summary>The bytes of the element, a JSON object.</summary>
    public ReadOnlyMemory<byte> Element { get; private set; }

    /// <summary>The bytes of the element that contains this one; its own bytes where there is none.</summary>
    internal ReadOnlyMemory<byte> Whole { get; private set; }

    /// <summary>A SHA-256 digest of the element, computed once however many events the element has.</summary>
    internal string Digest => _digest ??= Convert.ToHexStringLower(SHA256.HashData(Element.Span));

    /// <summary>Why a requested field is invalid; null where all are valid.</summary>
    internal string? Fault { get; private set; }

    /// <summary>The sender's own values that stand among the provider's fields.</summary>
    internal IEnumerable<(string? Name, string? Value)> Others => _others
        .Where(other => other.Value.Type != JsonTokenType.Null)
        .Select(other => (other.Name.Text(_json.Span), other.Value.TextOrJson(_json.Span)));

    internal int OtherCount => _others.Count;

    /// <summary>
    /// Reads the fields of a separate JSON object: an event inside a text of the body, or what a verifier must know before the body is
    /// read.
    /// </summary>
    /// <remarks>Of a property that comes twice the last counts. Where a signature depends on it, take <see cref="StrictObject"/>.</remarks>
    /// <param name="json">The JSON, in UTF-8 and without a byte order mark.</param>
    /// <param name="table">Where the object holds which field.</param>
    /// <returns>Null where it is not one object and nothing else, or is nested deeper than 64.</returns>
    public static Fields? Read(ReadOnlyMemory<byte> json, FieldTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var fields = new Fields(table);
        try
        {
            var reader = new Utf8JsonReader(json.Span);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return null;
            fields.Take(ref reader, json);
            return reader.Read() ? null : fields;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Reads the object at which the reader is positioned, in place of the element before.</summary>
    /// <param name="json">The reader.</param>
    /// <param name="source">What it reads.</param>
    internal void Take(ref Utf8JsonReader json, ReadOnlyMemory<byte> source)
    {
        Clear(source);
        var start = (int)json.TokenStartIndex;
        Take(ref json, _table.Top, _table.OthersAreMetadata);
        Whole = Element = source[start..(int)json.BytesConsumed];
    }

    /// <summary>
    /// The field as text; null where it is missing, null, empty, or an object or array. A number is returned with its digits as written.
    /// </summary>
    /// <param name="field">The field.</param>
    public string? Text(Field field)
    {
        if (IsKnown(field)) return _texts[(int)field];
        if (Find(field) is not { IsScalar: true } value) return null;
        var text = value.Text(_json.Span);
        if (text is null) Fault ??= $"{field} is no valid text";
        Put(field, text);
        return text;
    }

    /// <summary>The field as UTF-8 bytes, mostly without a copy; empty where there is none. The bytes may be invalid UTF-8.</summary>
    /// <param name="field">The field.</param>
    public ReadOnlySpan<byte> Utf8(Field field)
    {
        var value = IsKnown(field) ? default : Find(field);
        // Escaped and replaced texts have no such bytes in the body: they are encoded anew.
        if (value.IsEscaped || IsKnown(field)) return Encoding.UTF8.GetBytes(Text(field) ?? "");
        if (!value.IsScalar) return default;
        var raw = _json.Span.Slice(value.Start, value.Length);
        return value.Type == JsonTokenType.String ? raw[1..^1] : raw;
    }

    /// <summary>Whether the field is true: <c>true</c>, <c>1</c>, or either of them as a text.</summary>
    /// <param name="field">The field.</param>
    public bool IsTrue(Field field) => Utf8(field) is var raw && (raw.SequenceEqual("true"u8) || raw.SequenceEqual("1"u8));

    /// <summary>Whether the field has a value; null and an empty text are none.</summary>
    /// <param name="field">The field.</param>
    public bool Has(Field field) => IsKnown(field) ? _texts[(int)field] is not null : Find(field).IsSomething;

    /// <summary>
    /// The field as JSON: an object or array as it is, a string's content (which may itself be JSON). Empty where it is missing.
    /// </summary>
    /// <param name="field">The field.</param>
    public ReadOnlyMemory<byte> Json(Field field)
    {
        var value = IsKnown(field) ? default : Find(field);
        if (value.Type is JsonTokenType.StartArray or JsonTokenType.StartObject) return value.In(_json);
        return Text(field) is { } text ? Encoding.UTF8.GetBytes(text) : default;
    }

    /// <summary>
    /// The scalars of an array as texts, empty ones left out, of at most <see cref="MaxItems"/> members; none where it is not an array.
    /// </summary>
    /// <param name="field">The field that holds the array, as JSON or as a text of JSON.</param>
    public IReadOnlyList<string> Texts(Field field) => JsonList.Texts(Json(field)) ?? [];

    /// <summary>The fields of an array's objects, at most <see cref="MaxItems"/> members; none where it is not an array.</summary>
    /// <param name="field">The field that holds the array, as JSON or as a text of JSON.</param>
    /// <param name="table">Where an object of the array holds which field.</param>
    public IReadOnlyList<Fields> Objects(Field field, FieldTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return JsonList.Objects(Json(field), table);
    }

    /// <summary>
    /// The texts of each array in an array, as <see cref="Texts"/> gives them, of at most <see cref="MaxItems"/> members; none where it is
    /// no array. Header fields are often written so: <c>[["Subject","Sale"],["X-Tag","spring"]]</c>.
    /// </summary>
    /// <param name="field">The field that holds the array, as JSON or as a text of JSON.</param>
    public IReadOnlyList<IReadOnlyList<string>> Arrays(Field field) => JsonList.Arrays(Json(field));

    /// <summary>Where the value of a field comes from.</summary>
    internal FieldSource SourceOf(Field field) => IsKnown(field) ? new(_texts[(int)field], default) : new(null, Find(field).In(_json));

    /// <summary>Writes the sender's own values that stand among the fields, byte for byte.</summary>
    internal void WriteOthers(IBufferWriter<byte> output)
    {
        foreach (var (name, value) in _others)
        {
            output.Write(name.In(_json).Span);
            output.Write(value.In(_json).Span);
        }
    }

    /// <summary>
    /// Replaces the text of a field; null or an empty text removes it. A text with half of a surrogate pair is invalid, and the element is
    /// then skipped.
    /// </summary>
    /// <param name="field">The field.</param>
    /// <param name="text">The text.</param>
    public void Set(Field field, string? text)
    {
        Check(field);
        if (text is not null && !Door.IsUnicode(text)) Fault ??= $"{field} is no valid text";
        Put(field, text);
    }

    /// <summary>
    /// Replaces a field by an array of texts, as for <see cref="Field.Tags"/>; an empty array removes it. If a text has half of a surrogate
    /// pair, the element is skipped.
    /// </summary>
    /// <param name="field">The field.</param>
    /// <param name="texts">The texts.</param>
    public void SetTexts(Field field, IReadOnlyCollection<string> texts)
    {
        Check(field);
        ArgumentNullException.ThrowIfNull(texts);
        foreach (var text in texts) ArgumentNullException.ThrowIfNull(text, nameof(texts));
        var areTexts = texts.All(Door.IsUnicode);
        if (!areTexts) Fault ??= $"{field} is no valid text";
        Put(field, areTexts && texts.Count > 0 ? JsonList.Write(texts) : null);
    }

    /// <summary>Copies fields from the element that contains this one; objects and arrays as their JSON.</summary>
    /// <param name="whole">The element that this one is a part of.</param>
    /// <param name="fields">Which fields.</param>
    public void SetFrom(Fields whole, params ReadOnlySpan<Field> fields)
    {
        ArgumentNullException.ThrowIfNull(whole);
        Whole = whole.Element;
        foreach (var field in fields) Put(field, whole.TextOrJson(field));
    }

    /// <summary>The field's text, or the JSON of an object or array: decoded once for all parts of the element.</summary>
    private string? TextOrJson(Field field)
    {
        if (IsKnown(field) || Find(field) is not { Type: JsonTokenType.StartArray or JsonTokenType.StartObject } value) return Text(field);
        return _jsons[(int)field] ??= JsonText.DecodeUtf8(value.In(_json).Span);
    }

    private void Put(Field field, string? text)
    {
        _texts[(int)field] = string.IsNullOrEmpty(text) ? null : text;
        _known |= 1UL << (int)field;
    }

    private static void Check(Field field)
    {
        if ((uint)field >= (uint)FieldTable.FieldCount) throw new ArgumentOutOfRangeException(nameof(field), field, "No Field.");
    }

    private bool IsKnown(Field field)
    {
        Check(field);
        return (_known & (1UL << (int)field)) != 0;
    }

    // Paths are in the order of preference: the first that has a value counts.
    private JsonValue Find(Field field)
    {
        foreach (var path in _table.PathsOf(field))
            if (_values[path].IsSomething) return _values[path];
        return default;
    }

    private void Clear(ReadOnlyMemory<byte> source)
    {
        _json = source;
        Fault = null;
        _digest = null;
        Array.Clear(_values);
        Array.Clear(_jsons);
        _known = 0;
        _others.Clear();
    }

    private void Take(ref Utf8JsonReader json, FieldNames names, bool othersAreMetadata)
    {
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var known = names.Find(ref json);
            var name = known is null && othersAreMetadata ? JsonValue.TakeName(ref json) : default;
            json.Read();
            if (known is not null) Take(ref json, known);
            // Bounded, because whoever sends the body decides how many there are.
            else if (othersAreMetadata && _others.Count < JsonList.Most) _others.Add((name, JsonValue.Take(ref json)));
            else json.Skip();
        }
    }

    private void Take(ref Utf8JsonReader json, FieldName known)
    {
        var (type, start) = (json.TokenType, (int)json.TokenStartIndex);
        if (known.Inner is { } inner && type == JsonTokenType.StartObject)
        {
            Take(ref json, inner, othersAreMetadata: false);
            // The object is a field as a whole too; its length is known only now.
            if (known.Path != FieldName.NoPath) _values[known.Path] = new JsonValue(type, false, start, (int)json.BytesConsumed - start);
        }
        else if (known.Path != FieldName.NoPath) _values[known.Path] = JsonValue.Take(ref json);
        else json.Skip();
    }
}
