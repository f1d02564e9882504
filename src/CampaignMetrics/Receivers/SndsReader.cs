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
        foreach (var (line, cells) in CsvTable.Rows(bytes))
        {
            if (WrittenAddress.Of(cells[0]) is not { } address)
            {
                reading.Fault(line, null, $"\"{ReceiverReading.Shown(cells[0])}\" is no IP address: the line is left out");
                continue;
            }
            // 3/1/2026 7:00 PM
            var day = cells.Count > Begin ? ReceiverReading.DayOf(cells[Begin].Split(' ')[0], DayFormats) : null;
            if (day is null) reading.Fault(line, null, "has no day: the line is left out");
            else Take(reading, line, address, day.Value, cells);
        }
        return true;
    }

    private static void Take(ReceiverReading reading, int line, string address, DateOnly day, IReadOnlyList<string> cells)
    {
        foreach (var (column, name) in Columns)
            if (column < cells.Count && ReceiverReading.NumberOf(name, cells[column]) is { } number)
                reading.Numbers.Add(new ToldNumber(Receiver, address, day, number, line));
    }
}
