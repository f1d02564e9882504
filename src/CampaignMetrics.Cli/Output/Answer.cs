using System.Globalization;

namespace CampaignMetrics.Cli.Output;

/// <summary>What stands in one place of an answer: a text, a number as its digits, or nothing.</summary>
internal readonly record struct Answer
{
    private Answer(string? written, bool isNumber) => (Written, IsNumber) = (written, isNumber);

    public string? Written { get; }

    public bool IsNumber { get; }

    public static implicit operator Answer(string? text) => new(text, isNumber: false);

    public static implicit operator Answer(long? number) => new(number?.ToString(CultureInfo.InvariantCulture), isNumber: true);

    public static implicit operator Answer(double? number) => new(number?.ToString("R", CultureInfo.InvariantCulture), isNumber: true);

    public static implicit operator Answer(decimal? number) => new(number?.ToString(CultureInfo.InvariantCulture), isNumber: true);

    public static implicit operator Answer(DateTimeOffset at) =>
        new(at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture), isNumber: false);
}

/// <summary>A place of every answer.</summary>
/// <param name="Name">Its name, in camel case.</param>
/// <param name="Of">What stands there.</param>
/// <param name="IsOptional">Whether JSON leaves it out where there is nothing, instead of saying null.</param>
internal sealed record AnswerColumn<T>(string Name, Func<T, Answer> Of, bool IsOptional = false);
