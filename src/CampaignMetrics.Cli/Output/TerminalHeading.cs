using System.Collections.Immutable;
using CampaignMetrics.Shared;

using static CampaignMetrics.Cli.Output.Figures;

namespace CampaignMetrics.Cli.Output;

/// <summary>Writes the head of a report: whose definition, which messages, and the caveats.</summary>
internal sealed class TerminalHeading(Report report, Page page)
{
    public void Write()
    {
        var only = report.Emails.Length == 1 ? report.Emails[0] : null;
        page.Line();
        page.Title(
            only is null ? Counted.Of(report.Emails.Length, "email") : only.Name ?? only.Email.Value,
            $"  ·  {report.Definition.Name} definitions{Sent(only)}");
        if (DefinitionTitle.Of(report.Definition) is var title && title != report.Definition.Name) page.Note($"by {title}");
        foreach (var line in ScopeLines(report.Definition, report.Scope, report.Settings, report.Excluded.Messages)) page.Note(line);
        Write(page, report.Caveats.Select(caveat => caveat.Text));
    }

    public static void Write(Page page, IEnumerable<string> caveats)
    {
        foreach (var caveat in caveats) page.Sentence($"! {caveat}", 2, 4);
    }

    /// <summary>What to know about the period before, where there is something.</summary>
    public static void WritePrevious(Page page, ImmutableArray<Caveat> caveats)
    {
        if (caveats.IsEmpty) return;
        page.Note("of the period before:");
        Write(page, caveats.Select(caveat => caveat.Text));
    }

    /// <summary>Everything that was asked for, so that two different reports do not look alike.</summary>
    /// <param name="definition">By whose date basis the period selects.</param>
    /// <param name="scope">What was asked for.</param>
    /// <param name="settings">What the ledger was told.</param>
    /// <param name="leftOut">How many messages the exclusions leave out; null where nobody counted them.</param>
    public static IEnumerable<string> ScopeLines(
        Definition definition, ReportScope scope, ReportSettings settings, long? leftOut = null)
    {
        var selected = scope with { Exclude = [] };
        if (selected.InWords(definition) is var words && words != ReportScope.All.InWords()) yield return words;
        if (scope.AsOf is { } asOf) yield return Invariant($"as of {asOf:yyyy-MM-dd HH:mm zzz}");
        var count = leftOut is { } known ? $" ({Counted.Of(known, "message")} left out)" : "";
        if (!scope.Exclude.IsEmpty) yield return $"without {string.Join(", ", scope.Exclude)}{count}";
        string[] told = [.. SettingWords.Of(settings)];
        if (told.Length > 0) yield return $"with {string.Join("; ", told)}";
    }

    private string Sent(EmailReport? email) =>
        email?.SentAt is { } at ? Invariant($"  ·  sent {TimeZoneInfo.ConvertTime(at, report.Scope.Zone):yyyy-MM-dd HH:mm zzz}") : "";
}
