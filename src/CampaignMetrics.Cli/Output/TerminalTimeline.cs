using System.Globalization;

namespace CampaignMetrics.Cli.Output;

/// <summary>Opens and clicks over time as bars, and the best hours of the week.</summary>
internal sealed class TerminalTimeline(Report report, Page page)
{
    private const int MostBuckets = 24, BarWidth = 32;

    public void Write()
    {
        var buckets = report.Timeline.Buckets;
        if (buckets.IsEmpty) return;
        page.Heading($"Opens by {report.Timeline.Frequency.Name()} ({report.Timeline.Zone})");
        var most = buckets.Max(bucket => bucket.Opens);
        page.Rows([.. buckets.Take(MostBuckets).Select(bucket => RowOf(bucket, most))], BarWidth);
        if (buckets.Length > MostBuckets)
        {
            var opens = buckets.Skip(MostBuckets).Sum(bucket => bucket.Opens);
            page.Note(Invariant($"and {buckets.Length - MostBuckets:N0} more with {Counted.Of(opens, "open")}"));
        }
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
