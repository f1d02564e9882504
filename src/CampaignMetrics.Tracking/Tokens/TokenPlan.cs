using System.Text;

namespace CampaignMetrics.TrackedMail;

/// <summary>A token of a sending in which only the contact is missing.</summary>
internal sealed class TokenPlan
{
    private readonly TrackingKeys _keys;
    private readonly byte[] _signing, _before, _after;

    public TokenPlan(TrackingKeys keys, TrackingToken token)
    {
        (_keys, _signing) = (keys, keys.SigningKey(token.Ledger));
        var writer = new TokenWriter();
        TokenBytes.WriteSending(ref writer, token);
        _before = writer.Written;
        writer = new TokenWriter();
        TokenBytes.WriteLink(ref writer, token);
        _after = writer.Written;
    }

    /// <summary>A contact as tokens hold it.</summary>
    public static byte[] ContactBytes(ContactId contact, string name)
    {
        if (!Door.IsUnicode(contact.Value) || Encoding.UTF8.GetByteCount(contact.Value) > TokenLimits.Contact)
            throw new ArgumentException($"The contact's key has more than {TokenLimits.Contact} bytes, or is no Unicode.", name);
        var writer = new TokenWriter();
        writer.Text(contact.Value, TokenLimits.Contact, name);
        return writer.Written;
    }

    /// <summary>The token for a contact.</summary>
    public string For(ReadOnlySpan<byte> contact)
    {
        Span<byte> payload = stackalloc byte[TokenLimits.Payload];
        _before.CopyTo(payload);
        contact.CopyTo(payload[_before.Length..]);
        _after.CopyTo(payload[(_before.Length + contact.Length)..]);
        return _keys.Write(payload[..(_before.Length + contact.Length + _after.Length)], _signing);
    }
}
