using System.Buffers.Text;

namespace CampaignMetrics.Geolocation.MaxMindDb;

/// <summary>
/// Reads the values that places consist of. Null means that the value is missing, or is a placeholder that databases write instead.
/// </summary>
internal ref struct ValueReader(ReadOnlySpan<byte> data, Texts texts)
{
    private DataReader _reader = new(data);

    public Field Read(int at) => _reader.Read(at);

    public int Skip(int at) => _reader.Skip(at);

    /// <summary>Reads the key of a map entry, which must be a text, and moves on to its value.</summary>
    public ReadOnlySpan<byte> ReadKey(ref int at)
    {
        var key = _reader.Read(at);
        if (key.Kind != DataKind.Utf8Text) throw new InvalidDatabaseException("The key of a map is not a text.");
        at = key.Next;
        return _reader.Payload(key);
    }

    public string? Text(in Field field)
    {
        if (field.Kind != DataKind.Utf8Text) return null;
        // Flat databases, such as those of IP2Location, write "-" for a missing value.
        var isMissing = field.Size == 0 || (field.Size == 1 && _reader.Payload(field)[0] == '-');
        return isMissing ? null : texts.Read(ref _reader, field);
    }

    /// <summary>The two letters of a country or continent; null if the value is something else.</summary>
    public readonly string? Code(in Field field) => IsCode(field) ? CountryCodes.Of(_reader.Payload(field)) : null;

    public readonly bool IsCode(in Field field) => field.Kind == DataKind.Utf8Text && CountryCodes.IsCode(_reader.Payload(field));

    public readonly double? Number(in Field field) => field.Kind switch
    {
        DataKind.Double or DataKind.Float => _reader.Double(field),
        DataKind.UInt16 or DataKind.UInt32 => _reader.UInt32(field),
        DataKind.Int32 => unchecked((int)_reader.UInt32(field)),
        // Some flat databases write numbers as texts.
        DataKind.Utf8Text when Utf8Parser.TryParse(_reader.Payload(field), out double value, out var read) && read == field.Size => value,
        DataKind.Utf8Text or DataKind.Bytes or DataKind.Boolean or DataKind.UInt64 or DataKind.UInt128 => null,
        DataKind.Map or DataKind.Array or DataKind.Extended or DataKind.Pointer or DataKind.CacheContainer or DataKind.EndMarker => null,
    };

    /// <summary>The number of an autonomous system, written <c>15169</c> or <c>AS15169</c>.</summary>
    public readonly uint? SystemNumber(in Field field)
    {
        if (field.Kind is DataKind.UInt16 or DataKind.UInt32) return _reader.UInt32(field);
        if (field.Kind != DataKind.Utf8Text) return null;
        var digits = _reader.Payload(field);
        if (digits.StartsWith("AS"u8)) digits = digits[2..];
        return Utf8Parser.TryParse(digits, out uint number, out var read) && read == digits.Length ? number : null;
    }

    public readonly bool IsTrue(in Field field) => field.Kind == DataKind.Boolean && field.Size == 1;
}
