using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace CampaignMetrics.Json;

/// <summary>Extension methods with which converters write members.</summary>
internal static class JsonWriting
{
    /// <summary>Writes an array with an object for each row. Yields after each row how many bytes are buffered, so that the caller can
    /// flush.</summary>
    public static IEnumerable<int> WriteRows<T>(
        this Utf8JsonWriter json, string name, ImmutableArray<T> rows, ObjectConverter<T> converter)
    {
        json.WriteStartArray(name);
        foreach (var row in rows)
        {
            json.WriteStartObject();
            converter.WriteMembers(json, row);
            json.WriteEndObject();
            yield return json.BytesPending;
        }
        json.WriteEndArray();
    }

    /// <summary>Writes a member that is an object, piece by piece.</summary>
    public static IEnumerable<int> WritePieces<T>(this Utf8JsonWriter json, string name, T value, ObjectConverter<T> converter)
    {
        json.WritePropertyName(name);
        foreach (var waiting in converter.Pieces(json, value)) yield return waiting;
    }

    public static void WriteObject<T>(this Utf8JsonWriter json, string name, T value, ObjectConverter<T> converter)
    {
        json.WriteStartObject(name);
        converter.WriteMembers(json, value);
        json.WriteEndObject();
    }

    public static void WriteTexts(this Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }

    /// <summary>Writes an object that maps names to texts, in their order. The caller sorts them, so that the same content gives the same
    /// bytes.</summary>
    public static void WriteMap(this Utf8JsonWriter json, string name, IEnumerable<KeyValuePair<string, string>> texts)
    {
        json.WriteStartObject(name);
        foreach (var (key, text) in texts) json.WriteString(key, text);
        json.WriteEndObject();
    }

    /// <summary>Writes a key; null where it names nothing.</summary>
    public static void WriteId(this Utf8JsonWriter json, string name, string? id) =>
        json.WriteString(name, string.IsNullOrEmpty(id) ? null : id);

    public static void WriteWord<T>(this Utf8JsonWriter json, string name, T member) where T : struct, Enum =>
        json.WriteString(name, Words<T>.Of(member));

    public static void WriteWordOrNull<T>(this Utf8JsonWriter json, string name, T? member) where T : struct, Enum =>
        json.WriteString(name, member is { } known ? Words<T>.Of(known) : null);

    public static void WriteFlagOrNull(this Utf8JsonWriter json, string name, bool? flag)
    {
        if (flag is { } known) json.WriteBoolean(name, known);
        else json.WriteNull(name);
    }

    /// <summary>Writes an instant by RFC 3339: in UTC with <c>Z</c> if asked, else with its own offset.</summary>
    public static void WriteInstant(this Utf8JsonWriter json, string name, DateTimeOffset? instant, bool isUtc)
    {
        if (instant is not { } at) json.WriteNull(name);
        else if (isUtc) json.WriteString(name, at.UtcDateTime);
        else json.WriteString(name, at);
    }

    /// <summary>Writes a day of the calendar, as <c>2026-03-01</c>.</summary>
    public static void WriteDay(this Utf8JsonWriter json, string name, DateOnly? day) =>
        json.WriteString(name, day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>Writes an instant by RFC 3339 with its own offset; <c>Z</c> where that is 0.</summary>
    public static void WriteUtcOrOffset(this Utf8JsonWriter json, string name, DateTimeOffset? instant) =>
        json.WriteInstant(name, instant, isUtc: instant?.Offset == TimeSpan.Zero);

    public static void WriteObjectOrNull<T>(this Utf8JsonWriter json, string name, T? value, ObjectConverter<T> converter) where T : class
    {
        if (value is null) json.WriteNull(name);
        else json.WriteObject(name, value, converter);
    }

    public static void WriteDuration(this Utf8JsonWriter json, string name, TimeSpan length) =>
        json.WriteString(name, length.ToString("c", CultureInfo.InvariantCulture));

    public static void WriteNumberOrNull(this Utf8JsonWriter json, string name, long? number)
    {
        if (number is { } known) json.WriteNumber(name, known);
        else json.WriteNull(name);
    }

    public static void WriteNumberOrNull(this Utf8JsonWriter json, string name, decimal? number)
    {
        if (number is { } known) json.WriteNumber(name, known);
        else json.WriteNull(name);
    }

    public static void WriteNumberOrNull(this Utf8JsonWriter json, string name, double? number)
    {
        if (number is { } known) json.WriteNumber(name, known);
        else json.WriteNull(name);
    }
}
