using System.Globalization;

namespace CampaignMetrics.Cli.Output;

/// <summary>Opens and clicks over time as bars, and the best hours of the week.</summary>
internal sealed class TerminalTimeline(Report report, Page page)
{
    private const int MostBuckets = 24, BarWidth = 32;

    public void Write()
    {
        var all = report.Timeline.Buckets;
        if (all.IsEmpty) return;
        // Quiet buckets are shown where there is room for all.
        var buckets = all.Length > MostBuckets ? [.. all.Where(bucket => bucket.Opens + bucket.Clicks > 0)] : all;
        page.Heading($"Opens by {report.Timeline.Frequency.Name()} ({report.Timeline.Zone})");
        var most = all.Max(bucket => bucket.Opens);
        page.Rows([.. buckets.Take(MostBuckets).Select(bucket => RowOf(bucket, most))], BarWidth);
        if (buckets.Length > MostBuckets)
        {
            var opens = buckets.Skip(MostBuckets).Sum(bucket => bucket.Opens);
            page.Note(Invariant($"and {buckets.Length - MostBuckets:N0} more with {Counted.Of(opens, "open")}"));
        }
        if (all.Length > buckets.Length)
            page.Note(Invariant($"{all.Length - buckets.Length:N0} without opens and clicks are not shown"));
        if (report.WeekHours.Best(3) is { IsEmpty: false } best)
            page.Note(
                $"most opens: {string.Join(", ", best.Select(cell => Invariant($"{cell.Day} {cell.Hour:00}:00 ({cell.Opens:N0})")))}");
    }

    private PageRow RowOf(TimelineBucket bucket, long most) => new(
        Moment.Of(bucket.Start, report.Timeline.Frequency),
        Invariant($"{bucket.Opens:N0}"),
        most == 0 ? 0 : (double)bucket.Opens / most,
        Invariant($"{bucket.FirstOpens:N0} first, {Counted.Of(bucket.Clicks, "click")}"));

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
