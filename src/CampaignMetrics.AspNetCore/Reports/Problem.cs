using System.Text.Json;
using CampaignMetrics.AspNetCore.Reports.Parameters;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace CampaignMetrics.AspNetCore.Reports;

/// <summary>Says what is wrong with a request, as RFC 9457 has it. Written by hand, so that it needs no service of the host.</summary>
internal static class Problem
{
    public const string ContentType = "application/problem+json";

    public static Task NoLedgerAsync(HttpContext context) =>
        WriteAsync(context, StatusCodes.Status404NotFound, "There is no such ledger.", null);

    public static Task NoPartAsync(HttpContext context) =>
        WriteAsync(context, StatusCodes.Status404NotFound, "The page has no such part.", null);

    public static Task RenumberedAsync(HttpContext context) =>
        WriteAsync(context, StatusCodes.Status409Conflict, "The emails have other numbers by now.", null);

    public static Task UnavailableAsync(HttpContext context) =>
        WriteAsync(context, StatusCodes.Status503ServiceUnavailable, "The store cannot be read at the moment.", null);

    public static Task WrongAsync(HttpContext context, Query query) =>
        WriteAsync(context, StatusCodes.Status400BadRequest, "Some parameters cannot be followed.", query);

    private static async Task WriteAsync(HttpContext context, int status, string title, Query? query)
    {
        (context.Response.StatusCode, context.Response.ContentType) = (status, ContentType);
        context.Response.Headers.Remove(HeaderNames.ETag);
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("title", title);
            json.WriteNumber("status", status);
            if (query is not null) WriteFaults(json, query);
            json.WriteEndObject();
        }
        await context.Response.Body.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), context.RequestAborted)
            .ConfigureAwait(false);
    }

    private static void WriteFaults(Utf8JsonWriter json, Query query)
    {
        json.WriteStartObject("errors");
        foreach (var (name, faults) in query.Faults)
        {
            json.WriteStartArray(name);
            foreach (var fault in faults) json.WriteStringValue(fault);
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }
}
