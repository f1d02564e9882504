namespace CampaignMetrics.Messages.Store;

/// <summary>What tells one clicked link from another; texts as slots, <see cref="Entry.None"/> for none.</summary>
internal readonly record struct LinkKey(int Url, int Link, int Variant, EmailPart Part, LinkRole? Role)
{
    /// <summary>The other parts seldom tell links apart.</summary>
    public override int GetHashCode() => (Url * 31 + Link) * 31 + Variant;
}

/// <summary>A place; texts as slots, <see cref="Entry.None"/> for none.</summary>
internal readonly record struct PlaceKey(int Country, int Region, int City)
{
    public static PlaceKey Nowhere { get; } = new(Entry.None, Entry.None, Entry.None);
}

/// <summary>What a request's own headers say; texts as slots, <see cref="Entry.None"/> for none.</summary>
internal readonly record struct HeadersKey(int Method, int Purpose)
{
    public static HeadersKey Silent { get; } = new(Entry.None, Entry.None);
}

/// <summary>A server's response; texts as slots, <see cref="Entry.None"/> for none.</summary>
internal readonly record struct ResponseKey(int Smtp, int Status, int Class, int Reason, int RemoteMta);

/// <summary>What a conversion brought; texts as slots, <see cref="Entry.None"/> for none.</summary>
internal readonly record struct Conversion(int Goal, int Order, int Currency, decimal? Amount);
