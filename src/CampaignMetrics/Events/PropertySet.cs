namespace CampaignMetrics.Events;

/// <summary>Some of the properties of a line, a bit each.</summary>
internal readonly struct PropertySet(ulong bits)
{
    private readonly ulong _bits = bits;

    public static PropertySet All { get; } = new(ulong.MaxValue);

    public static PropertySet Segments { get; } = Of(EventProperty.Campaign, EventProperty.Workflow, EventProperty.List, EventProperty.Tags);

    public static PropertySet Request { get; } = Of(
        EventProperty.UserAgent, EventProperty.Ip, EventProperty.Method, EventProperty.Purpose, EventProperty.Country, EventProperty.Region, EventProperty.City);

    public static PropertySet Link { get; } = Of(EventProperty.Url, EventProperty.Link, EventProperty.Variant, EventProperty.Part, EventProperty.Role);

    public static PropertySet Response { get; } = Of(
        EventProperty.Smtp, EventProperty.Status, EventProperty.BounceClass, EventProperty.BounceReason, EventProperty.RemoteMta);

    public static PropertySet Conversion { get; } = Of(EventProperty.Goal, EventProperty.Order, EventProperty.Currency, EventProperty.Amount);

    public bool Any(PropertySet other) => (_bits & other._bits) != 0;

    public PropertySet With(EventProperty property) => new(_bits | 1UL << (int)property);

    private static PropertySet Of(params ReadOnlySpan<EventProperty> properties)
    {
        var set = default(PropertySet);
        foreach (var property in properties) set = set.With(property);
        return set;
    }
}
