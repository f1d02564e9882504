using CampaignMetrics.Cli.Output;

namespace CampaignMetrics.Cli.Input;

/// <summary>The rejected lines of a file, for standard error: the first are named, all are counted.</summary>
internal sealed class RejectedLines(string file)
{
    /// <summary>How many are named.</summary>
    private const int MaxNamed = 100;

    private readonly List<string> _first = [];
    private long _count;

    public void Add(Rejection rejection)
    {
        _count++;
        if (_first.Count < MaxNamed) _first.Add(TextOf(file, rejection));
    }

    /// <summary>Whether there is one.</summary>
    public bool Any => _count > 0;

    /// <summary>Why the first was rejected, in brackets and without the file's name; empty where none was.</summary>
    public string First => _first.Count > 0 ? $" (line {_first[0][(file.Length + 1)..]})" : "";

    public static void Name(IReadOnlyList<RejectedLines> files)
    {
        foreach (var text in files.SelectMany(lines => lines._first).Take(MaxNamed)) Console.Error.WriteLine(text);
        var more = 0L - MaxNamed;
        foreach (var lines in files) more += lines._count;
        if (more > 0) Console.Error.WriteLine($"… and {Counted.Of(more, "more rejected line")}");
    }

    public static string TextOf(string file, Rejection rejection) => $"{file}:{rejection.Line}: {Safe.Text(rejection.Reason)}";
}
