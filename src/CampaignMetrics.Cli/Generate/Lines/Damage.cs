namespace CampaignMetrics.Cli.Generate.Lines;

/// <summary>Writes lines that are no events, as a full disk, a faulty sender or an edit by hand leave them behind.</summary>
internal static class Damage
{
    private const int Kinds = 6;

    /// <summary>Writes such a line.</summary>
    /// <param name="line">Where to.</param>
    /// <param name="number">Which of them; the kinds take turns.</param>
    /// <param name="at">Milliseconds.</param>
    public static void Write(LineBuffer line, long number, long at)
    {
        switch (number % Kinds)
        {
            case 0: // cut off
                line.Add("{\"id\":\"cut-off\",\"type\":\"opened\",\"at\":\""u8);
                line.AddTime(at);
                line.Add("\",\"email\":\"spring-sale\",\"recip"u8);
                break;
            case 1: Event(line, at, "\"type\":\"opened\",\"at\":\"2026-03-24 11:05:00"u8); break; // local time, no offset
            case 2: Event(line, at, "\"type\":\"opened\",\"at\":\"2026-02-30T11:05:00Z"u8); break; // no such day
            case 3: Event(line, at, "\"type\":\"teleported\",\"at\":\"2026-03-24T11:05:00Z"u8); break; // no such type
            case 4: Event(line, at, "\"type\":\"viewed\",\"seconds\":-3,\"at\":\"2026-03-24T11:05:00Z"u8); break; // negative
            default: line.Add("# log rotated"u8); break;
        }
    }

    private static void Event(LineBuffer line, long at, ReadOnlySpan<byte> stated)
    {
        line.Add("{\"id\":\"damaged-"u8);
        line.Add(at);
        line.Add("\","u8);
        line.Add(stated);
        line.Add("\",\"email\":\"spring-sale\",\"recipient\":\"nobody@shop.example\"}"u8);
    }
}
