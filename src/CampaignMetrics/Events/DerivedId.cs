using System.Security.Cryptography;
using System.Text;

namespace CampaignMetrics.Events;

/// <summary>Derives the id of an event that has none: <c>~</c> and the SHA-256 of its canonical line in hexadecimal. It is the same on
/// every machine and for every order of properties, so that an event that is sent twice counts once.</summary>
internal sealed class DerivedId
{
    public const byte Sign = (byte)'~';

    private readonly CanonicalLine _line = new();
    private readonly byte[] _id = new byte[1 + 2 * SHA256.HashSizeInBytes];

    /// <summary>The id that an event would get.</summary>
    public static EventId Of(EmailEvent emailEvent)
    {
        var fields = new EventFields();
        emailEvent.Fill(fields);
        return new EventId(Encoding.ASCII.GetString(new DerivedId().Of(fields)));
    }

    public ReadOnlySpan<byte> Of(EventFields fields)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(_line.Of(fields), hash);
        _id[0] = Sign;
        Convert.TryToHexStringLower(hash, _id.AsSpan(1), out _);
        return _id;
    }
}
