namespace CampaignMetrics.Conventions.Tests;

/// <summary>The packages of knowledge are pure: the same events give the same report, whenever and wherever it is made.</summary>
public sealed class PurityTests
{
    private static readonly string[] Pure =
    [
        "CampaignMetrics.Bounces", "CampaignMetrics.UserAgents", "CampaignMetrics.Geolocation", "CampaignMetrics",
        "CampaignMetrics.Contacts", "CampaignMetrics.Webhooks",
    ];

    /// <summary>RandomNumberGenerator is not among them: it keys hashes, which no result depends on.</summary>
    private static readonly string[] Clocks =
    [
        "DateTime.Now", "DateTime.UtcNow", "DateTime.Today", "DateTimeOffset.Now", "DateTimeOffset.UtcNow", "TimeProvider.System",
        "Stopwatch",
        "Environment.TickCount", "TimeZoneInfo.Local", "Guid.NewGuid", "Guid.CreateVersion7", "new Random", "Random.Shared",
    ];

    /// <summary>How many threads work changes no result: Environment.ProcessorCount is none of these.</summary>
    private static readonly string[] Surroundings =
    [
        "Console.", "Environment.Get", "Environment.Machine", "Environment.User", "Environment.NewLine", "Environment.Current",
        "Environment.Exit", "Process.", "Thread.Sleep", "Assembly.Load", "Activator.", "dynamic ",
    ];

    [Fact]
    public void A_pure_package_reads_no_clock_and_rolls_no_dice() => Failures.None("Take it as an argument:", Uses(Clocks));

    [Fact]
    public void A_pure_package_does_not_look_around() => Failures.None("Leave it to who calls:", Uses(Surroundings));

    [Fact]
    public void No_source_swallows_exceptions_or_puts_work_off() => Failures.None(
        "Handle it, or let it pass:",
        from package in Package.All
        from found in Find(package, ["catch { }", "catch {}", "NotImplementedException", "TODO", "FIXME", "#region"], withComments: true)
        select found);

    private static IEnumerable<string> Uses(string[] words) =>
        Package.All.Where(package => Pure.Contains(package.Name)).SelectMany(package => Find(package, words, withComments: false));

    private static IEnumerable<string> Find(Package package, string[] words, bool withComments) =>
        from file in package.SourceFiles
        from line in File.ReadLines(file).Select((text, index) => (Text: withComments ? text : WithoutComment(text), Number: index + 1))
        from word in words
        where Holds(line.Text, word)
        select $"{Path.GetRelativePath(Repository.Root, file)}:{line.Number}: {word}";

    /// <summary>The word, and not the end of a longer one.</summary>
    private static bool Holds(string line, string word)
    {
        for (var at = 0; (at = line.IndexOf(word, at, StringComparison.Ordinal)) >= 0; at++)
            if (at == 0 || !char.IsLetterOrDigit(line[at - 1])) return true;
        return false;
    }

    private static string WithoutComment(string line) =>
        line.IndexOf("//", StringComparison.Ordinal) is >= 0 and var at ? line[..at] : line;
}
