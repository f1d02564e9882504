using System.Text.Encodings.Web;
using System.Text.Json;
using CampaignMetrics.AspNetCore.Reports.Parameters;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace CampaignMetrics.AspNetCore.Reports.OpenApi;

/// <summary>Describes the reports as OpenAPI 3.1 has it, from the same table by which they are answered.</summary>
/// <remarks>https://spec.openapis.org/oas/v3.1.1</remarks>
internal sealed class OpenApiDocument
{
    public const string Name = "openapi.json";

    private readonly bool _namesLedger;
    private readonly Lazy<byte[]> _paths;

    /// <param name="namesLedger">Whether addresses name the ledger.</param>
    public OpenApiDocument(bool namesLedger) => (_namesLedger, _paths) = (namesLedger, new(Paths));

    public Task AnswerAsync(HttpContext context)
    {
        context.Response.ContentType = "application/json";
        var own = context.Request.PathBase + context.Request.Path.Value!;
        var document = Write(json => WriteDocument(json, own[..^(Name.Length + 1)]));
        return context.Response.Body.WriteAsync(document, context.RequestAborted).AsTask();
    }

    private void WriteDocument(Utf8JsonWriter json, string server)
    {
        json.WriteStartObject();
        json.WriteString("openapi", "3.1.1");
        json.WriteStartObject("info");
        json.WriteString("title", "Reports of email campaigns");
        json.WriteString("version", "1");
        json.WriteEndObject();
        json.WriteStartArray("servers");
        json.WriteStartObject();
        json.WriteString("url", server.Length == 0 ? "/" : server);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WritePropertyName("paths");
        json.WriteRawValue(_paths.Value);
        json.WriteEndObject();
    }

    private byte[] Paths()
    {
        using var ledger = SampleLedger.Make();
        return Write(json =>
        {
            json.WriteStartObject();
            foreach (var route in ReportRoutes.All)
            {
                json.WriteStartObject(_namesLedger ? $"/{{ledger}}/{route.Name}" : $"/{route.Name}");
                json.WritePropertyName("get");
                WriteOperation(json, route, ledger);
                json.WriteEndObject();
            }
            json.WriteEndObject();
        });
    }

    private void WriteOperation(Utf8JsonWriter json, ReportRoute route, MessageLedger ledger)
    {
        json.WriteStartObject();
        json.WriteString("operationId", route.Name.Replace('/', '-'));
        json.WriteString("summary", route.Summary);
        json.WriteStartArray("parameters");
        if (_namesLedger) ParameterJson.WriteLedger(json);
        foreach (var parameter in route.Parameters) ParameterJson.Write(json, parameter);
        json.WriteEndArray();
        json.WriteStartObject("responses");
        WriteAnswer(json, route, ledger);
        foreach (var (status, means) in new[]
        {
            ("304", "Nothing has changed since the tag of If-None-Match."), ("400", "Some parameters cannot be followed."),
            ("401", "Who asks is not known."), ("404", "There is no such ledger, or who asks may not see it."),
            ("503", "The store cannot be read at the moment."),
        })
            WriteStatus(json, status, means);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteStatus(Utf8JsonWriter json, string status, string means)
    {
        json.WriteStartObject(status);
        json.WriteString("description", means);
        json.WriteEndObject();
    }

    private static void WriteAnswer(Utf8JsonWriter json, ReportRoute route, MessageLedger ledger)
    {
        json.WriteStartObject("200");
        json.WriteString("description", route.Summary);
        json.WriteStartObject("content");
        foreach (var format in route.Format.Words)
        {
            json.WriteStartObject(ReportEndpoint.TypeOf(format));
            json.WritePropertyName("example");
            if (format == "json") json.WriteRawValue(ExampleOf(route, ledger, format));
            else json.WriteStringValue(ExampleOf(route, ledger, format));
            json.WriteEndObject();
        }
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>What the library answers to the parameters that are needed.</summary>
    private static byte[] ExampleOf(ReportRoute route, MessageLedger ledger, string format)
    {
        var needed = route.Parameters.Where(parameter => parameter.IsRequired)
            .ToDictionary(parameter => parameter.Name, parameter => new StringValues([.. parameter.Example]));
        var query = new Query(new QueryCollection(needed), route.Parameters);
        var basis = ReportBasis.Read(query, [Definition.HubSpot], Viewer.OfAll, DateTimeOffset.UnixEpoch);
        var made = route.Plan(query, basis)(ledger, CancellationToken.None)!;
        using var written = new MemoryStream();
        if (format == "json") made.WriteJsonAsync(written, CancellationToken.None).GetAwaiter().GetResult();
        else made.ToTable().Write(written, ReportEndpoint.FormOf(format));
        return written.ToArray();
    }

    private static byte[] Write(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            write(json);
        return buffer.ToArray();
    }
}
