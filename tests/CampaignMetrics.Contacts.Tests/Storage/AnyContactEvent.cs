using System.Reflection;
using CampaignMetrics.Contacts.Consents;
using CampaignMetrics.Contacts.Storage;
using CampaignMetrics.Contacts.Subscriptions;

namespace CampaignMetrics.Contacts.Tests.Storage;

/// <summary>Events of contacts of every type, with anything in every property that they have, found by reflection.</summary>
internal static class AnyContactEvent
{
    private static readonly string[] Texts = ["a", "Ann Lee", "", " ", "\"\\\n\0\u2028", "ünï \ud83d\ude00", "</script>", "\uFFFD", "null"];

    public static IReadOnlyList<Type> Types { get; } =
        [.. typeof(ContactEvent).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(ContactEvent)))];

    /// <summary>An event of a type. Each property is set; what may be null or default sometimes is.</summary>
    public static ContactEvent Of(Type type, Random random, bool isFull = false) => (ContactEvent)Made(type, random, isFull);

    /// <summary>All properties of a type that are data of their own, those of its parts too.</summary>
    public static IEnumerable<string> PropertiesOf(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property.CanWrite)
        .SelectMany(property => IsPart(property.PropertyType) ? PropertiesOf(property.PropertyType) : [property.Name])
        .Distinct();

    private static bool IsPart(Type type) => type == typeof(SubscriptionEvent) || type == typeof(ConsentStatement);

    private static object Made(Type type, Random random, bool isFull)
    {
        var constructor = type.GetConstructors().Single();
        var nullability = new NullabilityInfoContext();
        var made = constructor.Invoke([.. constructor.GetParameters().Select(parameter =>
            Value(parameter.ParameterType, nullability.Create(parameter).WriteState == NullabilityState.Nullable, random, isFull))]);
        // The time of a part is that of its event.
        var hasPart = constructor.GetParameters().Any(parameter => IsPart(parameter.ParameterType));
        var rest = type.GetProperties().Where(property => property.CanWrite
            && !constructor.GetParameters().Any(parameter => parameter.Name == property.Name)
            && !(hasPart && property.Name == nameof(ContactEvent.At)));
        foreach (var property in rest)
            property.SetValue(
                made, Value(property.PropertyType, nullability.Create(property).WriteState == NullabilityState.Nullable, random, isFull));
        return made;
    }

    private static object? Value(Type type, bool isNullable, Random random, bool isFull)
    {
        if (isNullable && !isFull && random.Next(3) == 0) return null;
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (IsPart(type)) return Made(type, random, isFull);
        if (type.IsEnum) return Enum.GetValues(type).GetValue(random.Next(Enum.GetValues(type).Length));
        if (type == typeof(string)) return isFull ? "text" : Texts[random.Next(Texts.Length)];
        if (type == typeof(ContactId)) return new ContactId(random.Next(2) == 0 ? $"Ann{random.Next(9)}@BÜCHER.example" : "crm-42");
        if (type == typeof(EventId)) return !isFull && random.Next(3) == 0 ? default : new EventId($"id-{random.Next(9)}");
        if (type == typeof(EmailId)) return new EmailId($"email \"{random.Next(9)}\"");
        if (type == typeof(SubscriptionType)) return new SubscriptionType($"news {random.Next(9)}");
        if (type == typeof(DateTimeOffset)) return Instant(random);
        throw new NotSupportedException($"No value for {type}: add one here.");
    }

    private static DateTimeOffset Instant(Random random)
    {
        var first = new DateTimeOffset(1970, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var ticks = random.Next(4) switch
        {
            0 => 0,
            1 => new DateTimeOffset(2199, 12, 31, 23, 59, 59, TimeSpan.Zero).AddTicks(9_999_999).Ticks - first.Ticks,
            2 => random.NextInt64(2_000_000_000) * TimeSpan.TicksPerSecond,
            _ => random.NextInt64(2_000_000_000) * TimeSpan.TicksPerSecond + random.Next(10_000_000),
        };
        return first.AddTicks(ticks).ToOffset(TimeSpan.FromHours(ticks == 0 ? 0 : random.Next(-3, 4)));
    }
}
