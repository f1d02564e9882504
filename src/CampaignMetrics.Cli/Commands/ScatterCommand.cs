using System.CommandLine;
using CampaignMetrics.Cli.Input;
using CampaignMetrics.Cli.Output;

namespace CampaignMetrics.Cli.Commands;

/// <summary><c>scatter FILE…</c>: each email by two of its rates, and the averages of both.</summary>
internal static class ScatterCommand
{
    public const string Name = "scatter";

    private const int Most = 50;

    public static Command Create()
    {
        var x = new Option<string?>("--x") { Description = "The rate from left to right [default: open].", HelpName = "RATE" };
        var y = new Option<string?>("--y") { Description = "The rate upwards [default: click].", HelpName = "RATE" };
        return new DocumentCommand<EmailScatter>(Name, "Shows each email as a point by two of its rates, and their averages.")
        {
            Check = (parsed, definition) =>
            {
                MeasureList.Rate(parsed.GetValue(x) ?? "open", definition);
                MeasureList.Rate(parsed.GetValue(y) ?? "click", definition);
            },
            Make = asked =>
            [
                asked.Ledger.Scatter(
                    asked.Parsed.GetValue(x) ?? "open", asked.Parsed.GetValue(y) ?? "click", asked.Definition, asked.Scope,
                    asked.CancellationToken),
            ],
            IsEmpty = scatter => scatter.Points.IsEmpty,
            Show = Write,
            ToTable = scatter => scatter.ToTable(),
        }.Create(x, y);
    }

    public static void Write(Page page, EmailScatter scatter)
    {
        page.Heading($"Emails by two rates, {scatter.Definition.Title}");
        ScatterPlot.Write(page, scatter);
        var table = new PagedTable(["", scatter.PooledX.Words, scatter.PooledY.Words], numbers: true);
        foreach (var point in scatter.Points.Take(Most))
            table.Add([point.Name ?? point.Email.Value, Figures.Percent(point.X.Value), Figures.Percent(point.Y.Value)]);
        table.Add(["mean of the emails' rates", Figures.Percent(scatter.MeanX), Figures.Percent(scatter.MeanY)]);
        table.Add(["pooled rate of all messages", Figures.Percent(scatter.PooledX.Value), Figures.Percent(scatter.PooledY.Value)]);
        table.Write(page);
        if (scatter.Points.Length > Most)
            page.Note(Figures.Invariant($"and {scatter.Points.Length - Most:N0} more: --format csv has all"));
        if (scatter.LeftOut > 0) page.Note($"{Counted.Of(scatter.LeftOut, "email")} left out: a rate is not measured");
    }
}
