using System.Globalization;

namespace CampaignMetrics.Receivers;

/// <summary>What a file of a receiver tells, and what is wrong with it.</summary>
internal sealed class ReceiverReading(string file)
{
    public List<ToldNumber> Numbers { get; } = [];

    public List<ReceiverFault> Faults { get; } = [];

    public void Fault(int? line, string? path, string what) => Faults.Add(new ReceiverFault(file, line, path, what));

    /// <summary>A day, from 1970 to 2199.</summary>
    public static DateOnly? DayOf(string text, params string[] formats) =>
        DateOnly.TryParseExact(text, formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day.Year is >= 1970 and < 2200
            ? day
            : null;

    /// <summary>A cell of a table: a number, a percentage as a share, or else the text itself; null for an empty one.</summary>
    public static ReceiverNumber? NumberOf(string name, string cell)
    {
        if (cell.Length == 0) return null;
        var isPercent = cell.EndsWith('%');
        var digits = isPercent ? cell[..^1].TrimEnd() : cell;
        // As a decimal, so that 0.3 % is 0.003 to the last bit: a limit must not be missed by rounding.
        return decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? new ReceiverNumber(name, (double)(isPercent ? number / 100 : number))
            : new ReceiverNumber(name, null, Shown(cell));
    }

    /// <summary>A text from outside, short enough to be kept.</summary>
    public static string Shown(string text) => text.Length <= 100 ? text : $"{text[..100]}…";
}

/// <summary>A number of a day, and where it stands.</summary>
internal sealed record ToldNumber(
    string Receiver, string? Of, DateOnly Day, ReceiverNumber Number, int? Line = null, string? Path = null)
{
    public string DayText { get; } = Day.ToString(ReceiverDayConverter.DayFormat, CultureInfo.InvariantCulture);
}
