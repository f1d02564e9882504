namespace CampaignMetrics.Receivers;

/// <summary>Reads the CSV of numbers from Yahoo's Sender Hub: <c>day,domain,delivered,complaintRate</c>.</summary>
internal static class YahooReader
{
    public const string Receiver = "Yahoo";

    private const string Day = "day", Domain = "domain";

    public static bool Read(byte[] bytes, ReceiverReading reading)
    {
        IReadOnlyList<string>? names = null;
        var (lines, taken) = (0, 0);
        foreach (var (line, cells) in CsvTable.Rows(bytes))
        {
            lines++;
            if (names is not null) taken += TryTake(reading, line, names, cells) ? 1 : 0;
            else if (!AreNames(names = cells)) return Refuse(reading, "the first line has no heading \"day\", or one twice or empty");
        }
        if (lines > 1 && taken == 0) return Refuse(reading, "has no line with a day");
        return names is not null || Refuse(reading, "is empty");
    }

    private static bool AreNames(IReadOnlyList<string> cells) =>
        cells.Contains(Day) && cells.Distinct().Count() == cells.Count && !cells.Any(string.IsNullOrEmpty);

    private static bool TryTake(ReceiverReading reading, int line, IReadOnlyList<string> names, IReadOnlyList<string> cells)
    {
        string? CellOf(string name) =>
            Enumerable.Range(0, Math.Min(names.Count, cells.Count)).Where(i => names[i] == name).Select(i => cells[i]).FirstOrDefault();

        if (ReceiverReading.DayOf(CellOf(Day) ?? "", ReceiverDayConverter.DayFormat) is not { } day)
        {
            reading.Fault(line, null, "has no day, as 2026-03-01: the line is left out");
            return false;
        }
        if (cells.Count != names.Count) reading.Fault(line, null, "has not as many cells as there are headings");
        var domain = CellOf(Domain) is { Length: > 0 } told ? told.ToLowerInvariant() : null;
        for (var i = 0; i < Math.Min(names.Count, cells.Count); i++)
            if (names[i] is not (Day or Domain) && ReceiverReading.NumberOf(names[i], cells[i]) is { } number)
                Take(reading, new ToldNumber(Receiver, domain, day, number, line));
        return true;
    }

    private static void Take(ReceiverReading reading, ToldNumber told)
    {
        if (told.Number.Text is { } text) reading.Fault(told.Line, told.Number.Name, $"\"{text}\" is no number: the cell is left out");
        else reading.Numbers.Add(told);
    }

    private static bool Refuse(ReceiverReading reading, string what)
    {
        reading.Fault(null, null, what);
        return false;
    }
}
