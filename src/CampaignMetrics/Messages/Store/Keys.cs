namespace CampaignMetrics.Messages.Store;

/// <summary>What tells one clicked link from another; texts as slots, <see cref="Entry.None"/> for none.</summary>
internal readonly record struct LinkKey(int Url, int Link, int Variant, EmailPart Part, LinkRole? Role) : IKeyed
{
    public override int GetHashCode() => KeyedHash.Combine(Pair.Of(Url, Link), Pair.Of(Variant, (int)Part << 8 | ((int?)Role + 1 ?? 0)));
}

/// <summary>A place; texts as slots, <see cref="Entry.None"/> for none.</summary>
internal readonly record struct PlaceKey(int Country, int Region, int City) : IKeyed
{
    public static PlaceKey Nowhere { get; } = new(Entry.None, Entry.None, Entry.None);

    public override int GetHashCode() => KeyedHash.Combine(Pair.Of(Country, Region), (uint)City);
}

/// <summary>What a request's own headers say; texts as slots, <see cref="Entry.None"/> for none.</summary>
internal readonly record struct HeadersKey(int Method, int Purpose) : IKeyed
{
    public static HeadersKey Silent { get; } = new(Entry.None, Entry.None);

    public override int GetHashCode() => (int)KeyedHash.Hash64(Pair.Of(Method, Purpose));
}

/// <summary>A server's response; texts as slots, <see cref="Entry.None"/> for none.</summary>
internal readonly record struct ResponseKey(int Smtp, int Status, int Class, int Reason, int RemoteMta) : IKeyed
{
    public override int GetHashCode() => KeyedHash.Combine(Pair.Of(Smtp, Status), Pair.Of(Class, Reason), (uint)RemoteMta);
}

/// <summary>What a conversion brought; texts as slots, <see cref="Entry.None"/> for none.</summary>
internal readonly record struct Conversion(int Goal, int Order, int Currency, decimal? Amount) : IKeyed
{
    public override int GetHashCode()
    {
        Span<int> parts = stackalloc int[4];
        // By value, not by how many zeros it was written with: so are two of them compared.
        decimal.GetBits(Amount is { } amount ? decimal.Round(amount, Money.MaxScale) + 0.000_000_000m : -1m, parts);
        return KeyedHash.Combine(Pair.Of(Goal, Order), Pair.Of(Currency, parts[3]), Pair.Of(parts[0], parts[1]), (uint)parts[2]);
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
