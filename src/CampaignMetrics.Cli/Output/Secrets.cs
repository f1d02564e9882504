using System.Text.RegularExpressions;

namespace CampaignMetrics.Cli.Output;

/// <summary>What must not be shown.</summary>
internal static partial class Secrets
{
    /// <summary>A text without the passwords of connection strings: a shell cuts one at blanks, and its parts get into messages.</summary>
    public static string Hidden(string text) => Password().Replace(text, "$1=…");

    [GeneratedRegex(
        """\b(password|pwd)\s*=[^;\s'"]+""",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Password();
}
