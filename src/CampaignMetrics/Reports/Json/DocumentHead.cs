using System.Text.Json;
using CampaignMetrics.Definitions;
using CampaignMetrics.Json;

namespace CampaignMetrics.Reports.Json;

/// <summary>Reads and writes what every document about a scope begins with: the schema, the definition, the scope and the
/// settings.</summary>
internal static class DocumentHead
{
    /// <summary>Writes all, the scope as it stands within a document, and the settings only where one is not the default.</summary>
    public static void Write(Utf8JsonWriter json, string schema, DocumentBasis basis, Frequency told)
    {
        Write(json, schema, basis.Definition);
        ReportScopeConverter.WriteIn(json, basis.Scope, basis.Definition, told);
        if (basis.Settings != ReportSettings.Default)
            json.WriteObject(ReportSettingsConverter.Name, basis.Settings, ReportSettingsConverter.Instance);
    }

    /// <summary>Writes the schema and the definition.</summary>
    public static void Write(Utf8JsonWriter json, string schema, Definition definition)
    {
        json.WriteString("schema", schema);
        json.WriteString("definitions", definition.Title);
        // A built-in definition is given by its name; any other must be in the document, or it could not be read elsewhere.
        if (!IsBuiltIn(definition)) json.WriteObject("definition", definition, DefinitionConverter.Instance);
    }

    /// <summary>Writes the same and the caveats, piece by piece.</summary>
    public static IEnumerable<int> Pieces(Utf8JsonWriter json, string schema, ScopeDocument document, Frequency? told = null)
    {
        Write(json, schema, document.Basis, told ?? ReportScope.All.Every);
        return json.WriteRows("caveats", document.Caveats, CaveatConverter.Instance);
    }

    /// <summary>Reads what a document without buckets is made with, after checking its schema.</summary>
    public static DocumentBasis Read(JsonPart json, string schema) => Read(json, ReadDefinition(json, schema), ReportScope.All.Every);

    /// <summary>Reads what a document is made with beside its definition.</summary>
    /// <param name="json">The document.</param>
    /// <param name="definition">Its definition.</param>
    /// <param name="told">The length of the buckets that it states elsewhere.</param>
    public static DocumentBasis Read(JsonPart json, Definition definition, Frequency told) => new(
        definition, ReportScopeConverter.ReadIn(json["scope"], definition, told),
        json.Optional(ReportSettingsConverter.Name)?.Read(ReportSettingsConverter.Instance.Read) ?? ReportSettings.Default);

    /// <summary>Reads the definition of a document, after checking its schema.</summary>
    public static Definition ReadDefinition(JsonPart json, string schema)
    {
        if (json["schema"].Text() != schema) throw json["schema"].Fault($"{schema} is expected");
        return DefinitionOf(json);
    }

    private static bool IsBuiltIn(Definition definition) => Definition.Find(definition.Name) == definition;

    /// <summary>The definition: in full if the document has it, else the built-in one with the name.</summary>
    private static Definition DefinitionOf(JsonPart json)
    {
        var name = json["definitions"];
        var definition = json.Optional("definition") is { } stated
            ? stated.Read(DefinitionConverter.Instance.Read)
            : Definition.Find(name.Text()) ?? throw name.Fault("no built-in definition has this name, and there is no 'definition'");
        // The title names all differences from the built-in definition, so it must agree with the definition in the document.
        return definition.Title == name.Text() ? definition : throw name.Fault($"the definition is called \"{definition.Title}\"");
    }
}
