using System.Text.Json;
using CampaignMetrics.AspNetCore.Reports.Parameters;

namespace CampaignMetrics.AspNetCore.Reports.OpenApi;

/// <summary>Writes parameters of the document.</summary>
internal static class ParameterJson
{
    public static void WriteLedger(Utf8JsonWriter json)
    {
        Begin(json, "ledger", "path", "The name of the ledger.", isRequired: true);
        json.WriteStartObject("schema");
        json.WriteString("type", "string");
        json.WriteEndObject();
        json.WriteString("example", "newsletter");
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, Parameter parameter)
    {
        Begin(json, parameter.Name, "query", parameter.Description, parameter.IsRequired);
        json.WriteStartObject("schema");
        if (parameter.Repeats)
        {
            json.WriteString("type", "array");
            json.WriteStartObject("items");
        }
        json.WriteString("type", parameter.Type);
        if (!parameter.Words.IsEmpty) WriteTexts(json, "enum", parameter.Words);
        if (parameter.Repeats) json.WriteEndObject();
        json.WriteEndObject();
        if (parameter.Repeats) WriteTexts(json, "example", parameter.Example);
        else WriteExample(json, parameter);
        json.WriteEndObject();
    }

    private static void WriteExample(Utf8JsonWriter json, Parameter parameter)
    {
        json.WritePropertyName("example");
        if (parameter.Type == "string") json.WriteStringValue(parameter.Example[0]);
        else json.WriteRawValue(parameter.Example[0]);
    }

    private static void Begin(Utf8JsonWriter json, string name, string place, string description, bool isRequired)
    {
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteString("in", place);
        json.WriteString("description", description);
        json.WriteBoolean("required", isRequired);
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
