using System.Collections.Immutable;
using System.Numerics;

namespace CampaignMetrics.Events.Schema;

/// <summary>A set of properties, one bit each.</summary>
internal readonly struct PropertySet(ulong bits)
{
    /// <summary>The most properties that a set can hold.</summary>
    public const int Most = 64;

    private readonly ulong _bits = bits;

    public bool IsEmpty => _bits == 0;

    public static PropertySet operator |(PropertySet left, PropertySet right) => new(left._bits | right._bits);

    public static PropertySet operator &(PropertySet left, PropertySet right) => new(left._bits & right._bits);

    public bool Any(PropertySet other) => (_bits & other._bits) != 0;

    public bool Has(EventProperty property) => (_bits >> (int)property & 1) != 0;

    public PropertySet With(EventProperty property) => new(_bits | 1UL << (int)property);

    public PropertySet Without(EventProperty property) => new(_bits & ~(1UL << (int)property));

    /// <summary>Enumerates the properties in their order.</summary>
    public Enumerator GetEnumerator() => new(_bits);

    public static PropertySet Of(params ReadOnlySpan<EventProperty> properties)
    {
        var set = default(PropertySet);
        foreach (var property in properties) set = set.With(property);
        return set;
    }

    public static PropertySet Of(ImmutableArray<PropertyRow> rows, Func<PropertyRow, bool> holds) =>
        Of([.. rows.Where(holds).Select(row => row.Property)]);

    /// <summary>Takes the lowest bit at each step.</summary>
    public struct Enumerator(ulong bits)
    {
        private ulong _left = bits;

        public EventProperty Current { get; private set; }

        public bool MoveNext()
        {
            if (_left == 0) return false;
            Current = (EventProperty)BitOperations.TrailingZeroCount(_left);
            _left &= _left - 1;
            return true;
        }
    }
}
