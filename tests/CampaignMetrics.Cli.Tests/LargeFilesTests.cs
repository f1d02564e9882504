using System.IO.Compression;

namespace CampaignMetrics.Cli.Tests;

/// <summary>However many threads, files and how little memory: the same bytes.</summary>
public sealed class LargeFilesTests(LargeFile large) : IClassFixture<LargeFile>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;
    private readonly string _file = large.Path;
    private readonly string _report = large.Report;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("--threads", "1")]
    [InlineData("--threads", "7")]
    [InlineData("--memory", "1MB")]
    [InlineData("--memory", "1")]
    public void Threads_and_memory_change_no_byte(string option, string value)
    {
        var run = Tool.Run("report", _file, "--format", "json", option, value);
        Assert.Equal((0, "", _report), (run.ExitCode, run.Error, run.Output));
    }

    [Fact]
    public void A_list_is_the_same_when_messages_were_spilled()
    {
        var list = Tool.Run("recipients", "hardBounced", _file).Output;
        Assert.NotEmpty(list);
        Assert.Equal(list, Tool.Run("recipients", "hardBounced", _file, "--memory", "1").Output);
    }

    [Fact]
    public void Three_files_of_which_one_is_packed_are_one()
    {
        var lines = File.ReadAllLines(_file);
        var parts = lines.Chunk(lines.Length / 3 + 1).Select((part, i) => Written(part, $"part{i}", packed: i == 1)).ToArray();
        Assert.Equal(_report, Tool.Run(["report", .. parts, "--format", "json"]).Output);
    }

    [Fact]
    public void Rejected_lines_of_several_files_are_named_in_the_order_of_the_files()
    {
        var files = Enumerable.Range(1, 3)
            .Select(i => Written(["nothing", "at all", File.ReadLines(_file).First()], $"bad{i}", packed: i == 2))
            .ToArray();
        var run = Tool.Run(["report", .. files, _file]);
        Assert.Equal(
            files.SelectMany(file => new[] { $"{file}:1:", $"{file}:2:" }),
            run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line[..(line.IndexOf(": ", StringComparison.Ordinal) + 1)]));
    }

    [Fact]
    public void A_damaged_file_among_several_is_named()
    {
        var damaged = Path.Combine(_folder, "damaged.gz");
        File.WriteAllBytes(damaged, [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3]);
        var run = Tool.Run("report", _file, damaged);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"{damaged}: cannot be read", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--threads", "0")]
    [InlineData("--threads", "many")]
    [InlineData("--memory", "lots")]
    [InlineData("--memory", "-5MB")]
    public void A_wrong_number_is_said_to_be_one(string option, string value)
    {
        var run = Tool.Run("report", _file, option, value);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(value, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void No_temporary_file_stays_behind()
    {
        Tool.Run("report", _file, "--memory", "1");
        Assert.Empty(Directory.GetFiles(Path.GetTempPath(), "campaign-metrics-spill-*"));
    }

    private string Written(IEnumerable<string> lines, string name, bool packed)
    {
        var path = Path.Combine(_folder, name);
        using Stream file = File.Create(path);
        using var stream = packed ? new GZipStream(file, CompressionLevel.Fastest) : file;
        stream.Write(System.Text.Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n"));
        return path;
    }
}

/// <summary>A file of some ten thousand events and its report, made once for the tests of a class.</summary>
public sealed class LargeFile : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public LargeFile()
    {
        Path = System.IO.Path.Combine(_folder, "events.ndjson");
        var made = Tool.Run(
            "generate", "--recipients", "3000", "--emails", "2", "--seed", "5", "--duplicates", "0.05", "--output", Path);
        Assert.Equal(0, made.ExitCode);
        Report = Tool.Run("report", Path, "--format", "json").Output;
    }

    public string Path { get; }

    public string Report { get; }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
