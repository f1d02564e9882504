using System.Collections.Immutable;

namespace CampaignMetrics.Events.Schema;

/// <summary>Checks that the schema is complete, once when it is first used. A member without a row, or two groups in one column, would
/// otherwise lose data silently.</summary>
internal static class SchemaCheck
{
    /// <summary>A log record has at most seven bits for its type, and one value of them marks a dead record.</summary>
    private const int MostTypes = 127;

    /// <summary>Checks the rows.</summary>
    /// <returns>The types, unchanged.</returns>
    /// <exception cref="InvalidOperationException">The schema is not complete; the message says what is missing.</exception>
    public static ImmutableArray<TypeRow> Whole(ImmutableArray<PropertyRow> properties, ImmutableArray<TypeRow> types)
    {
        AreInOrder(
            [.. properties.Select(row => row.Property)],
            [.. Enum.GetValues<EventProperty>().Where(property => property != EventProperty.Unknown)]);
        AreInOrder([.. types.Select(row => row.Type)], Enum.GetValues<EventType>());
        AreCounted<EventProperty>(EventSchema.PropertyCount + 1);
        AreCounted<EventType>(EventSchema.TypeCount);
        AreCounted<Actor>(EventSchema.ActorCount);
        if (properties.Length > PropertySet.Most)
            throw new InvalidOperationException($"There are more than {PropertySet.Most} properties.");
        if (types.Length >= MostTypes) throw new InvalidOperationException($"There are {MostTypes} types or more.");
        foreach (var row in types) Check(row);
        return types;
    }

    private static void AreInOrder<T>(ImmutableArray<T> rows, T[] members) where T : struct, Enum
    {
        foreach (var (index, member) in members.Index())
            if (index >= rows.Length || !rows[index].Equals(member))
                throw new InvalidOperationException($"{typeof(T).Name}.{member} has no row in its place.");
    }

    private static void AreCounted<T>(int count) where T : struct, Enum
    {
        if (Enum.GetValues<T>().Length != count) throw new InvalidOperationException($"{typeof(T).Name} has not {count} members.");
    }

    private static void Check(TypeRow row)
    {
        if (row.Groups.Select(group => group.Column).Distinct().Count() < row.Groups.Length)
            throw new InvalidOperationException($"{row.Type} has two groups in one column.");
        foreach (var group in row.Groups)
            if (group.Column == SlotColumn.Address && !group.IsSingle)
                throw new InvalidOperationException($"{row.Type} holds more than an address in the column of addresses.");
    }
}
