using System.Collections.Immutable;

namespace CampaignMetrics;

/// <summary>Who wants to see saved reports and dashboards. Which contacts and emails they may see is up to their
/// <see cref="Viewer"/>.</summary>
/// <param name="User">The user, as the host calls them: compared letter for letter with the owner.</param>
public sealed record ReportReader(string User)
{
    /// <summary>One who sees what everyone sees.</summary>
    public static ReportReader Anyone { get; } = new("");

    /// <summary>One who sees everything, as administrators do.</summary>
    public static ReportReader OfAll { get; } = new("") { SeesAll = true };

    /// <summary>The user, as the host calls them; empty for nobody in particular, who owns nothing.</summary>
    public string User { get; init => field = Door.Given(value); } = Door.Given(User);

    /// <summary>The teams of the user.</summary>
    /// <value>The default value is empty.</value>
    public ImmutableArray<string> Teams { get; init => field = Door.Given(value); } = [];

    /// <summary>Whether they see what is private to others, too, as administrators do.</summary>
    /// <value>The default value is <see langword="false"/>.</value>
    public bool SeesAll { get; init; }

    /// <summary>Whether a saved report is shown to them.</summary>
    /// <param name="report">The report.</param>
    public bool Sees(SavedReport report) => Door.Given(report, nameof(report)).Visibility.Permits(report.Owner, this);

    /// <summary>Whether a dashboard is shown to them. Its reports have a visibility of their own.</summary>
    /// <param name="dashboard">The dashboard.</param>
    public bool Sees(Dashboard dashboard) => Door.Given(dashboard, nameof(dashboard)).Visibility.Permits(dashboard.Owner, this);

    /// <summary>Whether both are the same user of the same teams.</summary>
    /// <param name="other">The other one.</param>
    public bool Equals(ReportReader? other) =>
        other is not null && (User, SeesAll) == (other.User, other.SeesAll) && Teams.AsSpan().SequenceEqual(other.Teams.AsSpan());

    /// <summary>A hash of the content.</summary>
    public override int GetHashCode() => HashCode.Combine(User, Teams.Length);

    /// <summary>As a person reads it: <c>ann of north, south</c>, <c>anyone</c>, or <c>all</c> for one who sees everything.</summary>
    public override string ToString()
    {
        if (SeesAll) return "all";
        var user = User.Length > 0 ? User : "anyone";
        return Teams.IsEmpty ? user : $"{user} of {string.Join(", ", Teams)}";
    }
}
