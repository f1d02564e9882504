using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace CampaignMetrics.Events;

/// <summary>The id of an event that has none: 32 hexadecimal digits of a SHA-256 over its known facts, the same on every machine and in every property order.</summary>
internal sealed class DerivedId
{
    private readonly ArrayBufferWriter<byte> _facts = new();
    private readonly byte[] _id = new byte[32];

    /// <summary>The id that a record would get.</summary>
    public static EventId Of(EmailEvent emailEvent)
    {
        var fields = new EventFields();
        emailEvent.Fill(new FieldBuffer(), ref fields);
        return new EventId(Encoding.ASCII.GetString(new DerivedId().Of(fields)));
    }

    public ReadOnlySpan<byte> Of(scoped in EventFields fields)
    {
        _facts.ResetWrittenCount();
        Add((long)fields.Type);
        Add(fields.At);
        Add((long?)fields.Actor ?? -1);
        Add((long?)fields.Role ?? -1);
        Add((long)fields.Part);
        Add(fields.Duration);
        Add(fields.HasUserAgent ? 1 : 0);
        AddAmount(fields.Amount);
        Add(fields.Email);
        Add(fields.Recipient);
        Add(fields.Campaign);
        Add(fields.Workflow);
        Add(fields.Lists.Bytes);
        Add(fields.Tags.Bytes);
        Add(fields.Url);
        Add(fields.Link);
        Add(fields.Variant);
        Add(fields.UserAgent);
        Add(fields.Ip);
        Add(fields.Method);
        Add(fields.Purpose);
        Add(fields.Country);
        Add(fields.Region);
        Add(fields.City);
        Add(fields.Smtp);
        Add(fields.Status);
        Add(fields.BounceClass);
        Add(fields.BounceReason);
        Add(fields.RemoteMta);
        Add(fields.Reason);
        Add(fields.Scope);
        Add(fields.Goal);
        Add(fields.Currency);
        Add(fields.Order);

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(_facts.WrittenSpan, hash);
        Convert.TryToHexStringLower(hash[..(_id.Length / 2)], _id, out _);
        return _id;
    }

    private void Add(long number)
    {
        BinaryPrimitives.WriteInt64LittleEndian(_facts.GetSpan(sizeof(long)), number);
        _facts.Advance(sizeof(long));
    }

    private void Add(ReadOnlySpan<byte> text)
    {
        Add(text.Length);
        _facts.Write(text);
    }

    /// <summary>By value, not by how many zeros it was written with.</summary>
    private void AddAmount(decimal? amount)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(amount is { } given ? decimal.Round(given, Money.MaxScale) + 0.000_000_000m : -1m, bits);
        foreach (var part in bits) Add(part);
    }
}
