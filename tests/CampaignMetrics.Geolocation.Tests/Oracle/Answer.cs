using System.Collections;
using System.Globalization;

namespace CampaignMetrics.Geolocation.Tests.Oracle;

/// <summary>What a reader answers to one question, as text: a record in one spelling, nothing, or a refusal with its reason.</summary>
internal readonly record struct Answer(string Text, bool IsRefusal = false)
{
    public static Answer Nothing { get; } = new("nothing");

    /// <summary>What a refusal says, without the name of the exception.</summary>
    public string Reason => Text[(Text.IndexOf(": ", StringComparison.Ordinal) + 2)..];

    public bool IsA(string exception) => IsRefusal && Text.StartsWith($"{exception}: ", StringComparison.Ordinal);

    /// <summary>The record without the length of its network.</summary>
    public string Record => Text[..Math.Max(0, Text.LastIndexOf(" /", StringComparison.Ordinal))];

    public string PrefixLength => Text[(Text.LastIndexOf('/') + 1)..];

    public static Answer Of(object? record, int? prefixLength) =>
        record is null ? Nothing : new(string.Create(CultureInfo.InvariantCulture, $"{Spelled(record)} /{prefixLength}"));

    public static Answer Refused(Exception exception) => new($"{exception.GetType().Name}: {exception.Message}", IsRefusal: true);

    /// <summary>Whole numbers are spelled alike, whatever .NET type a reader gives them: the two choose different ones.</summary>
    private static string Spelled(object value) => value switch
    {
        string text => $"\"{text}\"",
        byte[] bytes => $"0x{Convert.ToHexString(bytes)}",
        bool flag => flag ? "true" : "false",
        double number => $"{number.ToString("R", CultureInfo.InvariantCulture)}d",
        float number => $"{number.ToString("R", CultureInfo.InvariantCulture)}f",
        IDictionary map => $"{{{string.Join(',', Entries(map).Order(StringComparer.Ordinal))}}}",
        IEnumerable items => $"[{string.Join(',', items.Cast<object>().Select(Spelled))}]",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new ArgumentException($"No reader gives a {value.GetType()}.", nameof(value)),
    };

    private static IEnumerable<string> Entries(IDictionary map) =>
        map.Keys.Cast<string>().Select(key => $"\"{key}\":{Spelled(map[key]!)}");
}
