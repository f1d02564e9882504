using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CampaignMetrics.Cli.Output;

namespace CampaignMetrics.Cli.Input;

/// <summary>A small JSON document in a file: a definition, a benchmark.</summary>
internal static class JsonFile
{
    /// <summary>Far more than such a document with everything that it may have.</summary>
    private const int MaxBytes = 1_000_000;

    /// <param name="file">The file.</param>
    /// <param name="what">What it should be, in a word.</param>
    /// <param name="type">How it is read.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="UnusableException">It cannot be read, or it is none; it says what is wrong and where.</exception>
    public static T Read<T>(string file, string what, JsonTypeInfo<T> type, CancellationToken cancellationToken) where T : class
    {
        using var input = HeadedStream.Open(file, cancellationToken);
        if (Appearance.NoText(input.Head) is { } appearance) throw new UnusableException($"{file}: is no {what}: it is {appearance}");
        var bytes = input.ReadAll(MaxBytes) ?? throw new UnusableException($"{file}: is larger than a {what} may be, 1 MB");
        if (WithoutMark(bytes).IndexOfAnyExcept(" \t\r\n"u8) < 0) throw new UnusableException($"{file}: is no {what}: it is empty");
        try
        {
            return JsonSerializer.Deserialize(WithoutMark(bytes), type)
                ?? throw new UnusableException($"{file}: is no {what}: it is null");
        }
        catch (JsonException e)
        {
            throw new UnusableException($"{file}: is no {what}: {Safe.Text(Fault(e), 300)}");
        }
    }

    /// <summary>What a converter says of a member. Of what the parser says, which is the inner exception then, only the place
    /// helps.</summary>
    private static string Fault(JsonException e) => e.InnerException is JsonException
        ? Figures.Invariant($"no JSON from line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}")
        : e.Message;

    /// <summary>Without the UTF-8 byte order mark that some editors write before the text.</summary>
    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> bytes) => bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
}
