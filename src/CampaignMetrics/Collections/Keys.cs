namespace CampaignMetrics.Collections;

/// <summary>An exact number, by value.</summary>
internal readonly record struct DecimalKey(decimal Value) : IKeyed
{
    public override int GetHashCode()
    {
        Span<int> parts = stackalloc int[4];
        // By value, not by how many zeros it was written with: so are two of them compared.
        decimal.GetBits(decimal.Round(Value, Money.MaxScale) + 0.000_000_000m, parts);
        return KeyedHash.Combine(Pair.Of(parts[0], parts[1]), Pair.Of(parts[2], parts[3]));
    }
}

/// <summary>A number that comes from outside: an address, an instant …</summary>
internal readonly record struct NumberKey(long Value) : IKeyed
{
    public override int GetHashCode() => (int)KeyedHash.Hash64((ulong)Value);
}

/// <summary>Two slots that belong together.</summary>
internal readonly record struct PairKey(int First, int Second) : IKeyed
{
    public override int GetHashCode() => (int)KeyedHash.Hash64(Pair.Of(First, Second));
}

/// <summary>Two slots in one number.</summary>
internal static class Pair
{
    public static ulong Of(int first, int second) => (ulong)first << 32 | (uint)second;
}
