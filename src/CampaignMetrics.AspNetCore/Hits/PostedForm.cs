using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace CampaignMetrics.AspNetCore.Hits;

/// <summary>Reads the form of a small body, in both forms that RFC 8058, section 3.1, lets a mailbox provider send.</summary>
internal static class PostedForm
{
    private const int MaxFields = 16;

    /// <summary>The fields, the first value of each name; none where the body is no form.</summary>
    public static async Task<Dictionary<string, string>> ReadAsync(string? contentType, ReadOnlyMemory<byte> body)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!MediaTypeHeaderValue.TryParse(contentType, out var type)) return fields;
        if (type.MediaType.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase))
            AddPairs(fields, Encoding.UTF8.GetString(body.Span));
        else if (type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            && HeaderUtilities.RemoveQuotes(type.Boundary).Value is { Length: > 0 } boundary)
            await AddPartsAsync(fields, boundary, body).ConfigureAwait(false);
        return fields;
    }

    private static void AddPairs(Dictionary<string, string> fields, string text)
    {
        foreach (var pair in new QueryStringEnumerable(text))
        {
            if (fields.Count == MaxFields) return;
            fields.TryAdd(pair.DecodeName().ToString(), pair.DecodeValue().ToString());
        }
    }

    private static async Task AddPartsAsync(Dictionary<string, string> fields, string boundary, ReadOnlyMemory<byte> body)
    {
        try
        {
            var reader = new MultipartReader(boundary, new MemoryStream(body.ToArray()));
            while (fields.Count < MaxFields && await reader.ReadNextSectionAsync().ConfigureAwait(false) is { } section)
                if (section.AsFormDataSection() is { Name.Length: > 0 } field)
                    fields.TryAdd(field.Name, await field.GetValueAsync().ConfigureAwait(false));
        }
        catch (Exception e) when (e is IOException or InvalidDataException or ArgumentException)
        {
            // What broke off is no form.
            fields.Clear();
        }
    }
}
