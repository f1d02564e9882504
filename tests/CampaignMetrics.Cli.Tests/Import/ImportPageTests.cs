using CampaignMetrics.Cli.Import;

namespace CampaignMetrics.Cli.Tests.Import;

/// <summary>The page about imports has the presets' table as the code has it.</summary>
public sealed class ImportPageTests
{
    private static readonly string[][] Rows =
    [
        .. File.ReadAllLines(Repository.PathOf("docs", "guide", "import.md"))
            .SkipWhile(line => !line.StartsWith("| preset |", StringComparison.Ordinal)).Skip(2)
            .TakeWhile(line => line.StartsWith('|'))
            .Select(line => line.Trim('|', ' ').Split(" | ")),
    ];

    [Fact]
    public void Every_preset_has_a_row() =>
        Assert.Equal(ExportPresets.All.Select(preset => $"`{preset.Name}`"), Rows.Select(row => row[0]));

    [Fact]
    public void What_a_preset_lacks_is_what_the_command_says() =>
        Assert.Equal(ExportPresets.All.Select(Lacking), Rows.Select(row => row[3]));

    private static string Lacking(ExportPreset preset) =>
        string.Join("; ", new[] { preset.Lacks, preset.LacksEmail }.Where(words => words.Length > 0));
}
