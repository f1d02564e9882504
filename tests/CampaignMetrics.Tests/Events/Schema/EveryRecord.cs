using System.Globalization;
using System.Reflection;

namespace CampaignMetrics.Tests.Events.Schema;

/// <summary>
/// A record of each type with every public property set to something that no other has: found by reflection, so that nothing is forgotten.
/// </summary>
/// <param name="seed">Tells one set of records from another.</param>
/// <param name="broken">Which of the texts, counted from 1, holds half a surrogate pair; 0 for none.</param>
internal sealed class EveryRecord(int seed, int broken = 0)
{
    /// <summary>From 1970 to 2200.</summary>
    private static readonly long Milliseconds =
        new DateTimeOffset(2200, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

    private readonly Random _random = new(seed);
    private int _count;

    /// <summary>All sealed records of the family.</summary>
    public static IEnumerable<Type> Types => typeof(EmailEvent).Assembly.GetTypes().Where(type => type.BaseType == typeof(EmailEvent));

    public IEnumerable<EmailEvent> All => Types.Select(Of);

    /// <summary>How many texts there were.</summary>
    public int Texts => _count;

    public EmailEvent Of(Type type) => (EmailEvent)Fill(Activator.CreateInstance(type)!);

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
        if (type == typeof(bool)) return true;
        if (type == typeof(string)) return Text();
        if (type == typeof(EventId)) return (EventId)Text();
        if (type == typeof(EmailId)) return (EmailId)Text();
        if (type == typeof(ContactId)) return (ContactId)Text();
        if (type == typeof(CampaignId)) return (CampaignId)Text();
        if (type == typeof(Place)) return new Place(Text(), Text(), Text());
        if (type == typeof(Money)) return new Money(_random.Next(1, 1_000_000) / 100m, Currency());
        if (type == typeof(TimeSpan)) return TimeSpan.FromMilliseconds(_random.Next(1, 1_000_000));
        if (type == typeof(DateTimeOffset)) return DateTimeOffset.UnixEpoch.AddMilliseconds(_random.NextInt64(Milliseconds));
        if (type == typeof(System.Collections.Immutable.ImmutableArray<string>))
            return System.Collections.Immutable.ImmutableArray.Create(Text(), Text());
        if (type == typeof(System.Collections.Immutable.ImmutableSortedDictionary<string, string>))
            return Segments.None.Tags.Add(Text(), Text());
        throw new NotSupportedException($"Tell this test how a {type.Name} is made.");
    }

    private string Currency() => Text().EndsWith('\ud800') ? "EU\ud800" : "EUR";

    private string Text()
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"text-{++_count}-{_random.Next():x}");
        return _count == broken ? text + "\ud800" : text;
    }
}
