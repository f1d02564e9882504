using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using CampaignMetrics.Cli.Input;

namespace CampaignMetrics.Cli.Commands;

/// <content>What the options' values have to be, and what they say.</content>
internal sealed partial class ScopeOptions
{
    private static void NeedsText(OptionResult result)
    {
        if (result.Tokens.Any(token => token.Value.Length == 0))
            result.AddError($"{result.IdentifierToken?.Value}: an empty text names nothing.");
    }

    private static void NeedsExclusion(OptionResult result)
    {
        foreach (var token in result.Tokens)
            if (ReportScope.ExclusionFault(token.Value) is { } fault)
                result.AddError($"{result.IdentifierToken?.Value}: '{token.Value}' {fault}.");
    }

    /// <summary>For an option that needs both ends of the period.</summary>
    public void NeedsWholePeriod(OptionResult result)
    {
        if (result.Implicit || result.Parent is not CommandResult command) return;
        if (GivenDate(command, _from) is null || GivenDate(command, _to) is null)
            result.AddError($"{result.IdentifierToken?.Value}: a period has --from and --to.");
    }

    private static void NeedsDay(OptionResult result)
    {
        if (result.Tokens is [var token] && DayOf(token.Value) is null)
            result.AddError(Names.Unknown(token.Value, "day", [.. Enum.GetNames<DayOfWeek>().Select(day => day.ToLowerInvariant())]));
    }

    private static void NeedsParameters(OptionResult result)
    {
        if (result.Tokens is [var token] && ParametersOf(token.Value) is null)
            result.AddError($"--link-parameters: '{token.Value}' is neither utm nor all.");
    }

    private static DayOfWeek? DayOf(string name)
    {
        foreach (var day in Enum.GetValues<DayOfWeek>())
            if (name.Equals(day.ToString(), StringComparison.OrdinalIgnoreCase)) return day;
        return null;
    }

    private static LinkParameters? ParametersOf(string word) => word.ToLowerInvariant() switch
    {
        "utm" => LinkParameters.Utm,
        "all" => LinkParameters.All,
        _ => null,
    };

    private void NeedsPeriod(CommandResult result)
    {
        if (GivenDate(result, _from) is { } from && GivenDate(result, _to) is { } to && from >= to)
            result.AddError(
                $"--from {Written(from)} is not before --to {Written(to)}: there is no day between, as --to is the day after the last.");
    }

    private void NeedsLines(CommandResult result)
    {
        if (result.GetResult(_strict) is { Implicit: false } && _files.Store.IsGiven(result))
            result.AddError("--strict: is for FILE; a store holds no line that was rejected.");
    }

    private static DateOnly? GivenDate(CommandResult result, Option option) =>
        result.GetResult(option)?.Tokens is [var token] ? Date(token.Value) : null;

    private static void NeedsEquals(OptionResult result)
    {
        foreach (var token in result.Tokens)
            if (token.Value.IndexOf('=', StringComparison.Ordinal) <= 0)
                result.AddError($"--tag: '{token.Value}' is not of the form NAME=VALUE.");
        foreach (var name in result.Tokens.Select(token => token.Value.Split('=')[0]).CountBy(name => name).Where(name => name.Value > 1))
            result.AddError($"--tag: '{name.Key}' is given twice; 'breakdown --by tag:{name.Key}' has a row for each value.");
    }

    private static void NeedsSize(OptionResult result)
    {
        if (result.Tokens is [var token] && !ByteSize.TryParse(token.Value, out _))
            result.AddError($"--memory: '{token.Value}' is no size like 500MB or 4GB.");
    }

    private static void NeedsDate(OptionResult result)
    {
        if (result.Tokens is [var token] && Date(token.Value) is not { Year: >= 1970 and < 2200 })
            result.AddError($"{result.IdentifierToken?.Value}: '{token.Value}' is no date like 2026-03-29, from 1970 to 2199.");
    }

    private static void NeedsInstant(OptionResult result)
    {
        if (result.Tokens is [var token] && Instant(token.Value) is not { Year: >= 1970 and < 2200 })
            result.AddError($"{result.IdentifierToken?.Value}: '{token.Value}' is no time like 2026-03-29T12:00:00Z, from 1970 to 2199.");
    }

    private static void NeedsFrequency(OptionResult result)
    {
        if (result.Tokens is [var token] && FrequencyNames.Find(token.Value) is null)
            result.AddError($"--every: '{token.Value}' is none of 15min, hour, day, week, month.");
    }

    private static string Written(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly? Date(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    /// <summary>A time with its offset (RFC 3339).</summary>
    public static DateTimeOffset? Instant(string text) =>
        text.IndexOf('T', StringComparison.OrdinalIgnoreCase) is >= 0 and var time
            // The offset stands behind the T; a hyphen before it belongs to the date.
            // Without an offset, .NET would take the machine's zone.
            && text.AsSpan().LastIndexOfAny("zZ+-") > time
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var instant)
            ? instant
            : null;

    private static TimeZoneInfo Zone(ArgumentResult result) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(Only(result), out var zone)
            ? zone
            : Wrong<TimeZoneInfo>(result, $"'{Only(result)}' is no time zone like Europe/Amsterdam.")!;

    private static string Only(ArgumentResult result) => result.Tokens[0].Value;

    private static T? Wrong<T>(ArgumentResult result, string message)
    {
        result.AddError(message);
        return default;
    }
}
