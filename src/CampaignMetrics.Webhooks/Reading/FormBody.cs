namespace CampaignMetrics.Webhooks.Reading;

/// <summary>
/// Parses forms: <c>application/x-www-form-urlencoded</c> (WHATWG URL, section 5.1) and <c>multipart/form-data</c> (RFC 7578).
/// </summary>
public static class FormBody
{
    /// <summary>The most fields of a form; no provider's event has more.</summary>
    private const int MostFields = 2000;

    /// <summary>The largest form in bytes: the value of a larger one could be more than a JSON writer accepts.</summary>
    private const int LargestForm = 100_000_000;

    /// <summary>The decoded fields, in their order.</summary>
    /// <param name="request">The request; its media type says which kind of form it is.</param>
    /// <returns>Null where there are more than 2,000 fields or 100,000,000 bytes, where the parts have no boundary, or where it is not a
    /// form.</returns>
    public static IReadOnlyList<FormField>? Read(WebhookRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Body.Length > LargestForm) return null;
        var isMultipart = request.ContentType?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) == true;
        var fields =
            isMultipart
                ? MultipartBody.Read(request.Body, MultipartBody.BoundaryOf(request.ContentType), MostFields)
                : ReadUrlEncoded(request.Body);
        return fields is { Count: <= MostFields } ? fields : null;
    }

    /// <summary>
    /// The form as a JSON object of texts, so that a provider's forms and its JSON share a reader (<see cref="WebhookReader.ReadJson"/>)
    /// and a verifier (<see cref="Fields.Read"/>).
    /// </summary>
    /// <param name="request">The request; its media type says which kind of form it is.</param>
    /// <param name="rule">
    /// Which value counts of a field that comes several times, by the field's name; null for the first of every field.
    /// </param>
    /// <returns>Null where <see cref="Read"/> returns null, and where a name or a value is invalid UTF-8.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rule"/> returns a value that is not a member of the enum.</exception>
    public static ReadOnlyMemory<byte>? ToJson(WebhookRequest request, Func<string, RepeatedField>? rule = null) =>
        Read(request) is { } fields ? FormJson.Write(fields, rule ?? (static _ => RepeatedField.First)) : null;

    /// <returns>Null where it contains a control character: a form would encode it, so this is a body of another type under a changed
    /// header.</returns>
    private static List<FormField>? ReadUrlEncoded(ReadOnlyMemory<byte> body)
    {
        if (body.Span.TrimEnd("\r\n"u8).ContainsAnyInRange((byte)0, (byte)0x1f)) return null;
        // One buffer for all fields: decoding never makes a text longer.
        var decoded = new byte[body.Length];
        var (fields, used) = (new List<FormField>(), 0);
        // Reads one field more than allowed, so that the caller can tell "too many" from "just as many".
        for (var rest = body; !rest.IsEmpty && fields.Count <= MostFields;)
        {
            var end = rest.Span.IndexOf((byte)'&');
            var pair = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[(end + 1)..];
            if (pair.IsEmpty) continue;
            var equals = pair.Span.IndexOf((byte)'=');
            var name = Decode(equals < 0 ? pair.Span : pair.Span[..equals]);
            var value = Decode(equals < 0 ? default : pair.Span[(equals + 1)..]);
            fields.Add(new FormField(name, value));
        }
        return fields;

        ReadOnlyMemory<byte> Decode(ReadOnlySpan<byte> encoded)
        {
            var length = DecodeTo(encoded, decoded.AsSpan(used));
            used += length;
            return decoded.AsMemory(used - length, length);
        }
    }

    /// <summary>Decodes percent-encoding; a percent sign without two hexadecimal digits stands for itself.</summary>
    private static int DecodeTo(ReadOnlySpan<byte> encoded, Span<byte> target)
    {
        var length = 0;
        for (var i = 0; i < encoded.Length; i++)
        {
            if (encoded[i] == '%'
                && i + 2 < encoded.Length
                && char.IsAsciiHexDigit((char)encoded[i + 1])
                && char.IsAsciiHexDigit((char)encoded[i + 2]))
            {
                target[length++] = (byte)(Digit(encoded[i + 1]) << 4 | Digit(encoded[i + 2]));
                i += 2;
            }
            else target[length++] = encoded[i] == '+' ? (byte)' ' : encoded[i];
        }
        return length;
    }

    private static int Digit(byte hex) => hex <= '9' ? hex - '0' : (hex | 0x20) - 'a' + 10;
}
