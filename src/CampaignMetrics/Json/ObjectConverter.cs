using System.Text.Json;

namespace CampaignMetrics.Json;

/// <summary>The base of converters for types that are JSON objects with fixed names, independent of the program's options.</summary>
/// <remarks>
/// <para>
/// A derived converter overrides <see cref="WriteMembers"/> or, if it has long lists, <see cref="Members"/>, which writes piece by piece so
/// that a large document can be flushed to a stream. Each is implemented by the other, so one of them must be overridden.
/// </para>
/// </remarks>
internal abstract class ObjectConverter<T> : PartConverter<T>
{
    public sealed override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        foreach (var _ in Pieces(writer, value)) { }
    }

    /// <summary>Writes the object piece by piece. Yields after each piece how many bytes are buffered.</summary>
    public IEnumerable<int> Pieces(Utf8JsonWriter json, T value)
    {
        json.WriteStartObject();
        foreach (var waiting in Members(json, value)) yield return waiting;
        json.WriteEndObject();
    }

    /// <summary>Writes the members piece by piece: overridden by converters with long lists.</summary>
    public virtual IEnumerable<int> Members(Utf8JsonWriter json, T value)
    {
        WriteMembers(json, value);
        yield return json.BytesPending;
    }

    /// <summary>Writes the members at once: overridden by all other converters.</summary>
    public virtual void WriteMembers(Utf8JsonWriter json, T value)
    {
        foreach (var _ in Members(json, value)) { }
    }
}
