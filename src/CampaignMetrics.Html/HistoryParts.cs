using System.Buffers;
using System.Text.Json;

namespace CampaignMetrics.Html;

/// <summary>The events of each recipient as parts of the page, one an email: an object with the contacts as members, each an array of
/// events.</summary>
internal sealed class HistoryParts
{
    private readonly Dictionary<string, ArrayBufferWriter<byte>> _byEmail = new(StringComparer.Ordinal);
    private (string Email, string Contact) _last;

    private HistoryParts() { }

    public static HistoryParts Read(
        MessageLedger ledger, RecipientQuery query, IEnumerable<string> emails, CancellationToken cancellationToken)
    {
        var histories = new HistoryParts();
        foreach (var email in emails) histories._byEmail.Add(email, new ArrayBufferWriter<byte>(1 << 12));
        var events = new EventQuery { Definition = query.Definition, Scope = query.Scope };
        ledger.Export(histories.Add, events, cancellationToken);
        return histories;
    }

    public void Write(PageWriter page, EmailId email, int number)
    {
        if (_byEmail.GetValueOrDefault(email.Value) is not { WrittenCount: > 0 } written) return;
        page.Part($"history:{number}", json =>
        {
            json.Write("{"u8);
            json.Write(written.WrittenSpan);
            json.Write("]}"u8);
        });
    }

    /// <summary>Events come by contact, then email, then time: each change begins a new member of its email.</summary>
    private void Add(HistoryItem item)
    {
        var (email, contact) = (item.Event.Email?.Value, item.Event.Recipient.Value);
        if (email is null || !_byEmail.TryGetValue(email, out var written)) return;
        var isNew = _last != (email, contact);
        _last = (email, contact);
        if (isNew) WriteMember(written, contact);
        else written.Write(","u8);
        using var json = new Utf8JsonWriter(written);
        WriteEvent(json, item);
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
