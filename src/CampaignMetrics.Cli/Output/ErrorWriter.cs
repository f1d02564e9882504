using System.Text;

namespace CampaignMetrics.Cli.Output;

/// <summary>Standard error: a message is one line without control characters, and one that cannot be written ends nothing.</summary>
internal sealed class ErrorWriter(Stream target) : TextWriter
{
    private const int LongestLine = 4_000;

    private readonly StreamWriter _target =
        new(target, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 1024) { AutoFlush = true, NewLine = "\n" };
    private bool _isBroken;

    public override Encoding Encoding => _target.Encoding;

    /// <summary>A message: what it quotes cannot make it two lines or move a terminal's cursor.</summary>
    public override void WriteLine(string? value) => Write(Safe.Text((value ?? "").ReplaceLineEndings(" "), LongestLine) + "\n");

    /// <summary>As it is: how far long work is, is drawn by moving the cursor.</summary>
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
