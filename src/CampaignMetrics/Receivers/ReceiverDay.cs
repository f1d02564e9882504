using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Receivers;

namespace CampaignMetrics;

/// <summary>What a receiver itself tells about the mail of one day, from a domain or an IP address of the sender. These numbers are never
/// mixed with what events tell: receivers count in their own ways.</summary>
/// <param name="Receiver">The receiver, by the name of its mailbox provider: <c>Gmail</c>, <c>Yahoo</c>, <c>Outlook.com</c>.</param>
/// <param name="Of">The domain or the IP address; null where the receiver does not tell.</param>
/// <param name="Day">The day, as the receiver divides days.</param>
/// <param name="Numbers">The numbers, each name once, by name. What a receiver does not tell of a day is missing, and never 0.</param>
/// <exception cref="ArgumentException">A text is empty, or two numbers have one name.</exception>
/// <exception cref="ArgumentOutOfRangeException">The day is not of the years 1970 to 2199.</exception>
[JsonConverter(typeof(DataConverter<ReceiverDay>)), JsonForm<ReceiverDayConverter>]
public sealed record ReceiverDay(string Receiver, string? Of, DateOnly Day, ImmutableArray<ReceiverNumber> Numbers)
{
    /// <summary>The receiver, by the name of its mailbox provider: <c>Gmail</c>, <c>Yahoo</c>, <c>Outlook.com</c>.</summary>
    public string Receiver { get; init => field = Door.Written(value); } = Door.Written(Receiver);

    /// <summary>The day, as the receiver divides days.</summary>
    public DateOnly Day { get; init => field = Door.Date(value)!.Value; } = Door.Date(Day)!.Value;

    /// <summary>The numbers, each name once, by name. What a receiver does not tell of a day is missing, and never 0.</summary>
    public ImmutableArray<ReceiverNumber> Numbers { get; init => field = Ordered(value); } = Ordered(Numbers, nameof(Numbers));

    /// <summary>A number by its name; null where the receiver does not tell it.</summary>
    /// <param name="name">The name.</param>
    public ReceiverNumber? this[string name]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(name);
            foreach (var number in Numbers)
                if (number.Name == name) return number;
            return null;
        }
    }

    /// <summary>The share of complaints by the receiver's own count: <see cref="ReceiverNumber.SpamRate"/> or
    /// <see cref="ReceiverNumber.ComplaintRate"/>; null where it does not tell.</summary>
    public ReceiverNumber? Complaints => this[ReceiverNumber.SpamRate] ?? this[ReceiverNumber.ComplaintRate];

    /// <summary>How that share stands to the receiver's published limit; null where there is none, or no number.</summary>
    public LimitStanding? Standing =>
        Complaints?.Value is { } share ? ComplaintLimit.Of(Receiver)?.StandingOf(share) : null;

    /// <summary>Whether both have the same content.</summary>
    /// <param name="other">The other one.</param>
    public bool Equals(ReceiverDay? other) =>
        other is not null && (Receiver, Of, Day) == (other.Receiver, other.Of, other.Day)
        && Numbers.AsSpan().SequenceEqual(other.Numbers.AsSpan());

    /// <summary>A hash of the content.</summary>
    public override int GetHashCode() => HashCode.Combine(Receiver, Of, Day, Numbers.Length);

    /// <summary>The value as its JSON.</summary>
    public override string ToString() => DataConverter<ReceiverDay>.Shown(this);

    private static ImmutableArray<ReceiverNumber> Ordered(ImmutableArray<ReceiverNumber> numbers, string name = nameof(Numbers))
    {
        var ordered = Door.Given(numbers, name).Sort((one, other) => CodePoints.Compare(one.Name, other.Name));
        for (var i = 1; i < ordered.Length; i++)
            if (ordered[i].Name == ordered[i - 1].Name) throw new ArgumentException("Two numbers have one name.", name);
        return ordered;
    }
}

/// <summary>A number that a receiver tells, or a word in its place.</summary>
/// <param name="Name">The name, such as <see cref="SpamRate"/>.</param>
/// <param name="Value">The number; rates are shares from 0 to 1. Null where the receiver tells a word or a bound.</param>
/// <param name="Text">The word or bound as the receiver writes it, such as <c>GREEN</c> or <c>&lt; 0.1%</c>; null for a number.</param>
/// <exception cref="ArgumentException">The name is empty.</exception>
/// <exception cref="ArgumentOutOfRangeException">The number is infinite or NaN.</exception>
[JsonConverter(typeof(DataConverter<ReceiverNumber>)), JsonForm<ReceiverNumberConverter>]
public sealed record ReceiverNumber(string Name, double? Value, string? Text = null)
{
    /// <summary>The name of Gmail's share of messages that users mark as spam, of those in inboxes.</summary>
    public const string SpamRate = "spamRate";

    /// <summary>The name of Yahoo's and Microsoft's share of complaints.</summary>
    public const string ComplaintRate = "complaintRate";

    /// <summary>The name, such as <see cref="SpamRate"/>.</summary>
    public string Name { get; init => field = Door.Written(value); } = Door.Written(Name);

    /// <summary>The number; rates are shares from 0 to 1. Null where the receiver tells a word or a bound.</summary>
    public double? Value { get; init => field = Finite(value); } = Finite(Value);

    private static double? Finite(double? value, string name = nameof(Value)) =>
        value is null || double.IsFinite(value.Value) ? value : throw new ArgumentOutOfRangeException(name, value, "A finite number.");
}
