namespace CampaignMetrics.Geolocation.Tests.MaxMindDb;

/// <summary>Random damage to a file.</summary>
internal static class Mutation
{
    /// <summary>About the length of the metadata, where damage tells most.</summary>
    private const int End = 250;

    public static byte[] Of(byte[] good, Random random)
    {
        var bytes = good.ToArray();
        for (var strokes = random.Next(1, 5); strokes > 0; strokes--)
            bytes = Strike(bytes, random);
        return bytes;
    }

    private static byte[] Strike(byte[] bytes, Random random)
    {
        if (bytes.Length == 0) return bytes;
        var at = random.Next(4) == 0 ? Math.Max(0, bytes.Length - 1 - random.Next(End)) : random.Next(bytes.Length);
        var length = random.Next(1, Math.Min(9, bytes.Length - at + 1));
        switch (random.Next(8))
        {
            case 0: return bytes[..at];
            case 1: return [.. bytes[..at], .. bytes[(at + length)..]];
            case 2: return [.. bytes[..(at + length)], .. bytes[at..]];
            case 3: bytes[at] = (byte)random.Next(256); return bytes;
            case 4: bytes[at] = (byte)(random.Next(2) == 0 ? 0x00 : 0xFF); return bytes;
            case 5: random.NextBytes(bytes.AsSpan(at, length)); return bytes;
            case 6: bytes.AsSpan(random.Next(bytes.Length - length + 1), length).CopyTo(bytes.AsSpan(at)); return bytes;
            default: bytes[at] ^= (byte)(1 << random.Next(8)); return bytes;
        }
    }
}
