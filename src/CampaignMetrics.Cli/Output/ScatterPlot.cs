namespace CampaignMetrics.Cli.Output;

/// <summary>Draws points in a terminal: one character for one, others for several in the same place, and lines for the means.</summary>
internal static class ScatterPlot
{
    private const int Height = 12, Widest = 72, Margin = 8;

    public static void Write(Page page, EmailScatter scatter)
    {
        if (scatter.Points.IsEmpty) return;
        var width = Math.Min(Widest, page.Width - Margin);
        var (mostX, mostY) = (Most(scatter.Points.Max(point => point.X.Value)), Most(scatter.Points.Max(point => point.Y.Value)));
        var counts = new int[Height, width];
        foreach (var point in scatter.Points) counts[Place(point.Y.Value, mostY, Height), Place(point.X.Value, mostX, width)]++;
        var (meanX, meanY) = (Place(scatter.MeanX, mostX, width), Place(scatter.MeanY, mostY, Height));
        for (var row = Height - 1; row >= 0; row--)
        {
            var line = new char[width];
            for (var column = 0; column < width; column++) line[column] = Mark(counts[row, column], column == meanX, row == meanY);
            var label = row == Height - 1 ? Figures.Invariant($"{mostY * 100:0.#} %") : row == 0 ? "0 %" : "";
            page.Plain($"{label.PadLeft(Margin - 2)} │{new string(line)}".TrimEnd());
        }
        page.Plain($"{new string(' ', Margin - 2)} └{new string('─', width)}");
        var end = Figures.Invariant($"{mostX * 100:0.#} %");
        page.Plain($"{new string(' ', Margin)}0 %{end.PadLeft(width - 3)}");
        page.Note($"from left to right: {scatter.PooledX.Words}; upwards: {scatter.PooledY.Words}; lines: means");
    }

    private static char Mark(int points, bool onMeanX, bool onMeanY) => points switch
    {
        1 => '•',
        > 1 => '●',
        _ => (onMeanX, onMeanY) switch { (true, true) => '┼', (true, false) => '┆', (false, true) => '┄', _ => ' ' },
    };

    // An axis ends at a round number, and is never without length.
    private static double Most(double? value) => Math.Max(0.01, Math.Ceiling((value ?? 0) * 20) / 20);

    private static int Place(double? value, double most, int cells) =>
        Math.Clamp((int)((value ?? 0) / most * cells), 0, cells - 1);
}
