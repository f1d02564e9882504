using System.Globalization;

namespace CampaignMetrics.Cli.Output;

/// <summary>
/// The value of one cell of a command's output: a text, several texts, a number as its digits, true or false, or nothing.
/// </summary>
/// <remarks><para>Numbers are kept as text, so that JSON and CSV show the same digits.</para></remarks>
internal readonly record struct Answer
{
    private Answer(string? written, bool isNumber) => (Written, IsNumber) = (written, isNumber);

    /// <summary>Several texts: an array in JSON, one cell in a table.</summary>
    public static Answer Of(IEnumerable<string> texts)
    {
        string[] all = [.. texts];
        return new Answer(string.Join(", ", all), isNumber: false) { Texts = all };
    }

    /// <summary>The single texts, where there are several; otherwise null.</summary>
    public IReadOnlyList<string>? Texts { get; private init; }

    public string? Written { get; }

    public bool IsNumber { get; }

    public static implicit operator Answer(string? text) => new(text, isNumber: false);

    public static implicit operator Answer(long? number) => new(number?.ToString(CultureInfo.InvariantCulture), isNumber: true);

    public static implicit operator Answer(double? number) => new(number?.ToString("R", CultureInfo.InvariantCulture), isNumber: true);

    public static implicit operator Answer(decimal? number) => new(number?.ToString(CultureInfo.InvariantCulture), isNumber: true);

    public static implicit operator Answer(bool? flag) =>
        new(flag switch { true => "true", false => "false", null => null }, isNumber: true);

    public static implicit operator Answer(DateTimeOffset? at) =>
        new(at?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture), isNumber: false);
}

/// <summary>A column of a command's output, which reads its cell from each answer.</summary>
/// <param name="Name">Its name, in camel case.</param>
/// <param name="Of">Reads the cell's value from an answer.</param>
/// <param name="IsOptional">Whether JSON leaves the member out where there is no value, instead of writing null.</param>
internal sealed record AnswerColumn<T>(string Name, Func<T, Answer> Of, bool IsOptional = false);
