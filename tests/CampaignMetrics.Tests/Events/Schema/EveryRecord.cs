using System.Globalization;
using System.Reflection;
using CampaignMetrics.Time;

namespace CampaignMetrics.Tests.Events.Schema;

/// <summary>
/// A record of each type with every public property set to something that no other has: found by reflection, so that nothing is forgotten.
/// </summary>
internal sealed class EveryRecord(int seed)
{
    private readonly Random _random = new(seed);
    private int _count;

    /// <summary>All sealed records of the family.</summary>
    public static IEnumerable<Type> Types => typeof(EmailEvent).Assembly.GetTypes().Where(type => type.BaseType == typeof(EmailEvent));

    public IEnumerable<EmailEvent> All => Types.Select(type => (EmailEvent)Fill(Activator.CreateInstance(type)!));

    /// <summary>The members that can be set, down to plain values.</summary>
    public static IEnumerable<string> Leaves(Type type) => Settable(type).SelectMany(property =>
        IsComposed(Plain(property.PropertyType))
            ? Leaves(Plain(property.PropertyType)).Select(leaf => $"{property.Name}.{leaf}")
            : [property.Name]);

    private object Fill(object made)
    {
        foreach (var property in Settable(made.GetType())) property.SetValue(made, ValueOf(Plain(property.PropertyType)));
        return made;
    }

    private static IEnumerable<PropertyInfo> Settable(Type type) =>
        type.GetProperties().Where(property => property.SetMethod is { IsPublic: true });

    private static Type Plain(Type type) => Nullable.GetUnderlyingType(type) ?? type;

    private static bool IsComposed(Type type) => type == typeof(WebRequest) || type == typeof(ServerResponse) || type == typeof(Segments);

    private object ValueOf(Type type)
    {
        if (IsComposed(type)) return Fill(Activator.CreateInstance(type)!);
        if (type.IsEnum) return Enum.GetValues(type).GetValue(_random.Next(1, Enum.GetValues(type).Length))!;
        if (type == typeof(string)) return Text();
        if (type == typeof(EventId)) return new EventId(Text());
        if (type == typeof(EmailId)) return new EmailId(Text());
        if (type == typeof(ContactId)) return new ContactId(Text());
        if (type == typeof(CampaignId)) return new CampaignId(Text());
        if (type == typeof(Place)) return new Place(Text(), Text(), Text());
        if (type == typeof(Money)) return new Money(_random.Next(1, 1_000_000) / 100m, "EUR");
        if (type == typeof(TimeSpan)) return TimeSpan.FromMilliseconds(_random.Next(1, 1_000_000));
        if (type == typeof(DateTimeOffset)) return DateTimeOffset.UnixEpoch.AddMilliseconds(_random.NextInt64(Instants.End));
        if (type == typeof(System.Collections.Immutable.ImmutableArray<string>))
            return System.Collections.Immutable.ImmutableArray.Create(Text(), Text());
        if (type == typeof(System.Collections.Immutable.ImmutableSortedDictionary<string, string>))
            return Segments.None.Tags.Add(Text(), Text());
        throw new NotSupportedException($"Tell this test how a {type.Name} is made.");
    }

    private string Text() => string.Create(CultureInfo.InvariantCulture, $"text-{++_count}-{_random.Next():x}");
}
