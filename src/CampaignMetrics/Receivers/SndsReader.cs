namespace CampaignMetrics.Receivers;

/// <summary>Reads the CSV of Microsoft's SNDS.</summary>
internal static class SndsReader
{
    public const string Receiver = "Outlook.com";

    private const int Begin = 1;

    /// <summary>The columns that are kept, by their place. Samples of commands and times of trap messages are no numbers of a
    /// day.</summary>
    private static readonly (int Column, string Name)[] Columns =
    [
        (3, "rcptCommands"), (4, "dataCommands"), (5, "messageRecipients"), (6, "filterResult"), (7, ReceiverNumber.ComplaintRate),
        (10, "trapHits"),
    ];

    private static readonly string[] DayFormats = ["M/d/yyyy", "yyyy-MM-dd"];

    public static bool Read(byte[] bytes, ReceiverReading reading)
    {
        var (lines, taken) = (0, 0);
        foreach (var (line, cells) in CsvTable.Rows(bytes))
        {
            lines++;
            taken += TryTake(reading, line, cells) ? 1 : 0;
        }
        // A file about no day is empty; one of which no line can be read is another kind of file.
        if (lines > 0 && taken == 0) reading.Fault(null, null, "has no line with an IP address and a day");
        return true;
    }

    private static bool TryTake(ReceiverReading reading, int line, IReadOnlyList<string> cells)
    {
        if (WrittenAddress.Of(cells[0]) is not { } address)
        {
            reading.Fault(line, null, $"\"{ReceiverReading.Shown(cells[0])}\" is no IP address: the line is left out");
            return false;
        }
        // 3/1/2026 7:00 PM
        var day = cells.Count > Begin ? ReceiverReading.DayOf(cells[Begin].Split(' ')[0], DayFormats) : null;
        if (day is null) reading.Fault(line, null, "has no day: the line is left out");
        else Take(reading, line, address, day.Value, cells);
        return day is not null;
    }

    private static void Take(ReceiverReading reading, int line, string address, DateOnly day, IReadOnlyList<string> cells)
    {
        foreach (var (column, name) in Columns)
            if (column < cells.Count && ReceiverReading.NumberOf(name, cells[column]) is { } number)
                reading.Numbers.Add(new ToldNumber(Receiver, address, day, number, line));
    }
}
