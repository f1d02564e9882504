using CampaignMetrics.Cli.Import;

namespace CampaignMetrics.Cli.Tests.Import;

/// <summary>An export of every preset, and the event lines that it gives.</summary>
public sealed class ExportTests
{
    private static readonly string Folder = Repository.PathOf("tests", "CampaignMetrics.Cli.Tests", "Import", "Exports");

    private static readonly ImportSettings Settings = Imported.Settings with
    {
        Email = "spring",
        Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam"),
        At = new DateTimeOffset(2026, 3, 26, 0, 0, 0, TimeSpan.Zero),
    };

    public static TheoryData<string> Names => [.. ExportPresets.All.Select(preset => preset.Name)];

    private static string Text(string name) => File.ReadAllText(Path.Combine(Folder, name));

    private static Imported Import(string name) => Imported.Csv(Text(name + ".csv"), Settings);

    [Theory, MemberData(nameof(Names))]
    public void An_export_gives_the_lines_beside_it(string name) => Assert.Equal(Text(name + ".ndjson"), Import(name).Output);

    [Theory, MemberData(nameof(Names))]
    public void What_an_export_does_not_give_is_said(string name) => Assert.Equal(Text(name + ".txt"), Import(name).Said);

    [Theory, MemberData(nameof(Names))]
    public void An_export_is_told_by_its_columns(string name)
    {
        using var rows = new CsvRows(new StringReader(Text(name + ".csv").TrimStart('\uFEFF')));
        Assert.Equal(name, ExportPresets.Find(rows.Header, provider: null)?.Name);
    }

    [Theory, MemberData(nameof(Names))]
    public void No_time_is_made_up(string name)
    {
        var without = Settings with { At = null };
        var stated = Imported.Csv(Text(name + ".csv"), without);
        Assert.DoesNotContain(stated.Events, told => told.At == Settings.At);
        Assert.Equal(Import(name).Events.Where(told => told.At != Settings.At), stated.Events);
    }

    [Theory, MemberData(nameof(Names))]
    public void An_export_that_is_imported_twice_counts_once(string name)
    {
        var lines = Import(name).Output;
        using var ledger = Ledgers.Of(lines + lines);
        using var once = Ledgers.Of(lines);
        Assert.Equal(once.EventCount, ledger.EventCount);
        Assert.Equal(Import(name).Lines.Length, once.EventCount);
    }

    [Theory, MemberData(nameof(Names))]
    public void Exports_that_overlap_give_the_same_events(string name)
    {
        var lines = Text(name + ".csv").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (Text(name + ".csv").Contains("\nmailbox", StringComparison.Ordinal)) return;
        var halves = lines[1..].Select(line => Imported.Csv(lines[0] + "\n" + line + "\n", Settings).Output);
        Assert.Equal(
            Import(name).Lines.Order(StringComparer.Ordinal),
            string.Concat(halves).Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Mailchimps_activity_gives_the_lines_beside_it()
    {
        var run = Imported.Json(Text("mailchimp-activity.json"), Settings with { Zone = null });
        Assert.Equal(Text("mailchimp-activity.ndjson"), run.Output);
        Assert.Contains("events 4", run.Said, StringComparison.Ordinal);
    }
}
