using System.Text;

namespace CampaignMetrics.Cli.Input;

/// <summary>Lines of text from arguments, or from a file or standard input.</summary>
internal static class TextLines
{
    /// <summary>The longest line that is taken, in characters.</summary>
    private const int MaxLength = 1 << 20;

    /// <summary>The lines of a file; blank ones are passed over, longer ones than a million characters are named and passed over.</summary>
    public static IEnumerable<(int Number, string Line)> Of(string file)
    {
        using var reader = new StreamReader(EventFiles.Open(file), Encoding.UTF8);
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            if (line.Length > MaxLength) Console.Error.WriteLine($"{file}:{number}: line is longer than {MaxLength} characters");
            else if (!string.IsNullOrWhiteSpace(line)) yield return (number, line);
        }
    }
}
