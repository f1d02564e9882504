using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace CampaignMetrics.Json;

/// <summary>A value in a JSON text that is being read, with its path for error messages.</summary>
/// <remarks>
/// <para>
/// Reading is strict, since reports and definitions are exchanged: missing, unknown and duplicate members are errors, and so are numbers
/// that contradict each other. Each part records which members were asked for; <see cref="Read{T}"/> refuses all others.
/// </para>
/// </remarks>
internal sealed class JsonPart
{
    private readonly JsonElement _value;
    // The enclosing value, null for the root, and the name or index in it: the path is made only for an error.
    private readonly JsonPart? _whole;
    private readonly string? _name;
    private readonly int _index;
    private readonly bool _isText;
    // Members that were asked for by name; or whether the names are data, and all members belong to it.
    private List<string>? _asked;
    private bool _isMap;

    /// <param name="value">The value.</param>
    /// <param name="isText">Whether it is a whole text. Inside another document only the serializer knows the complete path.</param>
    public JsonPart(JsonElement value, bool isText) => (_value, _isText) = (value, isText);

    private JsonPart(JsonElement value, JsonPart whole, string? name, int index) =>
        (_value, _whole, _name, _index) = (value, whole, name, index);

    public bool IsNull => _value.ValueKind == JsonValueKind.Null;

    public bool IsArray => _value.ValueKind == JsonValueKind.Array;

    public bool IsText => _value.ValueKind == JsonValueKind.String;

    /// <summary>A member that must be there.</summary>
    public JsonPart this[string name] => Optional(name) ?? throw Fault($"'{name}' is missing");

    /// <summary>A member; null when it is not there.</summary>
    public JsonPart? Optional(string name)
    {
        Expect(JsonValueKind.Object, "an object");
        if (!_value.TryGetProperty(name, out var member)) return null;
        if (_asked?.Contains(name) != true) (_asked ??= []).Add(name);
        return new JsonPart(member, this, name, 0);
    }

    /// <summary>Reads this value, and refuses members of an object that were not asked for.</summary>
    /// <param name="read">Reads the value. An <see cref="ArgumentException"/> of a type that refuses it becomes an error of the
    /// text.</param>
    public T Read<T>(Func<JsonPart, T> read)
    {
        try
        {
            var made = read(this);
            // Asked names are distinct, so a larger count of members means an unknown or a duplicate one.
            var isObject = _value.ValueKind == JsonValueKind.Object && !_isMap;
            if (isObject && _value.GetPropertyCount() > (_asked?.Count ?? 0)) throw Superfluous();
            return made;
        }
        catch (ArgumentException refused)
        {
            throw Fault(WithoutName(refused), refused);
        }
        catch (InvalidOperationException undecoded)
        {
            // JsonElement throws this for bytes that are not UTF-8, and for escapes of half a surrogate pair.
            throw Fault("a text in it is no Unicode", undecoded);
        }
    }

    /// <summary>The elements of an array.</summary>
    public ImmutableArray<T> Rows<T>(Func<JsonPart, T> read, int atMost = int.MaxValue)
    {
        Expect(JsonValueKind.Array, "an array");
        if (_value.GetArrayLength() > atMost) throw Fault($"it has more than {atMost} elements");
        var rows = ImmutableArray.CreateBuilder<T>(_value.GetArrayLength());
        foreach (var element in _value.EnumerateArray()) rows.Add(new JsonPart(element, this, null, rows.Count).Read(read));
        return rows.MoveToImmutable();
    }

    /// <summary>All members of an object whose names are data, as in a map. Duplicates are errors.</summary>
    public IEnumerable<(string Name, JsonPart Value)> Members(int atMost = int.MaxValue)
    {
        Expect(JsonValueKind.Object, "an object");
        if (_value.GetPropertyCount() > atMost) throw Fault($"it has more than {atMost} members");
        _isMap = true;
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in _value.EnumerateObject())
        {
            if (!names.Add(member.Name)) throw Fault($"'{Shown(member.Name)}' stands twice in it");
            yield return (member.Name, new JsonPart(member.Value, this, member.Name, 0));
        }
    }

    /// <summary>The value's bytes as they are in the text, for another parser.</summary>
    public byte[] Utf8() => JsonMarshal.GetRawUtf8Value(_value).ToArray();

    /// <summary>An object that maps names to texts.</summary>
    public Dictionary<string, string> Texts() => Members().ToDictionary(member => member.Name, member => member.Value.Text());

    public string Text()
    {
        Expect(JsonValueKind.String, "a text");
        return _value.GetString()!;
    }

    public string? TextOrNull() => IsNull ? null : Text();

    public bool Flag() =>
        _value.ValueKind is JsonValueKind.True or JsonValueKind.False ? _value.GetBoolean() : throw Fault("true or false is expected");

    public bool? FlagOrNull() => IsNull ? null : Flag();

    /// <summary>A count: 0 or more.</summary>
    public long Count() =>
        _value.ValueKind == JsonValueKind.Number && _value.TryGetInt64(out var count) && count >= 0
            ? count
            : throw Fault("a whole number of 0 or more is expected");

    public long? CountOrNull() => IsNull ? null : Count();

    /// <summary>A whole number, which may be negative.</summary>
    public int Integer() =>
        _value.ValueKind == JsonValueKind.Number && _value.TryGetInt32(out var number) ? number : throw Fault("a whole number is expected");

    /// <summary>A length of time.</summary>
    public TimeSpan Duration() =>
        TimeSpan.TryParseExact(Text(), "c", CultureInfo.InvariantCulture, out var length)
            ? length
            : throw Fault("a length of time is expected, as 7.00:00:00");

    /// <summary>A length of time; null for null.</summary>
    public TimeSpan? DurationOrNull() => IsNull ? null : Duration();

    public double Quotient() =>
        _value.ValueKind == JsonValueKind.Number && _value.TryGetDouble(out var number) && double.IsFinite(number)
            ? number
            : throw Fault("a number is expected");

    public decimal Decimal() =>
        _value.ValueKind == JsonValueKind.Number && _value.TryGetDecimal(out var number) ? number : throw Fault("a number is expected");

    public DateTimeOffset Instant() =>
        IsText && _value.TryGetDateTimeOffset(out var instant) && HasOffset(Text())
            ? instant
            : throw Fault("an instant with an offset is expected, as 2026-03-01T10:00:00Z");

    /// <summary>A day of the calendar.</summary>
    public DateOnly Day() =>
        DateOnly.TryParseExact(Text(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw Fault("a day is expected, as 2026-03-01");

    /// <summary>A day of the calendar; null for null.</summary>
    public DateOnly? DayOrNull() => IsNull ? null : Day();

    public DateTimeOffset? InstantOrNull() => IsNull ? null : Instant();

    /// <summary>A member of an enum by its word.</summary>
    public T Word<T>() where T : struct, Enum =>
        Words<T>.Find(Text()) ?? throw Fault($"one of {string.Join(", ", Words<T>.All)} is expected");

    /// <summary>A member of an enum by its word; null for null.</summary>
    public T? WordOrNull<T>() where T : struct, Enum => IsNull ? null : Word<T>();

    /// <summary>A key that must not be empty.</summary>
    public T Id<T>() where T : struct, IParsable<T> =>
        T.TryParse(Text(), null, out var id)
            ? id
            : throw Fault($"the text is no {typeof(T).Name}: it is empty, too long or no Unicode");

    /// <summary>A key that may be empty: it then names nothing.</summary>
    public T IdOrEmpty<T>() where T : struct, IParsable<T> => Text().Length == 0 ? default : Id<T>();

    /// <summary>Checks a number that can be computed from others beside it: it must agree with them, but for rounding by other
    /// programs.</summary>
    public void Confirm(double? value)
    {
        // A relative tolerance of 1e-9: other programs may have rounded the number when they passed the JSON on.
        var agrees = value is { } number
            ? _value.ValueKind == JsonValueKind.Number && _value.TryGetDouble(out var stated)
                && Math.Abs(stated - number) <= 1e-9 * Math.Max(1, number)
            : IsNull;
        if (!agrees) throw Fault("it does not agree with the numbers beside it");
    }

    /// <inheritdoc cref="Confirm(double?)"/>
    public void Confirm(decimal? value)
    {
        var agrees = value is { } number
            ? _value.ValueKind == JsonValueKind.Number && _value.TryGetDecimal(out var stated) && IsNear(stated, number)
            : IsNull;
        if (!agrees) throw Fault("it does not agree with the numbers beside it");
    }

    /// <summary>The exception to throw when something is wrong with this value.</summary>
    public JsonException Fault(string what, Exception? cause = null)
    {
        var path = Path();
        return new JsonException($"{path}: {what}.", Root()._isText ? path : null, null, null, cause);
    }

    /// <summary>A name for an error message, cut to a readable length: it may come from hostile input.</summary>
    private static string Shown(string name) => name.Length <= 50 ? name : name[..50] + "\u2026";

    /// <summary>Whether an instant states its offset. One without would be read in the time zone of this machine.</summary>
    private static bool HasOffset(string instant) => instant.EndsWith('Z') || instant is [.., '+' or '-', _, _, ':', _, _];

    /// <summary>The message of an exception without the parameter's name, which means nothing to the author of the JSON.</summary>
    private static string WithoutName(ArgumentException refused) =>
        refused.Message.Split('\n')[0].Replace($" (Parameter '{refused.ParamName}')", "", StringComparison.Ordinal).TrimEnd('.');

    /// <summary>Whether two amounts agree as far as a program with double precision can tell. Halved before the subtraction, which could
    /// overflow otherwise.</summary>
    private static bool IsNear(decimal stated, decimal number) =>
        Math.Abs(stated / 2 - number / 2) <= 1e-9m * Math.Max(1, Math.Abs(number));

    private void Expect(JsonValueKind kind, string what)
    {
        if (_value.ValueKind != kind) throw Fault($"{what} is expected");
    }

    private JsonException Superfluous()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in _value.EnumerateObject())
        {
            if (!names.Add(member.Name)) return Fault($"'{Shown(member.Name)}' stands twice in it");
            if (_asked?.Contains(member.Name) != true) return Fault($"'{Shown(member.Name)}' is no member of it");
        }
        return Fault("it has more members than are known");
    }

    private JsonPart Root() => _whole?.Root() ?? this;

    private string Path() => _whole is null ? "$" : _name is null ? $"{_whole.Path()}[{_index}]" : $"{_whole.Path()}.{_name}";
}
