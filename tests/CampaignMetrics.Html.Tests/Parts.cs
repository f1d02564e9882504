using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CampaignMetrics.Html.Tests;

/// <summary>The data of a page, found in its text as a browser finds them.</summary>
internal static partial class Parts
{
    /// <summary>The names of the parts, in order.</summary>
    public static IReadOnlyList<string> Names(string page) => [.. Elements().Matches(page).Select(match => match.Groups["name"].Value)];

    /// <summary>The JSON of a part.</summary>
    public static string Text(string page, string name) =>
        Elements().Matches(page).Single(match => match.Groups["name"].Value == name).Groups["json"].Value;

    public static JsonNode Json(string page, string name) => JsonNode.Parse(Text(page, name))!;

    [GeneratedRegex("<script type=\"application/json\" data-part=\"(?<name>[^\"]+)\">(?<json>.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex Elements();
}
