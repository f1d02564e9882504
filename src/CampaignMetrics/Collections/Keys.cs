namespace CampaignMetrics.Collections;

/// <summary>An exact decimal number, compared by value. It is kept without trailing zeros: of equal numbers that are spelled differently
/// it must not matter which came first.</summary>
internal readonly record struct DecimalKey : IKeyed
{
    public DecimalKey(decimal number) => Value = Money.Plain(number);

    public decimal Value { get; }

    public override int GetHashCode()
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(Value, parts);
        return KeyedHash.Combine(Pair.Of(parts[0], parts[1]), Pair.Of(parts[2], parts[3]));
    }
}

/// <summary>A number that comes from outside, such as an address or an instant, as a key of a dictionary.</summary>
internal readonly record struct NumberKey(long Value) : IKeyed
{
    public override int GetHashCode() => (int)KeyedHash.Hash64((ulong)Value);
}

/// <summary>A pair of slots as a key.</summary>
internal readonly record struct PairKey(int First, int Second) : IKeyed
{
    public override int GetHashCode() => (int)KeyedHash.Hash64(Pair.Of(First, Second));
}

/// <summary>Packs two slots into one number.</summary>
internal static class Pair
{
    public static ulong Of(int first, int second) => (ulong)first << 32 | (uint)second;
}
