using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Portfolio;

namespace CampaignMetrics;

/// <summary>A column of a list of emails: what is known of them, the count of a metric, or a rate of the definition.</summary>
/// <example>
/// <code>
/// var list = messages.Emails(new EmailQuery { SortBy = Measure.Rate("open"), Search = "sale" });
/// </code>
/// </example>
/// <remarks>The default value of this type is when an email was sent.</remarks>
[JsonConverter(typeof(DataConverter<EmailColumn>)), JsonForm<EmailColumnConverter>]
public readonly record struct EmailColumn : IParsable<EmailColumn>
{
    private readonly EmailProperty _property;

    private EmailColumn(EmailProperty property, Measure? measure) => (_property, Measure) = (property, measure);

    /// <summary>What is known of the email; null for a number.</summary>
    public EmailProperty? Property => Measure is null ? _property : null;

    /// <summary>The metric or rate; null for a property.</summary>
    public Measure? Measure { get; }

    /// <summary>A property.</summary>
    /// <param name="property">The property.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is no member of <see cref="EmailProperty"/>.</exception>
    public static EmailColumn Of(EmailProperty property) => new(Door.Known(property, nameof(property)), null);

    /// <summary>A metric or rate.</summary>
    /// <param name="measure">The measure.</param>
    public static EmailColumn Of(Measure measure) => new(default, measure);

    /// <summary>A property. The conversion never throws: a value that is no property is refused where a list is made by it.</summary>
    /// <param name="property">The property.</param>
    public static implicit operator EmailColumn(EmailProperty property) => new(property, null);

    /// <summary>A metric or rate.</summary>
    /// <param name="measure">The measure.</param>
    public static implicit operator EmailColumn(Measure measure) => Of(measure);

    /// <summary>Reads the name of a property in camel case, such as <c>sentAt</c>, or else of a <see cref="CampaignMetrics.Measure"/>, such
    /// as <c>delivered</c> or <c>open</c>.</summary>
    /// <param name="s">The name.</param>
    /// <param name="provider">Not used: names have no culture.</param>
    /// <param name="result">The column.</param>
    /// <returns>False for an empty name. Whether a rate exists is checked later, against the definition.</returns>
    public static bool TryParse(string? s, IFormatProvider? provider, out EmailColumn result)
    {
        result = default;
        if (!CampaignMetrics.Measure.TryParse(s, provider, out var measure)) return false;
        result = Words<EmailProperty>.Find(s!) is { } property ? Of(property) : Of(measure);
        return true;
    }

    /// <inheritdoc cref="TryParse"/>
    /// <exception cref="FormatException">The name is empty.</exception>
    public static EmailColumn Parse(string s, IFormatProvider? provider = null)
    {
        ArgumentNullException.ThrowIfNull(s);
        return TryParse(s, provider, out var column) ? column : throw new FormatException("A column needs a name.");
    }

    /// <summary>The name, as <see cref="TryParse"/> reads it.</summary>
    public override string ToString() =>
        Measure?.ToString() ?? (Enum.IsDefined(_property) ? Words<EmailProperty>.Of(_property) : _property.ToString());
}
