using System.Globalization;
using CampaignMetrics.Reports;
using CampaignMetrics.Time;
using Spectre.Console;

namespace CampaignMetrics.Cli.Output;

/// <summary>Opens and clicks over time as bars, and the best hours of the week.</summary>
internal sealed class TerminalTimeline(Report report, IAnsiConsole console)
{
    private const int MostBuckets = 24, Width = 40;

    public void Write()
    {
        var buckets = report.Timeline.Buckets;
        if (buckets.IsEmpty) return;
        console.WriteLine();
        console.Write(new Text(string.Create(CultureInfo.InvariantCulture, $"Opens by {report.Timeline.Frequency.Name()} ({report.Timeline.Zone})\n"), new Style(Color.Teal, decoration: Decoration.Bold)));
        var table = Columns.Of(4);
        var most = buckets.Max(bucket => bucket.Opens);
        foreach (var bucket in buckets.Take(MostBuckets))
            table.AddRow(
                new Text(Start(bucket)), new Text(bucket.Opens.ToString("N0", CultureInfo.InvariantCulture), new Style(decoration: Decoration.Bold)),
                new Text(Bar.Of(bucket.Opens, most, Width), new Style(Color.Teal)),
                new Text(string.Create(CultureInfo.InvariantCulture, $"{bucket.FirstOpens:N0} first, {bucket.Clicks:N0} clicks"), new Style(Color.Grey)));
        console.Write(table);
        if (buckets.Length > MostBuckets) Note($"and {buckets.Length - MostBuckets:N0} more with {buckets.Skip(MostBuckets).Sum(bucket => bucket.Opens):N0} opens");
        if (report.WeekHours.Best(3) is { IsEmpty: false } best)
            Note($"most opens: {string.Join(", ", best.Select(cell => string.Create(CultureInfo.InvariantCulture, $"{cell.Day} {cell.Hour:00}:00 ({cell.Opens:N0})")))}");
    }

    private string Start(TimelineBucket bucket) => bucket.Start.ToString(
        report.Timeline.Frequency is Frequency.QuarterHour or Frequency.Hour ? "yyyy-MM-dd HH:mm zzz" : "ddd yyyy-MM-dd", CultureInfo.InvariantCulture);

    private void Note(FormattableString text) => console.Write(new Text($"  {text.ToString(CultureInfo.InvariantCulture)}\n", new Style(Color.Grey)));
}
