using System.CommandLine;
using System.Text;
using CampaignMetrics.Bounces;
using CampaignMetrics.Cli.Output;

namespace CampaignMetrics.Cli.Input;

/// <summary>Bounce rules of the user's own in a file, tried before the built-in ones.</summary>
internal static class RuleFile
{
    /// <summary>Ten times the built-in tables.</summary>
    private const int MaxBytes = 2_000_000;

    /// <summary>The option that names the file.</summary>
    public static Option<string?> Option() => new("--rules")
    {
        Description = "Bounce rules of your own, tried before the built-in ones: 'id | reason | when | words' a line.", HelpName = "FILE",
    };

    /// <summary>The classifier with the rules of a file in front; the default one where no file is given.</summary>
    /// <exception cref="UnusableException">It cannot be read, or a line is no rule; it says which line and what is wrong.</exception>
    public static BounceClassifier Classifier(string? file, CancellationToken cancellationToken)
    {
        if (file is null) return BounceClassifier.Default;
        using var input = HeadedStream.Open(file, cancellationToken);
        if (Appearance.NoText(input.Head) is { } appearance) throw new UnusableException($"{file}: holds no rules: it is {appearance}");
        var bytes = input.ReadAll(MaxBytes) ?? throw new UnusableException($"{file}: is larger than a table of rules may be, 2 MB");
        return InFront(file, Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF'));
    }

    private static BounceClassifier InFront(string file, string table)
    {
        if (!BounceClassifier.Default.TryWithRulesInFront(table, out var classifier, out var faults))
            throw new UnusableException($"{file}: {Safe.Text($"{faults[0]}", 300)}{More(faults.Count - 1)}");
        // A file of comments changes nothing, as if none had been given.
        return classifier.Rules.Count > BounceClassifier.Default.Rules.Count
            ? classifier
            : throw new UnusableException($"{file}: holds no rule: it is empty, or has comments, sources or receivers only");
    }

    private static string More(int faults) => faults == 0 ? "" : $" (and {Counted.Of(faults, "line")} more)";
}
