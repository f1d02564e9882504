namespace CampaignMetrics.Webhooks.Tests.Hostile;

/// <summary>Changes a body as an enemy or a broken line would.</summary>
internal static class Mutation
{
    private static readonly byte[][] Pieces =
    [
        [.. "\""u8], [.. "\\"u8], [.. "\\u"u8], [.. "\\ud800"u8], [.. "{"u8], [.. "}"u8], [.. "["u8], [.. "]"u8], [.. ","u8], [.. ":"u8],
        [.. "null"u8], [.. "-1"u8], [.. "1e999"u8],
        [.. "99999999999999999999"u8], [.. "true"u8], [.. "\"\""u8], [.. "{}"u8], [.. "[]"u8], [0], [0xff], [0xc3], [.. "%"u8], [.. "&"u8],
        [.. "="u8], [.. "<"u8], [.. "@"u8],
    ];

    public static byte[] Of(byte[] body, Random random)
    {
        var mutated = body;
        for (var i = random.Next(1, 4); i > 0; i--) mutated = Once(mutated, random);
        return mutated;
    }

    private static byte[] Once(byte[] body, Random random)
    {
        if (body.Length == 0) return Pieces[random.Next(Pieces.Length)];
        var at = random.Next(body.Length);
        var length = Math.Min(random.Next(1, 12), body.Length - at);
        switch (random.Next(6))
        {
            case 0:
                var changed = body.ToArray();
                changed[at] = (byte)random.Next(256);
                return changed;
            case 1: return [.. body[..at], .. body[(at + length)..]];
            case 2: return [.. body[..at], .. Pieces[random.Next(Pieces.Length)], .. body[at..]];
            case 3: return [.. body[..at], .. Pieces[random.Next(Pieces.Length)], .. body[(at + length)..]];
            case 4: return body[..at];
            default:
                var from = random.Next(body.Length);
                return [.. body[..at], .. body[from..Math.Min(from + length * 8, body.Length)], .. body[at..]];
        }
    }
}
