using System.Buffers;
using System.Text.Json;

namespace CampaignMetrics.Html;

/// <summary>What happened to the recipients of one email, as parts of the page: objects with the contacts as members, each an array of
/// events.</summary>
/// <param name="chunks">How many parts there are: which of them has a contact is told by the contact's hash.</param>
internal sealed class HistoryParts(int chunks)
{
    /// <summary>About how many recipients are in a part.</summary>
    public const int RecipientsOfChunk = 500;

    private readonly ArrayBufferWriter<byte>?[] _chunks = new ArrayBufferWriter<byte>?[chunks];
    private string? _last;

    public int Chunks => _chunks.Length;

    /// <summary>How many parts so many recipients have.</summary>
    public static int ChunksOf(long recipients) => (int)((recipients + RecipientsOfChunk - 1) / RecipientsOfChunk);

    /// <summary>Adds an event: those of a contact come one after the other.</summary>
    public void Add(HistoryItem item)
    {
        var contact = item.Event.Recipient.Value;
        var written = _chunks[ChunkOf(contact)] ??= new ArrayBufferWriter<byte>(1 << 12);
        if (contact == _last) written.Write(","u8);
        else WriteMember(written, contact);
        _last = contact;
        using var json = new Utf8JsonWriter(written);
        WriteEvent(json, item);
    }

    public void Write(int chunk, Stream json)
    {
        var written = _chunks[chunk];
        json.Write("{"u8);
        if (written is not null) json.Write(written.WrittenSpan);
        json.Write(written is null ? "}"u8 : "]}"u8);
    }

    /// <summary>The part that has a contact: FNV-1a over its UTF-16 units, which the page computes too.</summary>
    private int ChunkOf(string contact)
    {
        var hash = 2166136261u;
        foreach (var unit in contact) hash = (hash ^ unit) * 16777619u;
        return (int)(hash % (uint)_chunks.Length);
    }

    private static void WriteMember(ArrayBufferWriter<byte> written, string contact)
    {
        if (written.WrittenCount > 0) written.Write("],"u8);
        using (var name = new Utf8JsonWriter(written)) name.WriteStringValue(contact);
        written.Write(":["u8);
    }

    private static void WriteEvent(Utf8JsonWriter json, HistoryItem item)
    {
        json.WriteStartArray();
        json.WriteStringValue(item.At.UtcDateTime);
        json.WriteStringValue(JsonNamingPolicy.CamelCase.ConvertName(item.Type.ToString()));
        json.WriteStringValue(item.Detail);
        json.WriteStringValue(item.UserAgent);
        json.WriteStringValue(item.Label is { } label ? JsonNamingPolicy.CamelCase.ConvertName(label.Actor.ToString()) : null);
        json.WriteStringValue(item.Label?.RuleId);
        json.WriteStringValue(item.NotCounted);
        json.WriteEndArray();
    }
}
