using System.CommandLine;
using System.Text;
using CampaignMetrics.Cli.Input;
using CampaignMetrics.Cli.Output;
using CampaignMetrics.Cli.Stores;

namespace CampaignMetrics.Cli.Commands.Saved;

/// <summary><c>saved dashboard list|show|save|run|delete --store STORE</c>: saved reports that are shown together.</summary>
internal static class SavedDashboardCommand
{
    public static Command Create() => new("dashboard", "Keeps and makes dashboards: saved reports in an order.")
    {
        List(), Show(), Save(), SavedRunCommand.OfDashboard(), Delete(),
    };

    private static Command List() => SavedCommand.Part("list", "Lists the dashboards.", named: false, (asked, target) =>
    {
        var dashboards = StorePlace.Guarded(() => asked.Saved.DashboardsAsync(asked.Reader, asked.CancellationToken).AsList());
        target.Write(stream => Listing<Dashboard>.Write(stream, asked.Format, [.. dashboards.Select(stored => stored.Dashboard)],
        [
            new("name", dashboard => dashboard.Name), new("owner", dashboard => dashboard.Owner),
            new("seenBy", dashboard => dashboard.Visibility.ToString()), new("reports", dashboard => Cell.Of(dashboard.Reports)),
        ]));
    });

    private static Command Show() => SavedCommand.Part(
        "show", "Writes a dashboard as JSON, and its version on standard error.", named: true, (asked, target) =>
        {
            var stored = SavedOptions.Dashboard(asked.Saved, asked.Name, asked.Reader, asked.CancellationToken);
            target.Write(stream => stream.Write(Encoding.UTF8.GetBytes($"{stored.Dashboard}\n")));
            Console.Error.WriteLine(Figures.Invariant($"version {stored.Version}"));
        });

    private static Command Delete() => SavedCommand.Part(
        "delete", "Deletes a dashboard; its reports stay.", named: true, (asked, target) =>
        {
            var stored = SavedOptions.Dashboard(asked.Saved, asked.Name, asked.Reader, asked.CancellationToken);
            if (!StorePlace.Guarded(() => asked.Saved.DeleteDashboardAsync(asked.Name, stored.Version, asked.CancellationToken)))
                throw new UnusableException($"'{Safe.Text(asked.Name)}' was changed by somebody else just now, and was not deleted");
            target.Write(stream => stream.Write(Encoding.UTF8.GetBytes($"deleted: {Safe.Text(asked.Name)}\n")));
        });

    private static Command Save()
    {
        var store = new StoreOptions("Where the store is");
        var name = new Argument<string>("NAME") { Description = "Its name." };
        var reports = new Argument<string[]>("REPORT")
        {
            Description = "The saved reports on it, in their order.", Arity = ArgumentArity.ZeroOrMore,
        };
        var owner = new Option<string?>("--owner") { Description = "Whose it is.", HelpName = "USER" };
        var visible = SavedOptions.Visible();
        var expected = Numbers.Option(
            "--if-version", "Only if this version is stored, 0 for none [default: whichever].", least: 0L, most: long.MaxValue);
        var command = new Command("save", "Keeps a dashboard.") { name, reports, owner, visible, expected };
        store.AddTo(command, isRequired: true);
        command.SetAction((parsed, cancellationToken) => Task.Run(() =>
        {
            var place = store.Of(parsed);
            using var target = OutputFile.Create(null, [place.File]);
            using var open = place.Open(cancellationToken);
            var saved = open.Saved(store.Ledger(parsed));
            var dashboard = new Dashboard
            {
                Name = SavedOptions.Checked(parsed.GetValue(name)!), Owner = parsed.GetValue(owner) ?? "",
                Visibility = SavedOptions.VisibilityOf(parsed.GetValue(visible)!)!.Value,
                Reports = [.. Known(saved, parsed.GetValue(reports) ?? [], cancellationToken)],
            };
            var version = parsed.GetValue(expected) ?? VersionOf(saved, dashboard.Name, cancellationToken);
            var stored = StorePlace.Guarded(() => saved.SaveAsync(new StoredDashboard(dashboard, version), cancellationToken))
                ?? throw new UnusableException(Figures.Invariant(
                    $"'{Safe.Text(dashboard.Name)}': version {VersionOf(saved, dashboard.Name, cancellationToken)} is stored, and was not changed"));
            target.Write(stream => stream.Write(Encoding.UTF8.GetBytes(
                Figures.Invariant($"saved: {Safe.Text(dashboard.Name)}, version {stored.Version}\n"))));
            return ExitCode.Done;
        }, cancellationToken));
        return command;
    }

    private static IEnumerable<string> Known(SavedReports saved, string[] names, CancellationToken cancellationToken)
    {
        foreach (var name in names.CountBy(name => name).Where(name => name.Value > 1))
            throw new UnusableException($"REPORT: '{Safe.Text(name.Key)}' is named twice");
        return names.Select(name => SavedOptions.Report(saved, name, ReportReader.OfAll, cancellationToken).Report.Name);
    }

    private static long VersionOf(SavedReports saved, string name, CancellationToken cancellationToken) =>
        StorePlace.Guarded(() => saved.FindDashboardAsync(name, ReportReader.OfAll, cancellationToken))?.Version ?? 0;
}
