using System.CommandLine;
using CampaignMetrics.Cli.Input;
using CampaignMetrics.Cli.Output;
using CampaignMetrics.Definitions;
using CampaignMetrics.Reports;
using Spectre.Console;

namespace CampaignMetrics.Cli.Commands;

/// <summary><c>compare FILE… --definitions A,B,…</c>: the same events under several products' definitions, and why they differ.</summary>
internal static class CompareCommand
{
    public const string Name = "compare";

    public static Command Create()
    {
        var scope = new ScopeOptions();
        var names = new Option<string>("--definitions")
        {
            Description = "Whose definitions, separated by commas.", HelpName = "A,B,…",
            DefaultValueFactory = _ => string.Join(',', Names.Definitions),
        };
        var command = new Command(Name, "Shows the same events under several products' definitions, and why they differ.") { names };
        scope.AddTo(command);
        command.SetAction((parsed, cancellationToken) => Task.Run(() =>
        {
            var definitions = Names.DefinitionsOf(parsed.GetValue(names)!);
            using var target = OutputFile.Create(null, scope.Inputs(parsed));
            var ledger = scope.Read(parsed, cancellationToken);
            var reports = definitions.Select(definition => ledger.Report(definition, scope.Scope(parsed), cancellationToken)).ToList();
            if (!reports.Exists(report => report.Emails.Any())) scope.RequireMatch(parsed, ledger, definitions[0], reports[0], cancellationToken);
            target.Write(stream => Write(Terminal.On(stream), reports));
            return ExitCode.Done;
        }, cancellationToken));
        return command;
    }

    private static void Write(IAnsiConsole console, IReadOnlyList<Report> reports)
    {
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumn("metric");
        foreach (var report in reports) table.AddColumn(new TableColumn(report.Definition.Name).RightAligned());
        foreach (var (name, count) in Counts) table.AddRow([name, .. reports.Select(report => count(report).ToString("N0", System.Globalization.CultureInfo.InvariantCulture))]);
        foreach (var name in reports.SelectMany(report => report.Rates.Select(rate => rate.Name)).Distinct())
            table.AddRow([name, .. reports.Select(report => Show(report.Rates.FirstOrDefault(rate => rate.Name == name)))]);
        console.Profile.Width = Math.Max(console.Profile.Width, 24 + 18 * reports.Count);
        console.Write(table);
        console.WriteLine("Why they differ:");
        foreach (var report in reports) console.WriteLine($"  {report.Definition.Name}: {report.Definition.Notes}");
        foreach (var report in reports)
        {
            console.WriteLine();
            console.WriteLine(report.Rates.Open.Explain());
        }
    }

    private static IEnumerable<(string Name, Func<Report, long> Count)> Counts =>
    [
        ("delivered", report => report.Delivery.Delivered), ("unique opens", report => report.Engagement.UniqueOpens), ("total opens", report => report.Engagement.TotalOpens),
        ("implied opens", report => report.Engagement.ImpliedOpens), ("unique clicks", report => report.Engagement.UniqueClicks), ("total clicks", report => report.Engagement.TotalClicks),
    ];

    private static string Show(ReportedRate? rate) => rate?.Value is { } value ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{value * 100:0.00} %") : "–";
}
