using System.Text.Json;
using System.Text.Json.Serialization;
using CampaignMetrics.Cli.Output;

namespace CampaignMetrics.Cli.Input;

/// <summary>A definition in a file, as JSON.</summary>
internal static class DefinitionFile
{
    /// <summary>Far more than a definition with every rate that it may have.</summary>
    private const int MaxBytes = 1_000_000;

    /// <exception cref="UnusableException">It cannot be read, or it is no definition; it says what is wrong and where.</exception>
    public static Definition Read(string file, CancellationToken cancellationToken)
    {
        using var input = HeadedStream.Open(file, cancellationToken);
        if (Appearance.NoText(input.Head) is { } appearance) throw new UnusableException($"{file}: is no definition: it is {appearance}");
        var bytes = input.ReadAll(MaxBytes) ?? throw new UnusableException($"{file}: is larger than a definition may be, 1 MB");
        if (WithoutMark(bytes).IndexOfAnyExcept(" \t\r\n"u8) < 0) throw new UnusableException($"{file}: is no definition: it is empty");
        try
        {
            return JsonSerializer.Deserialize(WithoutMark(bytes), DefinitionJson.Default.Definition)
                ?? throw new UnusableException($"{file}: is no definition: it is null");
        }
        catch (JsonException e)
        {
            throw new UnusableException($"{file}: is no definition: {Safe.Text(e.Message, 300)}");
        }
    }

    /// <summary>Without the UTF-8 byte order mark that some editors write before the text.</summary>
    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> bytes) => bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
}

[JsonSerializable(typeof(Definition))]
internal sealed partial class DefinitionJson : JsonSerializerContext;
