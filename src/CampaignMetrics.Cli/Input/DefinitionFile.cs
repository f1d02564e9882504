using System.Text.Json.Serialization;

namespace CampaignMetrics.Cli.Input;

/// <summary>A definition in a file, as JSON.</summary>
internal static class DefinitionFile
{
    /// <exception cref="UnusableException">It cannot be read, or it is no definition; it says what is wrong and where.</exception>
    public static Definition Read(string file, CancellationToken cancellationToken) =>
        JsonFile.Read(file, "definition", DefinitionJson.Default.Definition, cancellationToken);
}

[JsonSerializable(typeof(Definition))]
internal sealed partial class DefinitionJson : JsonSerializerContext;
