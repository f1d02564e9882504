using System.Text;

namespace CampaignMetrics.Cli.Output;

/// <summary>
/// Standard error. A message is one line without control characters, and one that cannot be written does not end the command.
/// </summary>
internal sealed class ErrorWriter(Stream target) : TextWriter
{
    private const int LongestLine = 4_000;

    private readonly StreamWriter _target =
        new(target, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 1024) { AutoFlush = true, NewLine = "\n" };
    private bool _isBroken;

    public override Encoding Encoding => _target.Encoding;

    /// <summary>Writes a message. What it quotes can neither break the line nor move the cursor of a terminal.</summary>
    public override void WriteLine(string? value) => Write(Safe.Text((value ?? "").ReplaceLineEndings(" "), LongestLine) + "\n");

    /// <summary>Writes unchanged: progress bars are drawn by control characters.</summary>
    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(char value) => Write([value]);

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> buffer)
    {
        if (_isBroken) return;
        try
        {
            _target.Write(buffer);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _isBroken = true; // full or closed: a message that nobody can be told must not cost the report
        }
    }
}
