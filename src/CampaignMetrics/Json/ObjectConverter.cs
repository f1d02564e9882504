using System.Text.Json;

namespace CampaignMetrics.Json;

/// <summary>Something as a JSON object of fixed names, whatever a program's options say.</summary>
internal abstract class ObjectConverter<T> : PartConverter<T>
{
    public sealed override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        foreach (var _ in Pieces(writer, value)) { }
    }

    /// <summary>Writes the object piece by piece; after each it says how many bytes wait to be passed on.</summary>
    public IEnumerable<int> Pieces(Utf8JsonWriter json, T value)
    {
        json.WriteStartObject();
        foreach (var waiting in Members(json, value)) yield return waiting;
        json.WriteEndObject();
    }

    /// <summary>Writes the members piece by piece: one that has long lists overrides this.</summary>
    public virtual IEnumerable<int> Members(Utf8JsonWriter json, T value)
    {
        WriteMembers(json, value);
        yield return json.BytesPending;
    }

    /// <summary>Writes the members at once: any other overrides this.</summary>
    public virtual void WriteMembers(Utf8JsonWriter json, T value)
    {
        foreach (var _ in Members(json, value)) { }
    }
}
