using System.CommandLine;
using System.CommandLine.Parsing;
using CampaignMetrics.Cli.Input;
using CampaignMetrics.Cli.Output;
using CampaignMetrics.Cli.Stores;

namespace CampaignMetrics.Cli.Commands.Saved;

/// <summary>The options of all parts of <c>saved</c>: who asks, and how what they find is missed.</summary>
internal sealed class SavedOptions
{
    private readonly Option<string?> _user = new("--as")
    {
        Description = "Show only what this user may see [default: everything].", HelpName = "USER",
    };
    private readonly Option<string[]> _teams = new("--member-of")
    {
        Description = "A team of the user; may be repeated.", HelpName = "TEAM",
    };

    public void AddTo(Command command)
    {
        command.Options.Add(_user);
        command.Options.Add(_teams);
        command.Validators.Add(result =>
        {
            if (result.GetResult(_teams) is { Implicit: false } && result.GetResult(_user) is null)
                result.AddError("--member-of: needs --as, which names the user.");
        });
    }

    public ReportReader Reader(ParseResult parsed) => parsed.GetValue(_user) is { } user
        ? new ReportReader(user) { Teams = [.. parsed.GetValue(_teams) ?? []] }
        : ReportReader.OfAll;

    /// <exception cref="UnusableException">There is none that the user sees; it says which there are.</exception>
    public static StoredReport Report(SavedReports saved, string name, ReportReader reader, CancellationToken cancellationToken) =>
        StorePlace.Guarded(() => saved.FindReportAsync(Checked(name), reader, cancellationToken))
        ?? throw Missing(
            "saved report", name,
            [.. StorePlace.Guarded(() => saved.ReportsAsync(reader, cancellationToken).AsList()).Select(one => one.Report.Name)]);

    /// <exception cref="UnusableException">There is none that the user sees; it says which there are.</exception>
    public static StoredDashboard Dashboard(SavedReports saved, string name, ReportReader reader, CancellationToken cancellationToken) =>
        StorePlace.Guarded(() => saved.FindDashboardAsync(Checked(name), reader, cancellationToken))
        ?? throw Missing(
            "dashboard", name,
            [.. StorePlace.Guarded(() => saved.DashboardsAsync(reader, cancellationToken).AsList()).Select(one => one.Dashboard.Name)]);

    /// <exception cref="UnusableException">It is no name.</exception>
    public static string Checked(string name) =>
        name.Length is 0 or > DocumentKey.MaxLength || name.Any(char.IsControl)
            ? throw new UnusableException("NAME: a name has 1 to 200 characters, and no control characters among them")
            : name;

    /// <summary>What <c>--visible</c> says.</summary>
    public static Visibility? VisibilityOf(string word) => word switch
    {
        "private" => Visibility.Private,
        "everyone" => Visibility.Everyone,
        _ when word.StartsWith("team:", StringComparison.Ordinal) && word.Length > 5 => Visibility.Of(word[5..]),
        _ => null,
    };

    /// <summary>The option <c>--visible</c>.</summary>
    public static Option<string> Visible() => new("--visible")
    {
        Description = "Who sees it: private (the owner alone), everyone, or team:NAME.", HelpName = "WHO",
        DefaultValueFactory = _ => "private",
        Validators =
        {
            result =>
            {
                if (result.Tokens is [var token] && VisibilityOf(token.Value) is null)
                    result.AddError($"--visible: '{Safe.Text(token.Value)}' is none of private, everyone, team:NAME.");
            },
        },
    };

    private static UnusableException Missing(string what, string name, IReadOnlyCollection<string> known) =>
        new($"there is no {what} '{Safe.Text(name)}'.{NoMatch.Listed(name, known)}");
}
