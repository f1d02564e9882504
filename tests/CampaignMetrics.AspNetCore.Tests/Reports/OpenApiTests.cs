using System.Text.Json;
using Microsoft.AspNetCore.Builder;

namespace CampaignMetrics.AspNetCore.Tests.Reports;

/// <summary>The document that describes the reports says what holds.</summary>
public sealed class OpenApiTests
{
    [Fact]
    public async Task It_lists_each_path_that_is_answered()
    {
        await using var served = await ReportServer.StartAsync();
        using var document = await DocumentAsync(served);
        var paths = document.RootElement.GetProperty("paths").EnumerateObject().Select(path => path.Name).ToList();
        Assert.Equal(17, paths.Count);
        foreach (var path in paths)
        {
            using var answer = await served.GetAsync("/api" + path.Replace("{ledger}", "newsletter", StringComparison.Ordinal));
            Assert.True((int)answer.StatusCode is 200 or 400, path);
        }
    }

    /// <summary>But for cursors, which only a page before gives.</summary>
    [Fact]
    public async Task Each_parameter_with_its_example_is_followed()
    {
        await using var served = await ReportServer.StartAsync();
        using var document = await DocumentAsync(served);
        foreach (var path in document.RootElement.GetProperty("paths").EnumerateObject())
        {
            var parameters = path.Value.GetProperty("get").GetProperty("parameters").EnumerateArray()
                .Where(parameter => parameter.GetProperty("in").GetString() == "query").ToList();
            var needed = string.Concat(parameters.Where(IsRequired).Select(Written));
            foreach (var parameter in parameters.Where(one => Name(one) is not ("cursor" or "columns" or "role")))
            {
                var question = IsRequired(parameter) ? needed : needed + Written(parameter);
                await served.BytesAsync($"/api{path.Name.Replace("{ledger}", "newsletter", StringComparison.Ordinal)}?{question}");
            }
        }
    }

    [Fact]
    public async Task Its_examples_are_documents_with_a_schema_or_rows()
    {
        await using var served = await ReportServer.StartAsync();
        using var document = await DocumentAsync(served);
        foreach (var path in document.RootElement.GetProperty("paths").EnumerateObject())
            foreach (var content in path.Value.GetProperty("get").GetProperty("responses").GetProperty("200").GetProperty("content")
                .EnumerateObject())
            {
                var example = content.Value.GetProperty("example");
                if (content.Name == "application/json")
                    Assert.StartsWith("campaign-metrics/", example.GetProperty("schema").GetString(), StringComparison.Ordinal);
                else Assert.Equal(JsonValueKind.String, example.ValueKind);
            }
    }

    [Fact]
    public async Task It_names_no_ledger_where_that_is_fixed_and_says_where_it_is()
    {
        await using var served = await ReportServer.StartAsync(
            map: app => app.MapCampaignReports("/own/api", Served.Ledger).AllowAnonymous());
        using var document = JsonDocument.Parse(await served.BytesAsync("/own/api/openapi.json"));
        Assert.Equal("/own/api", document.RootElement.GetProperty("servers")[0].GetProperty("url").GetString());
        Assert.True(document.RootElement.GetProperty("paths").TryGetProperty("/report", out _));
    }

    private static async Task<JsonDocument> DocumentAsync(Served served) =>
        JsonDocument.Parse(await served.BytesAsync("/api/openapi.json"));

    private static bool IsRequired(JsonElement parameter) => parameter.GetProperty("required").GetBoolean();

    private static string Name(JsonElement parameter) => parameter.GetProperty("name").GetString()!;

    /// <summary>A value is written as its JSON is, but for the quotes of a text.</summary>
    private static string Written(JsonElement parameter)
    {
        var example = parameter.GetProperty("example");
        IEnumerable<JsonElement> values = example.ValueKind == JsonValueKind.Array ? example.EnumerateArray() : [example];
        return string.Concat(values.Select(value => $"&{Name(parameter)}={Uri.EscapeDataString(value.GetRawText().Trim('"'))}"));
    }
}
