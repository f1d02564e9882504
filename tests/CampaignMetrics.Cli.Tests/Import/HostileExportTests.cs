using System.IO.Compression;
using System.Text;
using CampaignMetrics.Cli.Import;

namespace CampaignMetrics.Cli.Tests.Import;

/// <summary>
/// Exports that an enemy or a broken disk wrote: they say what is wrong, and nothing throws but the one line that ends a command.
/// </summary>
public sealed class HostileExportTests
{
    private static readonly string Folder = Repository.PathOf("tests", "CampaignMetrics.Cli.Tests", "Import", "Exports");

    private static readonly string[] Pieces =
    [
        "\"", "\"\"", "\n", "\r", ",", ";", "\t", "\0", "\ud800", "\uFFFD", "'=", "{", "[", "{\"a\":\"\\ud800\"}", "\e[31m",
        "9999-12-31 23:59:59", "0001-01-01 00:00:00", "99999999999999999999", "-1", "1e999",
    ];

    private static readonly ImportSettings Settings = Imported.Settings with
    {
        Email = "e", Zone = TimeZoneInfo.Utc, At = DateTimeOffset.UnixEpoch,
    };

    public static TheoryData<string> Files =>
        [.. Directory.GetFiles(Folder).Where(file => Path.GetExtension(file) is ".csv" or ".json").Select(file => Path.GetFileName(file)!)];

    [Theory, MemberData(nameof(Files))]
    public void A_mutated_export_never_throws(string file)
    {
        var text = File.ReadAllText(Path.Combine(Folder, file));
        var random = new Random(15);
        for (var i = 0; i < 300; i++) Import(file, Mutated(text, random));
    }

    [Theory, MemberData(nameof(Files))]
    public void What_is_written_is_always_an_event_line(string file)
    {
        var text = File.ReadAllText(Path.Combine(Folder, file));
        var random = new Random(16);
        for (var i = 0; i < 100; i++)
            foreach (var line in Import(file, Mutated(text, random))?.Lines ?? []) Assert.NotNull(EventLines.Parse(line).Event);
    }

    [Fact]
    public void An_export_in_a_gzip_that_was_cut_anywhere_is_never_taken_for_whole()
    {
        var packed = Packed("Email Address,Opens\nann@example.com,1\nbob@example.com,12\n");
        for (var length = 2; length < packed.Length; length++)
            Assert.Contains("cut short", Refusal(packed[..length]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_export_in_a_cut_gzip_is_told_when_its_end_is_reached()
    {
        var random = new Random(17);
        var text = new StringBuilder("Email Address,Opens\n");
        for (var i = 0; i < 10_000; i++) text.Append(random.NextInt64()).Append("@example.com,1\n");
        var packed = Packed(text.ToString());
        foreach (var cut in (int[])[1, 8, 9, 1_000, packed.Length / 2])
            Assert.Contains("cut short", Refusal(packed[..^cut]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_strict_import_stops_at_the_first_row_that_cannot_be_read()
    {
        var stopped = Assert.Throws<UnusableException>(
            () => Imported.Csv("Email Address,Opens\nann@example.com,1\n,1\nbob@example.com\n", Settings, strict: true));
        Assert.Equal((ExitCode.Stopped, "f:3: no recipient"), (stopped.ExitCode, stopped.Message));
    }

    [Fact]
    public void All_rows_that_cannot_be_read_are_counted_and_the_first_are_named()
    {
        var text = new StringBuilder("Email Address,Opens\n");
        for (var i = 0; i < 250; i++) text.Append("ann@example.com\n");
        var said = Imported.Csv(text.ToString(), Settings).Said.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(103, said.Length);
        Assert.Equal("f:2: fewer cells than the header has", said[0]);
        Assert.Equal("… and 150 more", said[100]);
        Assert.Equal("events 0, skipped 250 (250 × fewer cells than the header has), others 0", said[^1]);
    }

    private static Imported? Import(string file, string text)
    {
        try
        {
            return file.EndsWith(".json", StringComparison.Ordinal)
                ? Imported.Json(text, Settings)
                : Imported.Csv(text, Settings with { Preset = ExportPresets.Named(Path.GetFileNameWithoutExtension(file)) });
        }
        catch (UnusableException)
        {
            return null;
        }
    }

    private static string Mutated(string text, Random random)
    {
        for (var i = random.Next(1, 6); i > 0; i--)
        {
            var at = random.Next(text.Length + 1);
            var length = Math.Min(random.Next(0, 8), text.Length - at);
            text = text[..at] + Pieces[random.Next(Pieces.Length)] + text[(at + length)..];
        }
        return text;
    }

    private static byte[] Packed(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }

    private static string Refusal(byte[] content)
    {
        using var file = new TemporaryFile(content);
        return Assert.Throws<UnreadableFileException>(() =>
        {
            using var opened = ImportFile.Open(file.Path, TestContext.Current.CancellationToken);
            ImportFile.Guarded(opened.Name, () => opened.Text().ReadToEnd());
        }).Message;
    }
}
