using System.Text;
using CampaignMetrics.Events.Schema;

namespace CampaignMetrics.Events;

/// <summary>Parses the values of a line's properties into fields; shared by the fast and the general reader, so that they agree.</summary>
internal static class EventValues
{
    /// <summary>Takes a property that is written as one string: a text, a name or an instant.</summary>
    /// <param name="row">The property.</param>
    /// <param name="place">The string, as <see cref="EventFields"/> refers to it.</param>
    /// <param name="fields">Receives the value.</param>
    /// <returns>Null, or why the value is invalid.</returns>
    public static string? Take(PropertyRow row, long place, EventFields fields)
    {
        if (row.Kind == PropertyKind.Text)
        {
            fields.SetText(row.Property, place);
            return null;
        }
        return row.Kind == PropertyKind.Instant ? TakeInstant(row, place, fields) : TakeName(row, place, fields);
    }

    /// <summary>Takes a property that is a number.</summary>
    /// <returns>Null, or why the value is invalid.</returns>
    public static string? TakeNumber(PropertyRow row, ReadOnlySpan<byte> number, EventFields fields) =>
        row.Kind == PropertyKind.Seconds ? TakeSeconds(row, number, fields) : TakeDecimal(row, number, fields);

    /// <summary>Takes a property that is true or false.</summary>
    public static void TakeFlag(EventProperty property, bool isSet, EventFields fields)
    {
        var number = isSet ? 1 : 0;
        if (number == EventSchema.Of(property).Default) fields.Remove(property);
        else fields.SetNumber(property, number);
    }

    /// <summary>Checks that the line has a type and a time, and turns <c>bot</c> into the actor.</summary>
    /// <returns>Null, or what is missing.</returns>
    public static string? Finish(EventFields fields)
    {
        if (!fields.Has(EventProperty.Type)) return "no type";
        if (!fields.Has(EventProperty.At)) return "no at";
        if (!fields.Has(EventProperty.Bot)) return null;
        // A stated actor says more than the flag and wins.
        var isBot = fields.Number(EventProperty.Bot) != 0 && !fields.Has(EventProperty.Actor);
        if (isBot) fields.SetNumber(EventProperty.Actor, (int)Actor.Automation);
        fields.Remove(EventProperty.Bot);
        return null;
    }

    private static string? TakeInstant(PropertyRow row, long place, EventFields fields)
    {
        var reason = Rfc3339.Parse(fields.TextAt(place), out var milliseconds);
        if (reason is not null) return $"{row.Name} {reason}";
        fields.SetNumber(row.Property, milliseconds);
        return null;
    }

    private static string? TakeName(PropertyRow row, long place, EventFields fields)
    {
        var member = fields.MemberAt(place, row.Names!);
        if (member < 0) return TakeOtherName(row, fields.TextAt(place));
        if (member == row.Default) fields.Remove(row.Property);
        else fields.SetNumber(row.Property, member);
        return null;
    }

    private static string? TakeOtherName(PropertyRow row, ReadOnlySpan<byte> name)
    {
        var isIgnored = row.Ignored is { } ignored && name.SequenceEqual(Encoding.UTF8.GetBytes(ignored));
        return isIgnored ? null : $"unknown {row.Name} {Quoted(name)}";
    }

    private static string? TakeSeconds(PropertyRow row, ReadOnlySpan<byte> number, EventFields fields)
    {
        var isDecimal = JsonNumber.TryDecimal(number, out var seconds);
        // -0 is a number of JSON, and not negative.
        if (number[0] == '-' && !(isDecimal && seconds == 0)) return $"{row.Name} is negative";
        var longest = Viewed.MaxDuration;
        var isInRange = isDecimal && seconds < (decimal)longest.TotalSeconds;
        // Longer durations are capped, also those that no decimal can hold.
        fields.SetNumber(row.Property, isInRange ? (int)(seconds * 1000) : (int)longest.TotalMilliseconds);
        return null;
    }

    private static string? TakeDecimal(PropertyRow row, ReadOnlySpan<byte> number, EventFields fields)
    {
        if (!JsonNumber.TryDecimal(number, out var value)) return $"{row.Name} is out of range";
        if (!Money.IsExact(value)) return $"{row.Name} {(Money.IsTooFine(value) ? "has more than 9 decimals" : "is out of range")}";
        fields.SetDecimal(row.Property, value);
        return null;
    }

    private static string Quoted(ReadOnlySpan<byte> text) => $"'{Encoding.UTF8.GetString(text.Length > 40 ? text[..40] : text)}'";
}
